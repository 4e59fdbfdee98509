"""Learn the linear models (riwaya/weights/CARD.md names them) from annotated articles, and write them to riwaya/weights/.

    python bench/train.py --articles A.jsonl --gold A.gold.jsonl [--articles … --gold …] [--out DIR]

Needs scikit-learn (not a dependency of the reader). Mentions are those that the grammar finds; a mention is kept when it
overlaps a trigger of the gold, and joins a happening when they share a gold event. Gold marked background counts as event.
The actor and recipient models see happenings made of the mentions that share a gold event; a party is right when its naming
or one of its phrases there overlaps a gold span of that slot or shares most of its words.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from riwaya.extract import gather, modality, where
from riwaya.extract.document import Document
from riwaya.extract.features import join_features, keep_features, link_features
from riwaya.extract.fold import fold
from riwaya.extract.gather import find_all
from riwaya.extract.linear import model
from riwaya.extract.merge import DROP, Happening, join, may_link
from riwaya.extract.places import PlaceReader
from riwaya.extract.reader import _mark_names, _read_times
from riwaya.extract.roles import RoleReader
from riwaya.extract.said import phrase_span
from riwaya.extract.statements import StatementReader
from riwaya.lexicon import tables
from riwaya.model import Article

VERBS = "id,past,present,masdar,participle,type,subtype,slots,needs,without,example,yields"
NOUNS = "id,noun,plural,type,subtype,genitive,needs,without,example,yields"
EXAMPLE_WEIGHT = 0.05
FIELDS = ("id", "outlet", "url", "published", "title", "body")


def modality_examples(pairs: list[tuple[Path, Path]]) -> dict[str, list]:
    """Examples for the three modality models: mentions that tell of a gold event, with its modality."""
    rows: dict[str, list] = {kind: [] for kind in modality.KINDS}
    for raw, gold in annotated(pairs):
        for mention, features in patched("weigh", mentions_of, raw):
            events = gold_events(mention, gold)
            if events:
                told = gold["events"][min(events)]["modality"]
                for kind in modality.KINDS:
                    rows[kind].append((features, told == kind))
    return rows


def patched(name: str, call, article: dict) -> list:
    """What the function of that name in ``gather`` was called with while ``call`` read the article."""
    seen, original = [], getattr(gather, name)
    setattr(gather, name, lambda a, b: seen.append((a, b)) or original(a, b))
    try:
        call(article)
    finally:
        setattr(gather, name, original)
    return seen


def mentions_of(raw: dict) -> list:
    """The mentions of an article, before any is dropped or merged."""
    return read(raw)[2]


def read(raw: dict) -> tuple[Document, list, list]:
    """Document, statements and mentions of an article."""
    document = Document(Article(**{k: raw[k] or ("" if k in ("title", "body") else None) for k in FIELDS}))
    _mark_names(document)
    times, _ = _read_times(document)
    places = PlaceReader(document).read()
    statements = StatementReader(document).read()
    return document, statements, find_all(document, times, places, statements)


def gold_events(mention, gold: dict) -> frozenset[int]:
    start, end = mention.span
    hits = [
        k for k, event in enumerate(gold["events"])
        if any(t["start"] < end and start < t["end"] for t in event["triggers"])
    ]  # fmt: skip
    same = [k for k in hits if gold["events"][k]["type"] == mention.type]
    return frozenset(same or hits)


def keep_join_examples(pairs: list[tuple[Path, Path]]):
    """Examples for the keep and join models."""
    keep, joins = [], []
    for mentions, gold in analysed(pairs):
        here: list[tuple[Happening, set[int]]] = []
        for mention in mentions:
            events = gold_events(mention, gold)
            keep.append((keep_features(mention), bool(events)))
            if here and here[0][0].mentions[0].sentence is not mention.sentence:
                here = []
            target = None
            for happening, known in here:
                if not may_link(mention.type, mention.toll_only, happening):
                    continue
                together = bool(events & known)
                if events and known:
                    joins.append((join_features(mention, happening), together))
                if together and target is None:
                    target = (happening, known)
            if target is None:
                here.append((Happening(mention), set(events)))
            else:
                target[0].mentions.append(mention)
                target[1].intersection_update(events)
    return keep, joins


def link_examples(pairs: list[tuple[Path, Path]]):
    """Examples for the link model: the sentences' happenings as the join model gives them, in order."""
    rows = []
    keep = model("keep")
    for mentions, gold in analysed(pairs):
        recent: list[tuple[Happening, set[int]]] = []
        for group in join([m for m in mentions if keep.probability(keep_features(m)) >= DROP]):
            events: set[int] = set()
            for mention in group.mentions:
                events |= gold_events(mention, gold)
            target, rank = None, 0
            toll_only = all(m.toll_only for m in group.mentions)
            for happening, known in recent:
                if not may_link(group.type, toll_only, happening):
                    continue
                together = bool(events & known)
                if happening.mentions[-1].sentence is not group.mentions[0].sentence:
                    if events or known:
                        rows.append((link_features(group, happening, rank), together))
                    if together and target is None:
                        target = (happening, known)
                rank += 1
            if target is None:
                target = (Happening(group.mentions[0]), events)
                target[0].mentions[:] = group.mentions
            else:
                target[0].mentions.extend(group.mentions)
                recent.remove(target)
            recent.insert(0, target)
    return rows


def annotated(pairs: list[tuple[Path, Path]]) -> Iterator[tuple[dict, dict]]:
    """(article, gold record) of every annotated article."""
    for articles, golds in pairs:
        raw = {a["id"]: a for a in map(json.loads, articles.open(encoding="utf-8"))}
        for gold in map(json.loads, golds.open(encoding="utf-8")):
            if not gold.get("skip"):
                yield raw[gold["id"]], gold


def analysed(pairs: list[tuple[Path, Path]]):
    """(mentions, gold record) of every annotated article."""
    for raw, gold in annotated(pairs):
        yield mentions_of(raw), gold


def same_place(place, gold: dict) -> bool:
    """As the scorer has it: overlap or shared words, or within ten kilometres."""
    text = " ".join(t.text for t in place.sentence.tokens[place.start : place.end])
    names = {fold(w).removeprefix("ال") for w in gold["text"].split()}
    if names & {fold(w)[place.skip if k == 0 else 0 :].removeprefix("ال") for k, w in enumerate(text.split())}:
        return True
    if None in (place.lat, place.lon, gold.get("lat"), gold.get("lon")):
        return False
    return math.hypot(place.lat - gold["lat"], (place.lon - gold["lon"]) * 0.8) < 0.09


def scene_examples(pairs: list[tuple[Path, Path]]):
    """Examples for the place and date models: candidates of mentions that tell of a gold event."""
    place_rows, date_rows = [], []
    for raw, gold in annotated(pairs):
        for mention, scene in patched("locate", mentions_of, raw):
            events = [gold["events"][k] for k in gold_events(mention, gold)]
            if not events:
                continue
            wanted = [p for e in events for p in e["places"]]
            for place in where.place_candidates(mention, scene):
                hit = any(same_place(place, g) for g in wanted)
                place_rows.append((where.place_features(mention, place, scene), hit))
            values = {e["date"]["value"] for e in events} - {None}
            for sentence, time in where.date_candidates(mention, scene):
                if time.value is not None:
                    date_rows.append((where.date_features(mention, sentence, time, scene), time.value in values))
    return place_rows, date_rows


def lexicon_examples():
    """The example of every event row, at the row's own word: what a row was written for is an event, seen or not."""
    for row in (*tables("events/verbs-*", VERBS), *tables("events/nouns-*", NOUNS)):
        raw = dict.fromkeys(FIELDS) | {"id": row.id, "body": row["example"], "published": "2024-05-10"}
        for mention in mentions_of(raw):
            if mention.rule is not None and mention.rule.id == row.id:
                yield keep_features(mention), True, EXAMPLE_WEIGHT


def words(text: str) -> set[str]:
    """The bare words of a name, as the scorer compares them."""
    return {w.removeprefix("و").removeprefix("ب").removeprefix("ل").removeprefix("ال") for w in fold(text).split()}


def same_name(gold: dict, start: int, end: int, text: str) -> bool:
    if gold["start"] < end and start < gold["end"]:
        return True
    a, b = words(gold["text"]), words(text)
    return bool(a and b) and len(a & b) >= 0.6 * min(len(a), len(b))


def role_examples(pairs: list[tuple[Path, Path]]) -> dict[str, list]:
    """For actor and recipient: the features of every party beside every gold event, and whether it is one."""
    out: dict[str, list] = {"actor": [], "recipient": []}
    for raw, gold in annotated(pairs):
        document, statements, mentions = read(raw)
        found: dict[int, Happening] = {}
        for mention in mentions:
            for k in gold_events(mention, gold):
                if k in found:
                    found[k].mentions.append(mention)
                else:
                    found[k] = Happening(mention)
        reader = RoleReader(document, statements, mentions)
        reader.survey(list(found.values()))
        before = None
        for k, happening in found.items():
            for row in reader.rows(happening, before):
                start, end = phrase_span(row.entity.naming(row.near))
                for slot, rows in out.items():
                    right = any(
                        same_name(g, start, end, document.text[start:end]) for g in gold["events"][k][f"{slot}s"]
                    )
                    rows.append((row.features, right))
            before = happening
    return out


def fit(rows, c: float, least: int) -> dict[str, float]:
    counts = Counter(f for features, *_ in rows for f in set(features))
    data = [{f: 1.0 for f in features if counts[f] >= least} for features, *_ in rows]
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform(data)
    weights = [row[2] if len(row) > 2 else 1.0 for row in rows]
    learned = LogisticRegression(C=c, max_iter=2000, fit_intercept=False).fit(x, [row[1] for row in rows], weights)
    return dict(zip(vectorizer.get_feature_names_out(), learned.coef_[0], strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", action="append", type=Path, required=True)
    parser.add_argument("--gold", action="append", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("riwaya/weights"))
    parser.add_argument("--c", type=float, default=0.3, help="inverse strength of the L2 penalty")
    parser.add_argument("--roles-c", type=float, default=0.03, help="the same for the actor and recipient models")
    parser.add_argument("--modality-c", type=float, default=0.1, help="the same for the modality models")
    parser.add_argument("--least", type=int, default=4, help="features seen less often are left out")
    args = parser.parse_args()
    pairs = list(zip(args.articles, args.gold, strict=True))
    args.out.mkdir(parents=True, exist_ok=True)
    # Each step sees what the weights of the steps before it give, and nothing of weights from before this run.
    write(args, "place", scene_examples(pairs)[0])
    model.cache_clear()
    write(args, "date", scene_examples(pairs)[1])
    model.cache_clear()
    for name, rows in modality_examples(pairs).items():
        write(args, name, rows, args.modality_c)
    model.cache_clear()
    keep, joins = keep_join_examples(pairs)
    write(args, "keep", keep + list(lexicon_examples()))
    write(args, "join", joins)
    model.cache_clear()
    write(args, "link", link_examples(pairs))
    for name, rows in role_examples(pairs).items():
        write(args, name, rows, args.roles_c)


def write(args, name: str, rows, c: float | None = None) -> None:
    weights = fit(rows, c or args.c, args.least)
    with (args.out / f"{name}.tsv").open("w", encoding="utf-8") as out:
        out.write(f"# weights of the {name} model: feature, weight. Made by bench/train.py; see CARD.md.\n")
        out.writelines(f"{f}\t{w:.3f}\n" for f, w in sorted(weights.items()) if abs(w) >= 0.005)
    print(name, len(rows), "examples,", sum(row[1] for row in rows), "positive,", len(weights), "features")


if __name__ == "__main__":
    main()
