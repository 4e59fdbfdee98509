"""Annotated articles -> examples for the models of the reader: (features, whether they are right) for each thing weighed.

Mentions are those that the grammar finds; a mention is kept when it overlaps a trigger of the gold, and joins a happening when
they share a gold event. Gold marked background counts as event. The actor and recipient models see happenings made of the
mentions that share a gold event; a party is right when its naming or one of its phrases there overlaps a gold span of that
slot or shares most of its words. Where an example depends on what another model decides, the weights now in place decide.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import SimpleNamespace

from riwaya.extract import gather, modality, where
from riwaya.extract.document import Document
from riwaya.extract.eventdates import EventDates
from riwaya.extract.eventplaces import EventPlaces
from riwaya.extract.features import join_features, keep_features, link_features
from riwaya.extract.fold import fold
from riwaya.extract.gather import find_all
from riwaya.extract.linear import model
from riwaya.extract.merge import DROP, Happening, apart, gathered, join, linkable
from riwaya.extract.placeback import PlaceBack
from riwaya.extract.placemention import distance
from riwaya.extract.places import PlaceReader
from riwaya.extract.reader import _mark_names, _read_times
from riwaya.extract.roles import RoleReader
from riwaya.extract.said import phrase_span
from riwaya.extract.statements import StatementReader
from riwaya.extract.tell import all_features, told
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


def read(raw: dict) -> tuple[Document, list, list, list]:
    """Document, statements, mentions and places of an article."""
    document = Document(Article(**{k: raw[k] or ("" if k in ("title", "body") else None) for k in FIELDS}))
    _mark_names(document)
    times, _ = _read_times(document)
    places = PlaceReader(document).read()
    statements = StatementReader(document).read()
    return document, statements, find_all(document, times, places, statements), places


def gold_events(mention, gold: dict) -> frozenset[int]:
    start, end = mention.span
    hits = [
        k for k, event in enumerate(gold["events"])
        if any(t["start"] < end and start < t["end"] for t in event["triggers"])
    ]  # fmt: skip
    same = [k for k in hits if gold["events"][k]["type"] == mention.type]
    return frozenset(same or hits)


def keep_join_examples(articles: list):
    """Examples for the keep and join models."""
    keep, joins = [], []
    for mentions, gold in articles:
        here: list[tuple[Happening, set[int]]] = []
        for mention in mentions:
            events = gold_events(mention, gold)
            keep.append((keep_features(mention), bool(events)))
            if here and here[0][0].mentions[0].sentence is not mention.sentence:
                here = []
            target = None
            for happening, known in here:
                if happening.type not in linkable(mention.type, mention.toll_only):
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


def link_examples(articles: list):
    """Examples for the link model: the sentences' happenings as the join model gives them, in order."""
    rows = []
    keep = model("keep")
    for mentions, gold in articles:
        recent: list[tuple[Happening, set[int]]] = []
        for group in join([m for m in mentions if keep.probability(keep_features(m)) >= DROP]):
            events: set[int] = set()
            for mention in group.mentions:
                events |= gold_events(mention, gold)
            target, rank = None, 0
            toll_only = all(m.toll_only for m in group.mentions)
            for happening, known in recent:
                if happening.type not in linkable(group.type, toll_only) or apart(group, happening):
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


def tell_examples(articles: list):
    """Examples for the tell model: happenings as the models now in place gather them; right is one to a gold event."""
    rows = []
    for mentions, gold in articles:
        happenings = gathered(mentions)
        paired = pairs_of(happenings, gold["events"])
        for k, features in enumerate(all_features(happenings)):
            event = paired.get(k)
            if event is None or not event["background"]:
                rows.append((features, event is not None))
    return rows


def pairs_of(happenings: list[Happening], events: list[dict]) -> dict[int, dict]:
    """One gold event a happening, as the scorer pairs them: same type first, then the most triggers."""
    asked = []
    for k, happening in enumerate(happenings):
        spans = [m.span for m in happening.mentions]
        for n, event in enumerate(events):
            hits = sum(any(t["start"] < end and start < t["end"] for start, end in spans) for t in event["triggers"])
            if hits:
                asked.append((10 * (event["type"] == happening.type) + hits, -n, -k))
    paired: dict[int, dict] = {}
    taken = set()
    for _, n, k in sorted(asked, reverse=True):
        if -k not in paired and n not in taken:
            paired[-k] = events[-n]
            taken.add(n)
    return paired


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


def right_places(places: list, wanted: list[dict]) -> list[bool]:
    """Which places are those of the gold, as the scorer pairs them: one name for each, the one most like it."""
    likeness = sorted(
        ((like(place, g), -k, -n) for k, place in enumerate(places) for n, g in enumerate(wanted)), reverse=True
    )
    paired: dict[int, frozenset[str]] = {}
    right = [False] * len(places)
    for value, k, n in likeness:
        if value > 0 and paired.setdefault(n, bare(places[-k])) == bare(places[-k]):
            right[-k] = True
    return right


def like(place, gold: dict) -> float:
    """How far a place is one of the gold: the same words, most of the shorter name's, or within ten kilometres."""
    words, names = bare(place), frozenset(fold(w).removeprefix("ال") for w in re.findall(r"\w+", gold["text"]))
    tokens = place.sentence.tokens
    overlap = tokens[place.start].start < gold["end"] and gold["start"] < tokens[place.end - 1].end
    common = len(names & words)
    if overlap or common >= 0.6 * min(len(names), len(words)):
        return 1 + common / max(1, len(names | words))
    km = distance(place, SimpleNamespace(**gold))
    return 0.5 if km is not None and km <= 10 else 0


def bare(place) -> frozenset[str]:
    """The words of a place without clitics and articles."""
    tokens = place.sentence.tokens[place.start : place.end]
    words = [tokens[0].word[place.skip :], *(t.word for t in tokens[1:])]
    return frozenset(w.removeprefix("ال") for w in words)


def scene_examples(annotations: Iterable[tuple[dict, dict]]):
    """Examples for the place and date models: candidates of mentions that tell of a gold event."""
    place_rows, date_rows = [], []
    for raw, gold in annotations:
        for mention, scene in patched("locate", mentions_of, raw):
            events = [gold["events"][k] for k in gold_events(mention, gold)]
            if not events:
                continue
            wanted = [p for e in events for p in e["places"]]
            candidates = where.place_candidates(mention, scene)
            named = [p.meant if isinstance(p, PlaceBack) else p for p in candidates]
            for place, hit in zip(candidates, right_places(named, wanted), strict=True):
                place_rows.append((where.place_features(mention, place, scene), hit))
            values = {e["date"]["value"] for e in events} - {None}
            for sentence, time in where.date_candidates(mention, scene):
                if time.value is not None:
                    date_rows.append((where.date_features(mention, sentence, time, scene), time.value in values))
    return place_rows, date_rows


def event_place_examples(annotations: Iterable[tuple[dict, dict]]) -> list:
    """Examples for the eventplace model: the places of happenings, made as the gold has them and as the reader makes them."""
    rows = []
    for raw, gold in annotations:
        *_, mentions, places = read(raw)
        events = {id(m): gold_events(m, gold) for m in mentions}
        found: dict[int, Happening] = {}
        for mention in mentions:
            for k in events[id(mention)]:
                if k in found:
                    found[k].mentions.append(mention)
                else:
                    found[k] = Happening(mention)
        for happenings in (list(found.values()), told(gathered(mentions))):
            reader = EventPlaces(places)
            reader.survey(happenings)
            for happening in happenings:
                heard = Counter(k for m in happening.mentions for k in events[id(m)])
                if heard:
                    wanted = gold["events"][max(heard, key=lambda k: heard[k])]["places"]
                    here = reader.rows(happening)
                    right = right_places([row.place for row in here], wanted)
                    rows += [(row.features, hit) for row, hit in zip(here, right, strict=True)]
    return rows


def event_date_examples(annotations: Iterable[tuple[dict, dict]]) -> list:
    """Examples for the eventdate model: the dates of happenings, made as the gold has them and as the reader makes them."""
    rows = []
    for raw, gold in annotations:
        document, statements, mentions, _ = read(raw)
        reader = EventDates(document, _read_times(document)[0], statements, mentions)
        for happenings in told_of(mentions, gold):
            reader.survey([happening for happening, _ in happenings])
            for happening, event in happenings:
                if event is not None:
                    value = event["date"]["value"]
                    rows += [
                        (r.features, r.time.value == value) for r in reader.rows(happening) if r.time.value is not None
                    ]
    return rows


def told_of(mentions: list, gold: dict) -> Iterator[list[tuple[Happening, dict | None]]]:
    """Happenings with the gold event that each tells of: first made as the gold has them, then as the reader makes them."""
    found: dict[int, Happening] = {}
    for mention in mentions:
        for k in gold_events(mention, gold):
            if k in found:
                found[k].mentions.append(mention)
            else:
                found[k] = Happening(mention)
    yield [(happening, gold["events"][k]) for k, happening in found.items()]
    happenings = told(gathered(mentions))
    paired = pairs_of(happenings, gold["events"])
    yield [(happening, paired.get(k)) for k, happening in enumerate(happenings)]


def lexicon_examples():
    """The example of every event row, at the row's own word: what a row was written for is an event, seen or not."""
    for row in (*tables("events/verbs-*", VERBS), *tables("events/nouns-*", NOUNS)):
        raw = dict.fromkeys(FIELDS) | {"id": row.id, "body": row["example"], "published": "2024-05-10"}
        for mention in mentions_of(raw):
            if mention.rule is not None and mention.rule.id == row.id:
                yield keep_features(mention), True, EXAMPLE_WEIGHT


_CLITICS = re.compile(r"^(و|ف)?(ب|ل|ك)?(ال|لل)(?=\w{2})")


def words(text: str) -> set[str]:
    """The bare words of a name, as the scorer compares them: no marks, no article with its clitics."""
    return {_CLITICS.sub("", w) for w in re.findall(r"\w+", fold(text))} - {"د"}


def same_name(gold: dict, start: int, end: int, text: str) -> bool:
    if gold["start"] < end and start < gold["end"]:
        return True
    a, b = words(gold["text"]), words(text)
    return bool(a and b) and len(a & b) >= 0.6 * min(len(a), len(b))


def told_events(pairs: list[tuple[Path, Path]]):
    """(document, gold event, reader of roles, rows of parties) of every gold event that a mention tells of."""
    for raw, gold in annotated(pairs):
        document, statements, mentions, _ = read(raw)
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
            yield document, gold["events"][k], reader, reader.rows(happening, before)
            before = happening


def role_examples(pairs: list[tuple[Path, Path]]) -> dict[str, list]:
    """For actor and recipient: the features of every party beside every gold event, and whether it is one."""
    out: dict[str, list] = {"actor": [], "recipient": []}
    for document, event, reader, parties in told_events(pairs):
        for row in parties:
            start, end = phrase_span(reader.namer.name(row.entity, row.near))
            for slot, rows in out.items():
                right = any(same_name(g, start, end, document.text[start:end]) for g in event[f"{slot}s"])
                rows.append((row.features, right))
    return out


def naming_examples(pairs: list[tuple[Path, Path]]) -> list:
    """Examples for the naming model: the wordings of a party of a gold event, where some fit the gold and some do not."""
    rows = []
    for document, event, reader, parties in told_events(pairs):
        for row in parties:
            proposals = reader.namer.proposals(row.entity, row.near)
            spans = [phrase_span(phrase) for phrase, _ in proposals]
            for gold in event["actors"] + event["recipients"]:
                fits = [same_name(gold, start, end, document.text[start:end]) for start, end in spans]
                if any(fits) and not all(fits):
                    rows += [(features, fit) for (_, features), fit in zip(proposals, fits, strict=True)]
    return rows
