"""What is known of a mention, and of a mention beside a happening, as named features for the two linear models.

``keep`` decides whether an event word tells of a happening at all, ``link`` whether it tells of one already met. Features
are of the grammar (slots filled, form, neighbours), never of the names or places of a text.
"""

from __future__ import annotations

from riwaya.extract.mentions import Mention
from riwaya.extract.merge import Happening, agree, bounds, same_party
from riwaya.extract.tokens import Token


def keep_features(m: Mention) -> list[str]:
    """Features of one mention by itself."""
    tokens, i = m.sentence.tokens, m.token
    kind = "toll" if m.toll_only else m.pos
    out = ["bias", f"kind={kind}", f"type={m.type}", f"type={m.type}:{kind}"]
    if m.rule is not None:
        out.append(f"row={m.rule.id.partition(':')[2]}")
        if m.rule.needs:
            out.append("needs")
    elif m.reading is not None:
        out.append(f"row={m.reading.lexeme.row.id}")
    out.append(f"form={m.form[:12]}:{kind}" if kind == "v" else f"form={m.form}:{kind}")
    filled = []
    for name, slot in (("actor", m.actors), ("recipient", m.recipients), ("place", m.places), ("count", m.counts)):
        if slot:
            out.append(f"has={name}")
            filled.append(name)
    if m.date is not None:
        out.append("has=date")
        filled.append("date")
    out.append(f"filled={len(filled)}:{kind}")
    if kind != "toll":
        out.append(f"filled={min(len(filled), 3)}:{m.type}")
    for flag, name in (
        (m.light is not None, "light"), (m.linked is not None, "linked"), (m.definite, "definite"), (m.title, "title"),
        (m.statement is not None, "said"), (m.hedge is not None, "hedged"), (bool(m.reading and m.reading.enc), "pronoun"),
    ):  # fmt: skip
        if flag:
            out += [f"is={name}", f"is={name}:{kind}"]
    out.append(f"modality={m.modality}:{kind}")
    if m.doubt:
        out.append(f"doubt={m.doubt}")
    out.append(f"at={min(m.sentence.index, 9) // 2}")
    before, after = (tokens[i - 1] if i else None), (tokens[i + 1] if i + 1 < len(tokens) else None)
    out.append(f"before={_class(before)}:{kind}")
    out.append(f"after={_class(after)}:{kind}")
    if before is not None and before.pos == "p":
        out.append(f"before={before.word}:{kind}")
    if m.reading is not None and m.reading.pro:
        out.append(f"pro={m.reading.pro}:{kind}")
    if m.reading is not None and not m.definite and kind in ("m", "n"):
        out.append(f"indefinite-after={_class(after)}")
    return out


def _class(token: Token | None) -> str:
    """The kind of word that a neighbour is."""
    if token is None:
        return "edge"
    if token.pos in "md":
        return token.pos if token.text not in "،:\"" else token.text
    if token.time is not None:
        return "time"
    if token.name is not None:
        return str(token.name.name.type)
    if token.place is not None:
        return "place"
    groups = token.info.groups
    if token.pos == "v":
        for group in ("light", "report", "stance", "event"):
            if group in groups:
                return f"v-{group}"
        return "v"
    if token.pos == "p":
        return "p:" + ",".join(sorted(token.info.particle))[:24]
    for group in ("event", "toll", "role", "speaker", "nisba", "adjective", "affiliation", "light", "place-kind"):
        if group in groups:
            return group + ("-def" if token.info.definite else "")
    return ("noun" if token.info.known else "unknown") + ("-def" if token.info.definite else "")


def link_features(m: Mention, h: Happening, rank: int) -> list[str]:
    """Features of a mention beside a happening; ``rank`` 0 is the happening last spoken of."""
    first, last = h.mentions[0], h.mentions[-1]
    kind = "toll" if m.toll_only else m.pos
    shape = ("def" if m.definite else "indef") + kind
    gap = m.sentence.index - last.sentence.index
    out = ["bias", f"shape={shape}", f"rank={min(rank, 3)}", f"rank={min(rank, 3)}:{shape}", f"gap={min(gap, 4)}", f"gap={min(gap, 3)}:{shape}"]
    out.append(f"type={m.type}")
    if m.type != h.type:
        out.append("types-differ")
    if m.linked is not None and any(m.linked is other or m.linked is other.linked for other in h.mentions):
        out.append("linked")
        out.append(f"linked:{kind}")
    elif any(other.linked is m for other in h.mentions):
        out.append("linked")
    elif m.linked is not None:
        out.append("linked-elsewhere")
    words = {o.word.word.removeprefix("ال") for o in h.mentions}
    rows = {o.rule.id for o in h.mentions if o.rule is not None}
    if m.rule is not None:
        out.append("same-row" if m.rule.id in rows else "other-row")
        out.append(("same-row:" if m.rule.id in rows else "other-row:") + shape)
    if m.word.word.removeprefix("ال") in words:
        out.append("same-word")
    kinds = {o.subtype for o in h.mentions} - {None, "other"}
    if m.subtype not in (None, "other") and kinds:
        out.append("subtype-same" if m.subtype in kinds else "subtype-differs")
        if m.subtype not in kinds:
            out.append("subtype-differs:" + "+".join(sorted({str(m.subtype), *map(str, kinds)})[:2]))
    bare = m.definite and not (m.places or m.actors or m.recipients or m.counts or m.date)
    if bare:
        out += ["bare-definite", f"bare-definite:rank={min(rank, 2)}"]
    out += _opening(m, gap)
    level = _place_level(m, h)
    out += [f"place={level}", f"place={level}:{shape}"]
    conflict = False
    for field in ("places", "actors", "recipients"):
        mine, theirs = getattr(m, field), h.gather(field)
        if mine and theirs:
            same = agree(mine, theirs, field)
            conflict |= not same and field == "places"
            out += [f"{field}-{'same' if same else 'differ'}", f"{field}-{'same' if same else 'differ'}:{m.type in _VERBAL}"]
        else:
            out.append(f"{field}={'m' if mine else ''}{'h' if theirs else ''}")
    if m.date is not None:
        values = {o.date.value for o in h.mentions if o.date is not None}  # type: ignore[attr-defined]
        out.append("date-new" if not values else "date-same" if m.date.value in values else "date-differs")  # type: ignore[attr-defined]
    mine_counts, their_counts = bounds(m.counts), bounds(h.gather("counts"))
    for k in mine_counts.keys() & their_counts.keys():
        out.append("count-same" if mine_counts[k] & their_counts[k] else "count-differs")
    if mine_counts and not their_counts:
        out.append("count-new")
    if m.actors and h.gather("recipients") and any(same_party(a, r) for a in m.actors for r in h.gather("recipients")):
        out.append("turned-round")
    titles = [o.title for o in h.mentions]
    if m.title:
        out.append("both-title" if all(titles) else "m-title")
    elif all(titles):
        out += ["h-title-only", f"h-title-only:{min(m.sentence.index, 4)}"]
    if m.modality != last.modality:
        out.append("modality-differs")
    here = [o for o in h.mentions if o.sentence is m.sentence]
    if here:
        out += _same_sentence(m, min(here, key=lambda o: abs(o.token - m.token)), kind)
    if m.statement != last.statement:
        out.append("voice-differs")
    if m.light is not None:
        out.append("m-light")
    out.append(f"size={min(len(h.mentions), 4)}")
    if first.sentence.index <= 2:
        out.append("h-lead")
    if conflict and not m.definite:
        out.append("place-conflict-indef")
    return out


def _place_level(m: Mention, h: Happening) -> str:
    """How the places of a mention and of a happening stand to each other, and how sure the mention's own is."""
    theirs = [p for o in h.mentions for p in o.places]
    if not m.places or not theirs:
        return ("none" if not m.places else "new") + ("" if theirs else "-none")
    near = "near" if m.place_near else "far"
    sure = any(o.place_near for o in h.mentions)
    if any(a.words.lstrip("وب") == b.words.lstrip("وب") or (a.chosen is not None and a.chosen == b.chosen) for a in m.places for b in theirs):
        return f"same-{near}"
    coarse = ("country", "region")
    if all(p.kind in coarse for p in m.places) != all(p.kind in coarse for p in theirs):
        return ("within-" if agree(m.places, theirs, "places") else "outside-") + near
    return f"other-{near}" + ("-sure" if sure else "")


def _opening(m: Mention, gap: int) -> list[str]:
    """How the sentence of a mention opens, and words that say "another" or "this"."""
    out = []
    tokens, i = m.sentence.tokens, m.token
    if gap > 0:
        first = tokens[0]
        if first.pos == "p" or "verb" in first.info.groups and first.pos == "v":
            out.append(f"opens={first.word}")
        if first.phrase is not None and first.phrase.value == "discourse":
            out.append("opens-topic")
        if i <= 2:
            out.append("first-word")
    for token in tokens[i + 1 : i + 4]:
        if token.kind == "w" and "another" in token.info.groups:
            out.append("another")
            break
    if i and tokens[i - 1].kind == "w" and "demonstrative" in tokens[i - 1].info.particle:
        out.append("this")
    return out


_VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})


def _same_sentence(m: Mention, other: Mention, kind: str) -> list[str]:
    """How two mentions of one sentence stand to each other: what governs the later one and what lies between."""
    first, later = (m, other) if m.token < other.token else (other, m)
    tokens = m.sentence.tokens
    kinds = f"{'toll' if first.toll_only else first.pos}-{'toll' if later.toll_only else later.pos}"
    between = tokens[first.token + 1 : later.token]
    governor = _governor(tokens, later.token)
    marks = sum(t.text in "،؛" for t in between)
    verbs = sum(t.pos == "v" for t in between)
    near = "0" if not between else "s" if len(between) <= 3 else "m" if len(between) <= 8 else "l"
    out = [
        f"pair={kinds}", f"gov={governor}", f"pair={kinds}:gov={governor}", f"marks={min(marks, 2)}:{kinds}",
        f"verbs={min(verbs, 2)}", f"dist={near}", f"dist={near}:{kinds}", f"marks={min(marks, 2)}:verbs={min(verbs, 1)}",
    ]  # fmt: skip
    if any(p is q for p in first.places for q in later.places):
        out += ["one-place", f"one-place:marks={min(marks, 1)}"]
    if first.date is not None and first.date is later.date:
        out.append("one-date")
    if later.word.word.startswith("و") and later.reading is not None and later.reading.pro.startswith("و"):
        out += ["joined", f"joined:{kinds}", f"joined:dist={near}"]
    if any(t.kind == "w" and "relative" in t.info.particle for t in between[-2:]):
        out.append("relative")
    if first.rule is not None and later.rule is not None and first.rule.id == later.rule.id:
        out.append("again-row")
    if any(t.kind == "w" and t.place is not None for t in between):
        out.append("place-between")
    return out


def _governor(tokens: list[Token], i: int) -> str:
    """The preposition or particle right before a word, also one that it carries."""
    token = tokens[i]
    pro = token.info.pro if token.pos == "n" else ""
    if pro:
        return str(pro)
    if i == 0:
        return "start"
    before = tokens[i - 1]
    if before.pos == "p" or before.pos == "m":
        return str(before.word)
    if before.pos == "d" or before.kind == "w" and before.info.groups.keys() & {"number"}:
        return "number"
    return _class(before)
