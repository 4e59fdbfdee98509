"""A second look at an article's names once its places are known: a name accepted in one sentence is a place in the others.

What it cannot do: tell a place from a word that is written like it where the article has both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from riwaya.extract.document import Document
from riwaya.extract.names import first_forms
from riwaya.extract.placemention import PlaceMention
from riwaya.extract.tokens import Token

_Governed = Callable[[list[Token], int, int], bool]
_DATELINE = 10  # tokens, at most


def look_again(
    document: Document, found: list[PlaceMention], refused: list[PlaceMention], surnames: set[str], governed: _Governed
) -> None:
    """Add the names of places that are known by now, in place; take out the surnames that are written like one."""
    found[:] = [m for m in found if not _only_surname(m, surnames)]
    extra = _repeated(document, found, governed) + _believed(found, refused)
    if extra:
        for mention in extra:
            mention.sentence.tokens[mention.start].place = mention
        found[:] = sorted(found + extra, key=lambda m: (m.sentence.index, m.start))


def _only_surname(mention: PlaceMention, surnames: set[str]) -> bool:
    """Whether a place is named like somebody of the article, and no kind word says that it is one."""
    first = mention.sentence.tokens[mention.start]
    if mention.kind_word or mention.end > mention.start + 1 or first.word[mention.skip :] not in surnames:
        return False
    first.place = None
    return True


def _believed(found: list[PlaceMention], refused: list[PlaceMention]) -> list[PlaceMention]:
    """Names that are ordinary words too (عدن: "they returned") where the article speaks of that country and no verb fits."""
    countries: Counter[str] = Counter()
    for mention in found:
        ccs = {c.cc for c in mention.candidates}
        if len(ccs) == 1:
            countries[next(iter(ccs))] += 1
    names = {_name(m) for m in found}
    out = []
    for mention in refused:
        token = mention.sentence.tokens[mention.start]
        known = _name(mention) in names
        if token.place is not None or token.time is not None or mention.kind == "country":
            continue
        spoken_of = known or countries[mention.candidates[0].cc] > 1
        if spoken_of and _as_name(mention.sentence.tokens, mention.start, mention.skip, known):
            token.place = mention
            out.append(mention)
    return out


def _as_name(tokens: list[Token], i: int, skip: int, known: bool) -> bool:
    """Whether a word stands where a name does and no verb: تحرير عدن, غادرت عدن, عدن وتعز, at the end of a dateline."""
    token, before = tokens[i], tokens[i - 1] if i else None
    after = tokens[i + 1] if i + 1 < len(tokens) else None
    if before is None:
        return False
    if before.kind == "m":
        return before.text in "–-/" and len(tokens) <= _DATELINE and (after is None or after.kind == "m")
    joined = any(t.place is not None and t.place.end == i for t in tokens[max(0, i - 4) : i])
    if skip:
        return joined if token.word[:skip] == "و" else known and token.word[:skip][-1:] in ("ل", "ب")
    if before.pos == "v":
        return token.pos == "v"
    if before.pos != "n" or before.kind != "w" or before.info.definite or before.info.enc or before.place is not None:
        return False
    if any(t.name is not None and t.name.end > i for t in tokens[max(0, i - 4) : i]):
        return False  # هيئة تحرير كذا
    if known or token.pos == "v":
        return True
    return before.info.noun is not None and before.info.noun.lexeme.pos == "m" and "adjective" not in token.info.groups


def _name(mention: PlaceMention) -> str:
    return mention.words[mention.skip :].removeprefix("ال")


def _repeated(document: Document, found: list[PlaceMention], governed: _Governed) -> list[PlaceMention]:
    """Names once accepted behind a kind word: they are places wherever they stand again."""
    known: dict[tuple[str, ...], PlaceMention] = {}
    for mention in found:
        words = [t.word for t in mention.sentence.tokens[mention.start : mention.end]]
        words[0] = words[0][mention.skip :]
        if len(words[0]) > 3:
            known.setdefault(tuple(words), mention)
    if not known:
        return []
    firsts = {k[0] for k in known}
    extra = []
    taken = {token.start for m in found for token in m.sentence.tokens[m.start : m.end]}
    for sentence in document.sentences:
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            if (
                token.kind != "w"
                or token.start in taken
                or (token.name is not None and token.name.name.type != "state")
                or token.time is not None
                or token.pos == "v"
            ):
                continue
            for skip, form in first_forms(token.word):
                if form not in firsts:
                    continue
                for names, first in known.items():
                    if (
                        names[0] == form
                        and [t.word for t in tokens[i + 1 : i + len(names)]] == list(names[1:])
                        and (not token.info.known or governed(tokens, i, skip))
                    ):
                        mention = PlaceMention(
                            sentence, i, i + len(names), skip, first.candidates, first.kind_word, first.entry
                        )
                        mention.kind = first.kind
                        token.place = mention
                        extra.append(mention)
                        break
                if token.place is not None:
                    break
    return extra
