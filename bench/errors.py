"""Where the reader errs on the annotated articles: misses and false alarms by kind and field, each with its sentence.

    python bench/errors.py                              how many of each kind, then all of them
    python bench/errors.py --field actor --set dev      one field of one set
    python bench/errors.py --summary                    the counts only
    python bench/errors.py --field event --kind missed  one kind

Fields: event, type, actor, recipient, place, date, killed, wounded, source, modality, hedge, statement, said, time, place-name.
Kinds: missed, false, wrong (found with another value); for events also merged (into another event) and split (one told as
two). Fields of an event are looked at only where the event itself was found, so that each error counts once.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))
import gold

Spanned = dict[str, Any]
BEFORE, AFTER = 80, 110  # characters of context shown on both sides


class Error(NamedTuple):
    """One error: ``what`` tells gold and reading, ``at`` where in the text, ``entry`` the rule that fired."""

    field: str
    kind: str
    what: str
    at: Spanned | None
    entry: str = ""


def errors_of(score: Any, wanted: dict[str, Any], got: dict[str, Any]) -> Iterator[Error]:
    """All errors of one article."""
    pairs = score.pair_off(wanted["events"], got["events"], score.event_similarity)
    yield from _events(score, wanted["events"], got["events"], pairs)
    for i, j in pairs:
        if not wanted["events"][i].get("background"):
            yield from _fields(score, wanted["events"][i], got["events"][j])
    yield from _statements(score, wanted["statements"], got["statements"])
    yield from _mentions(score, wanted, got)


def _touch(score: Any, a: Spanned, b: Spanned) -> bool:
    return any(score.overlap(x, y) for x in a["triggers"] for y in b["triggers"])


def _events(score: Any, wanted: list[Spanned], got: list[Spanned], pairs: list[tuple[int, int]]) -> Iterator[Error]:
    found, claimed = {i for i, _ in pairs}, {j for _, j in pairs}
    for i, event in enumerate(wanted):
        if i in found or event.get("background"):
            continue
        merged = any(_touch(score, event, other) for other in got)
        words = " + ".join(t["text"] for t in event["triggers"])
        yield Error("event", "merged" if merged else "missed", f"{event['type']}: {words}", event["triggers"][0])
    for j, event in enumerate(got):
        if j in claimed:
            continue
        split = any(_touch(score, other, event) for other in wanted)
        first = event["triggers"][0]
        words = " + ".join(t["text"] for t in event["triggers"])
        yield Error("event", "split" if split else "false", f"{event['type']}: {words}", first, first.get("entry", ""))
    for i, j in pairs:
        if wanted[i]["type"] != got[j]["type"] and not wanted[i].get("background"):
            first = got[j]["triggers"][0]
            yield Error("type", "wrong", f"{wanted[i]['type']} read as {got[j]['type']}", first, first.get("entry", ""))


def _fields(score: Any, wanted: Spanned, got: Spanned) -> Iterator[Error]:
    """Errors in the fields of an event that was found."""
    at = got["triggers"][0]
    lists: tuple[tuple[str, str, Callable[[Any, Any], bool]], ...] = (
        ("actor", "actors", score.same_name),
        ("recipient", "recipients", score.same_name),
        ("place", "places", score.same_place),
        ("killed", "killed", lambda a, b: score.toll(a) == score.toll(b)),
        ("wounded", "wounded", lambda a, b: score.toll(a) == score.toll(b)),
    )
    for field, key, same in lists:
        yield from _unpaired(score, field, wanted.get(key) or [], got.get(key) or [], same, at)
    yield from _unpaired(score, "source", score.inner_sources(wanted), score.inner_sources(got), score.same_name, at)
    values = (
        ("date", (wanted["date"] or {}).get("value"), (got["date"] or {}).get("value")),
        ("modality", wanted["modality"], got["modality"]),
        ("hedge", wanted["hedged"] or None, got["hedged"] or None),
    )
    for field, a, b in values:
        if a != b:
            yield Error(field, "missed" if b is None else "false" if a is None else "wrong", f"{a} read as {b}", at)


def _unpaired(
    score: Any, field: str, wanted: list[Spanned], got: list[Spanned], same: Callable[[Any, Any], bool], at: Spanned
) -> Iterator[Error]:
    """Members of two lists that have no partner; one miss and one false alarm together are one wrong value."""
    pairs = score.pair_off(wanted, got, lambda a, b: 1 if same(a, b) else 0)
    missed = [a for i, a in enumerate(wanted) if i not in {i for i, _ in pairs}]
    extra = [b for j, b in enumerate(got) if j not in {j for _, j in pairs}]
    for a, b in zip(missed, extra, strict=False):
        yield Error(field, "wrong", f"{_name(a)} read as {_name(b)}", at, b.get("entry", ""))
    for a in missed[len(extra) :]:
        yield Error(field, "missed", _name(a), at)
    for b in extra[len(missed) :]:
        yield Error(field, "false", _name(b), at, b.get("entry", ""))


def _name(span: Spanned) -> str:
    toll = f" [{span['min']}, {span['max']}]" if "min" in span else ""
    return f"{span.get('text')}{toll}"


def _statements(score: Any, wanted: list[Spanned], got: list[Spanned]) -> Iterator[Error]:
    def same(a: Spanned, b: Spanned) -> bool:
        return bool(
            score.overlap(a["cue"], b["cue"])
            and a["source"]
            and b["source"]
            and score.same_name(a["source"], b["source"])
        )

    pairs = score.pair_off(wanted, got, lambda a, b: 1 if same(a, b) else 0)
    for i, a in enumerate(wanted):
        if i not in {i for i, _ in pairs}:
            near = [b["source"]["text"] for b in got if score.overlap(a["cue"], b["cue"])]
            what = f"{(a['source'] or {}).get('text')} · {a['cue']['text']}"
            if near:
                yield Error("statement", "wrong", f"{what}, read with {' / '.join(near)}", a["cue"])
            else:
                yield Error("statement", "missed", what, a["cue"])
    for j, b in enumerate(got):
        if j not in {j for _, j in pairs} and not any(score.overlap(a["cue"], b["cue"]) for a in wanted):
            yield Error(
                "statement", "false", f"{b['source']['text']} · {b['cue']['text']}", b["cue"], b["cue"].get("entry", "")
            )
    for i, j in pairs:
        a, b = wanted[i].get("content"), got[j].get("content")
        if a and not (b and _half(a, b)):
            yield Error(
                "said",
                "wrong" if b else "missed",
                f"{a['start']}-{a['end']} read as {b and (b['start'], b['end'])}",
                wanted[i]["cue"],
            )


def _half(a: Spanned, b: Spanned) -> bool:
    both = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return bool(both >= 0.5 * (max(a["end"], b["end"]) - min(a["start"], b["start"])))


def _mentions(score: Any, wanted: dict[str, Any], got: dict[str, Any]) -> Iterator[Error]:
    """Times by their value, place names by their span."""
    for field, key in (("time", "times"), ("place-name", "places")):
        pairs = score.pair_off(wanted[key], got[key], lambda a, b: 1 if score.overlap(a, b) else 0)
        for i, a in enumerate(wanted[key]):
            if i not in {i for i, _ in pairs} and a.get("as") != "actor":
                yield Error(field, "missed", _name(a), a)
        for j, b in enumerate(got[key]):
            if j not in {j for _, j in pairs}:
                yield Error(field, "false", _name(b), b, b.get("entry", ""))
        if key == "times":
            for i, j in pairs:
                a, b = wanted[key][i], got[key][j]
                if a.get("value") != b.get("value"):
                    yield Error(
                        field, "wrong", f"{a['text']}: {a.get('value')} read as {b.get('value')}", b, b.get("entry", "")
                    )


def context(text: str, at: Spanned | None) -> str:
    """The words around a span, the span in ⟦⟧, lines joined."""
    if at is None:
        return ""
    start, end = at["start"], at["end"]
    before, after = text[max(0, start - BEFORE) : start], text[end : end + AFTER]
    return f"…{before}⟦{text[start:end]}⟧{after}…".replace("\n", " ⏎ ")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--set", action="append", choices=gold.SETS, help="which articles; all sets when not given")
    parser.add_argument("--field", action="append", help="only this field")
    parser.add_argument("--kind", action="append", help="only this kind: missed, false, wrong, merged, split")
    parser.add_argument("--summary", action="store_true", help="the counts only")
    args = parser.parse_args()
    if not gold.present():
        print(gold.ABSENT, file=sys.stderr)
        return 1
    score = gold.scorer()
    counts: Counter[tuple[str, str]] = Counter()
    entries: Counter[str] = Counter()
    shown: list[str] = []
    for name in args.set or gold.SETS:
        wanted, texts = gold.gold(name), gold.texts(name)
        system = gold.read_all([texts[key] for key in wanted])
        for key, row in wanted.items():
            for error in errors_of(score, row, system[key]):
                if (args.field and error.field not in args.field) or (args.kind and error.kind not in args.kind):
                    continue
                counts[error.field, error.kind] += 1
                if error.kind == "false" and error.entry:
                    entries[error.entry] += 1
                line = f"{key}  {error.field} {error.kind}: {error.what}" + (
                    f"  ({error.entry})" if error.entry else ""
                )
                shown.append(f"{line}\n    {context(texts[key].text, error.at)}")
    print(f"{'field':12}{'kind':9}{'errors':>7}")
    for (field, kind), n in counts.most_common():
        print(f"{field:12}{kind:9}{n:7}")
    print("\nentries with the most false alarms: " + ", ".join(f"{e} {n}" for e, n in entries.most_common(15)))
    if not args.summary:
        print("\n" + "\n".join(shown))
    return 0


if __name__ == "__main__":
    sys.exit(main())
