"""What is known of a mention, of two mentions of a sentence, and of two sentences' happenings, as named features.

``keep`` decides whether an event word tells of a happening at all, ``join`` whether two words of one sentence tell of one,
``link`` whether a sentence goes on with a happening told before. Features are of the grammar (slots filled, form,
neighbours) and of agreement between slots, never of the names or places of a text.
"""

from __future__ import annotations

from functools import cache, lru_cache

from riwaya.extract.mentions import Mention
from riwaya.extract.merge import Facts, Happening, agree, latest, several
from riwaya.extract.placemention import PlaceMention
from riwaya.extract.tokens import Token


def keep_features(m: Mention) -> list[str]:
    """Features of one mention by itself."""
    tokens, i = m.sentence.tokens, m.token
    kind = "toll" if m.toll_only else m.pos
    out = [*_sort(kind, m.type)]
    if m.rule is not None:
        out.append(_row(m.rule.id))
        if m.rule.needs:
            out.append("needs")
    elif m.reading is not None:
        out.append(f"row={m.reading.lexeme.row.id}")
    out.append(f"form={m.form[:12]}:{kind}" if kind == "v" else f"form={m.form}:{kind}")
    dated = m.date is not None and m.date_sentence is m.sentence
    filled = _filled((bool(m.actors), bool(m.recipients), bool(m.places), bool(m.counts), dated))
    out += filled
    out.append(f"filled={len(filled)}:{kind}")
    if kind != "toll":
        out.append(f"filled={min(len(filled), 3)}:{m.type}")
    pronoun = m.reading is not None and m.reading.enc != ""
    out += _flags(
        kind, (m.light is not None, m.linked is not None, m.definite, m.title, m.statement is not None, m.hedge is not None, pronoun)
    )  # fmt: skip
    out.append(f"modality={m.modality}:{kind}")
    if m.domain:
        out += [f"domain={m.domain}", f"domain={m.domain}:{kind}"]
    if m.doubt:
        out.append(f"doubt={m.doubt}")
    out.append(f"at={min(m.sentence.index, 9) // 2}")
    before, after = (tokens[i - 1] if i else None), (tokens[i + 1] if i + 1 < len(tokens) else None)
    following = _class(after)
    out += [f"before={_class(before)}:{kind}", f"after={following}:{kind}"]
    if before is not None and before.pos == "p":
        out.append(f"before={before.word}:{kind}")
    if m.reading is not None and m.reading.pro:
        out.append(f"pro={m.reading.pro}:{kind}")
    if m.reading is not None and not m.definite and kind in ("m", "n"):
        out.append(f"indefinite-after={following}")
    return out


@cache  # few facts, asked for with every mention: the words for them are not put together anew
def _sort(kind: str, type_: str) -> tuple[str, ...]:
    return "bias", f"kind={kind}", f"type={type_}", f"type={type_}:{kind}"


@cache
def _row(rule: str) -> str:
    return f"row={rule.partition(':')[2]}"


_FIELDS = ("actor", "recipient", "place", "count", "date")


@cache
def _filled(held: tuple[bool, ...]) -> tuple[str, ...]:
    return tuple(f"has={name}" for name, flag in zip(_FIELDS, held, strict=True) if flag)


_FLAGS = ("light", "linked", "definite", "title", "said", "hedged", "pronoun")


@cache
def _flags(kind: str, held: tuple[bool, ...]) -> tuple[str, ...]:
    names = [name for name, flag in zip(_FLAGS, held, strict=True) if flag]
    return tuple(feature for name in names for feature in (f"is={name}", f"is={name}:{kind}"))


def _class(token: Token | None) -> str:
    """The kind of word that a neighbour is."""
    if token is None:
        return "edge"
    if token.pos in "md":
        return token.pos if token.text not in '،:"' else token.text
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
        return _particle(token.info.particle)
    for group in ("event", "toll", "role", "speaker", "nisba", "adjective", "affiliation", "light", "place-kind"):
        if group in groups:
            return group + ("-def" if token.info.definite else "")
    return ("noun" if token.info.known else "unknown") + ("-def" if token.info.definite else "")


@cache
def _particle(classes: frozenset[str]) -> str:
    return "p:" + ",".join(sorted(classes))[:24]


_VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})


def join_features(m: Mention, h: Happening) -> list[str]:
    """Features of a mention beside the happening of a word before it in the same sentence."""
    other = min(h.mentions, key=lambda o: abs(o.token - m.token))
    first, later = (m, other) if m.token < other.token else (other, m)
    tokens = m.sentence.tokens
    kind, kinds = _kind(m), f"{_kind(first)}-{_kind(later)}"
    between = tokens[first.token + 1 : later.token]
    governor = _governor(tokens, later.token)
    marks = min(sum(t.text in "،؛:" for t in between), 2)
    verbs = min(sum(t.pos == "v" for t in between), 2)
    near = (
        "0"
        if not between
        else "s"
        if len(between) <= 3
        else "m"
        if len(between) <= 8
        else "l"
        if len(between) <= 16
        else "xl"
    )
    out = [
        "bias", f"type={m.type}", f"pair={kinds}", f"gov={governor}", f"pair={kinds}:gov={governor}", f"marks={marks}:{kinds}",
        f"verbs={verbs}", f"dist={near}", f"dist={near}:{kinds}", f"marks={marks}:verbs={min(verbs, 1)}", f"title={m.title}",
    ]  # fmt: skip
    if (m.linked is not None and any(m.linked is o or m.linked is o.linked for o in h.mentions)) or any(
        o.linked is m for o in h.mentions
    ):
        out += ["linked", f"linked:{kinds}"]
    elif m.linked is not None:
        out.append("linked-elsewhere")
    if any(p is q for o in h.mentions for p in o.places for q in m.places):
        out += ["one-place", f"one-place:marks={min(marks, 1)}", f"one-place:{kinds}"]
    else:
        out.append(f"place={_place_level(m.places, m.place_near, h.facts)}")
    if m.date is not None and m.date_sentence is m.sentence and any(o.date is m.date for o in h.mentions):
        out.append("one-date")
    if later.reading is not None and later.reading.pro.startswith("و"):
        out += ["joined", f"joined:{kinds}", f"joined:dist={near}"]
    if any(t.kind == "w" and "relative" in t.info.particle for t in between[-2:]):
        out.append("relative")
    if m.rule is not None and any(o.rule is not None and o.rule.id == m.rule.id for o in h.mentions):
        out += ["same-row", f"same-row:{kinds}"]
    if any(t.kind == "w" and t.place is not None for t in between):
        out.append("place-between")
    mine = Facts([m])
    out += _subtypes(mine, h.facts)
    if m.definite:
        out.append(f"definite:{kind}")
    if any(t.kind == "w" and "another" in t.info.groups for t in tokens[later.token + 1 : later.token + 4]):
        out.append("another")
    out += _agreement(mine, h.facts)
    if m.modality != other.modality:
        out.append("modality-differs")
    if m.statement != other.statement:
        out.append("voice-differs")
    if m.type != h.type:
        out.append("types-differ")
    return out


def link_features(g: Happening, h: Happening, rank: int) -> list[str]:
    """Features of one sentence's happening beside one told before; ``rank`` 0 is the one last spoken of."""
    m, last = g.mentions[0], h.mentions[-1]
    gap = min(m.sentence.index - last.sentence.index, 5)
    mine, theirs = g.facts, h.facts
    shape = _shape(g)
    level = _place_level(mine.places, mine.place_near, theirs)
    filled = sum(map(bool, (mine.places, mine.actors, mine.recipients, mine.counts))) + bool(mine.dates)
    out = [*_stand(shape, min(rank, 3), gap, filled, level)]
    out += [f"type={g.type}", f"size={min(len(h.mentions), 4)}", f"own={min(len(g.mentions), 3)}"]
    if g.type != h.type:
        out.append("types-differ")
    row = "other-row" if mine.rows.isdisjoint(theirs.rows) else "same-row"
    out += [row, f"{row}:{shape}"]
    if not mine.words.isdisjoint(theirs.words):
        out += ["same-word", f"same-word:place={level}"]
    out += _subtypes(mine, theirs)
    agreement = _agreement(mine, theirs)
    out += agreement + _number(g, h)
    out += [f"{a}&place={level}" for a in agreement if a.startswith(("date", "count-same", "count-differs", "actors-"))]
    if g.type in _VERBAL:
        out += [f"{a}:verbal" for a in agreement]
    out += _opening(m)
    titled = {o.title for o in h.mentions}
    if m.title:
        out.append("both-title" if False not in titled else "m-title")
    elif False not in titled:
        out += ["h-title-only", f"h-title-only:{min(m.sentence.index, 4)}", f"h-title-only:place={level}"]
    elif True in titled:
        out.append("h-titled")
    if m.modality != last.modality:
        out.append("modality-differs")
    if m.statement != last.statement:
        out.append("voice-differs")
    if h.mentions[0].sentence.index <= 2:
        out.append("h-lead")
    if m.sentence.paragraph != last.sentence.paragraph:
        out.append("new-paragraph")
    return out


@lru_cache(maxsize=4096)
def _stand(shape: str, rank: int, gap: int, filled: int, level: str) -> tuple[str, ...]:
    """How far back the other was told, and how their places stand to each other."""
    return (
        "bias", f"shape={shape}", f"rank={rank}", f"rank={rank}:{shape}", f"gap={gap}", f"gap={min(gap, 3)}:{shape}",
        f"rank={rank}:gap={min(gap, 3)}", f"filled={filled}", f"filled={filled}:{shape}", f"place={level}",
        f"place={level}:{shape}", f"place={level}:gap={min(gap, 2)}",
    )  # fmt: skip


def _number(g: Happening, h: Happening) -> list[str]:
    """Whether one attack is told beside several (هجوم, عدد من الهجمات), and which is said to be the last of its kind."""
    mine, theirs = (all(several(o) for o in x.mentions if not o.toll_only) for x in (g, h))
    out = []
    if mine or theirs:
        own, their = (any(o.date is not None and o.date_sentence is o.sentence for o in x.mentions) for x in (g, h))
        out = [f"several={mine:d}{theirs:d}", f"several={mine:d}{theirs:d}:date={own:d}{their:d}"]
    if any(latest(o) for o in g.mentions):
        out += ["latest", f"latest:{theirs:d}"]
    if any(latest(o) for o in h.mentions) and all(o.definite for o in g.mentions):
        out.append("after-latest")
    return out


def _kind(m: Mention) -> str:
    return "toll" if m.toll_only else m.pos


def _shape(g: Happening) -> str:
    """What the words of a happening are: a verb, an indefinite noun, only definite nouns (which look back), only deaths."""
    kinds = {_kind(m) for m in g.mentions}
    if kinds == {"toll"}:
        return "toll"
    if all(m.definite for m in g.mentions if not m.toll_only):
        return "definite" if not any(m.places or m.actors or m.recipients for m in g.mentions) else "definite-full"
    if "v" in kinds:
        return "verb"
    return "part" if "r" in kinds else "noun"


def _subtypes(mine: Facts, theirs: Facts) -> list[str]:
    if not mine.subtypes or not theirs.subtypes:
        return ["subtype-open"]
    if mine.subtypes & theirs.subtypes:
        return ["subtype-same"]
    names = sorted({min(map(str, mine.subtypes)), *map(str, theirs.subtypes)})
    return ["subtype-differs", "subtype-differs:" + "+".join(names[:2])]


def _agreement(mine: Facts, theirs: Facts) -> list[str]:
    """Whether parties, dates and tolls agree where both have them."""
    out = []
    parties = (("actors", mine.actors, theirs.actors), ("recipients", mine.recipients, theirs.recipients))
    for field, own, other in parties:
        if own and other:
            out.append(f"{field}-{'same' if agree(own, other, field) else 'differ'}")
        else:
            out.append(f"{field}={'m' if own else ''}{'h' if other else ''}")
    if mine.actors and theirs.recipients and agree(mine.actors, theirs.recipients, "actors"):
        out.append("turned-round")
    if mine.dates:
        same_date = not mine.dates.isdisjoint(theirs.dates)
        out.append("date-new" if not theirs.dates else "date-same" if same_date else "date-differs")
    for kind in mine.counts.keys() & theirs.counts.keys():
        same = mine.counts[kind] & theirs.counts[kind]
        out.append("count-same" if same else "count-differs")
        if not same and all(low == high for low, high in mine.counts[kind] | theirs.counts[kind]):
            out.append("count-exact-differs")
    if mine.counts and not theirs.counts:
        out.append("count-new")
    return out


def _place_level(places: list[PlaceMention], near: bool, other: Facts) -> str:
    """How the places of a mention and of a happening stand to each other, and how sure the mention's own is."""
    theirs = other.places
    if not places or not theirs:
        return ("none" if not places else "new") + ("" if theirs else "-none")
    own = "near" if near else "far"
    if any(
        a.words.lstrip("وب") == b.words.lstrip("وب") or (a.chosen is not None and a.chosen == b.chosen)
        for a in places
        for b in theirs
    ):
        return f"same-{own}"
    coarse = ("country", "region")
    if all(p.kind in coarse for p in places) != all(p.kind in coarse for p in theirs):
        return ("within-" if agree(places, theirs, "places") else "outside-") + own
    return f"other-{own}" + ("-sure" if other.place_near else "")


def _opening(m: Mention) -> list[str]:
    """How the sentence of a mention opens, and words that say "another" or "this"."""
    out = []
    tokens, i = m.sentence.tokens, m.token
    first = tokens[0]
    if first.pos == "p":
        out.append(f"opens={first.word}")
    if first.phrase is not None and first.phrase.value == "discourse":
        out.append("opens-topic")
    if i <= 2:
        out.append("first-word")
    if any(t.kind == "w" and "another" in t.info.groups for t in tokens[i + 1 : i + 4]):
        out.append("another")
    if i and tokens[i - 1].kind == "w" and "demonstrative" in tokens[i - 1].info.particle:
        out.append("this")
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
    if before.pos == "d" or (before.kind == "w" and before.info.groups.keys() & {"number"}):
        return "number"
    return _class(before)
