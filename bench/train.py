"""Learn the linear models (keep, link, actor, recipient) from annotated articles, and write them to riwaya/weights/.

    python bench/train.py --articles A.jsonl --gold A.gold.jsonl [--articles … --gold …] [--out DIR]

Needs scikit-learn (not a dependency of the reader). Mentions are those that the grammar finds; a mention is kept when it
overlaps a trigger of the gold, and joins a happening when they share a gold event. Gold marked background counts as event.
The actor and recipient models see happenings made of the mentions that share a gold event; a party is right when its naming
or one of its phrases there overlaps a gold span of that slot or shares most of its words.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import FeatureHasher  # noqa: F401  (fails early with a clear name when sklearn is missing)
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from riwaya.extract.document import Document
from riwaya.extract.fold import fold
from riwaya.extract.features import keep_features, link_features
from riwaya.extract.gather import find_all
from riwaya.extract.merge import Happening, may_link
from riwaya.extract.places import PlaceReader
from riwaya.extract.reader import _mark_names, _read_times
from riwaya.extract.roles import RoleReader
from riwaya.extract.statements import StatementReader, phrase_span
from riwaya.model import Article

FIELDS = ("id", "outlet", "url", "published", "title", "body")


def read(raw: dict) -> tuple[Document, list, list]:
    """Document, statements and mentions of an article."""
    document = Document(Article(**{k: raw[k] or ("" if k in ("title", "body") else None) for k in FIELDS}))
    _mark_names(document)
    times, _ = _read_times(document)
    places = PlaceReader(document).read()
    statements = StatementReader(document).read()
    return document, statements, find_all(document, times, places, statements)


def mentions_of(raw: dict) -> list:
    return read(raw)[2]


def gold_events(mention, gold: dict) -> frozenset[int]:
    start, end = mention.word.start, mention.word.end
    hits = [
        k for k, event in enumerate(gold["events"])
        if any(t["start"] < end and start < t["end"] for t in event["triggers"])
    ]  # fmt: skip
    same = [k for k in hits if gold["events"][k]["type"] == mention.type]
    return frozenset(same or hits)


def examples(pairs: list[tuple[Path, Path]]):
    keep, link = [], []
    for articles, golds in pairs:
        raw = {a["id"]: a for a in map(json.loads, articles.open(encoding="utf-8"))}
        for gold in map(json.loads, golds.open(encoding="utf-8")):
            if gold.get("skip"):
                continue
            recent: list[tuple[Happening, set[int]]] = []
            for mention in mentions_of(raw[gold["id"]]):
                events = gold_events(mention, gold)
                typed = {k for k in events if gold["events"][k]["type"] == mention.type}
                keep.append((keep_features(mention), bool(events)))
                target = None
                asked = [(h, e) for h, e in recent if may_link(mention, h)]
                for rank, (happening, known) in enumerate(asked):
                    together = bool(events & known)
                    if events or known:
                        link.append((link_features(mention, happening, rank), together))
                    if together and target is None:
                        target = (happening, known)
                if target is None:
                    target = (Happening(mention), set(events))
                else:
                    target[0].mentions.append(mention)
                    target[1].intersection_update(events or target[1])
                    recent.remove(target)
                recent.insert(0, target)
                del typed
    return keep, link


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
    for articles, golds in pairs:
        raw = {a["id"]: a for a in map(json.loads, articles.open(encoding="utf-8"))}
        for gold in map(json.loads, golds.open(encoding="utf-8")):
            if gold.get("skip"):
                continue
            document, statements, mentions = read(raw[gold["id"]])
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
                        right = any(same_name(g, start, end, document.text[start:end]) for g in gold["events"][k][f"{slot}s"])
                        rows.append((row.features, right))
                before = happening
    return out


def fit(rows, c: float, least: int) -> dict[str, float]:
    counts = Counter(f for features, _ in rows for f in set(features))
    data = [{f: 1.0 for f in features if counts[f] >= least} for features, _ in rows]
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform(data)
    learned = LogisticRegression(C=c, max_iter=2000, fit_intercept=False).fit(x, [y for _, y in rows])
    return dict(zip(vectorizer.get_feature_names_out(), learned.coef_[0], strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", action="append", type=Path, required=True)
    parser.add_argument("--gold", action="append", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("riwaya/weights"))
    parser.add_argument("--c", type=float, default=0.3, help="inverse strength of the L2 penalty")
    parser.add_argument("--roles-c", type=float, default=0.03, help="the same for the actor and recipient models")
    parser.add_argument("--only", nargs="*", help="models to write (all when not given)")
    parser.add_argument("--least", type=int, default=4, help="features seen less often are left out")
    args = parser.parse_args()
    keep, link = examples(list(zip(args.articles, args.gold, strict=True)))
    args.out.mkdir(parents=True, exist_ok=True)
    roles = role_examples(list(zip(args.articles, args.gold, strict=True)))
    models = [("keep", keep, args.c), ("link", link, args.c)] + [(name, rows, args.roles_c) for name, rows in roles.items()]
    for name, rows, c in models:
        if args.only and name not in args.only:
            continue
        weights = fit(rows, c, args.least)
        with (args.out / f"{name}.tsv").open("w", encoding="utf-8") as out:
            out.write(f"# weights of the {name} model: feature, weight. Made by bench/train.py; see CARD.md.\n")
            out.writelines(f"{f}\t{w:.3f}\n" for f, w in sorted(weights.items()) if abs(w) >= 0.005)
        print(name, len(rows), "examples,", sum(y for _, y in rows), "positive,", len(weights), "features")


if __name__ == "__main__":
    main()
