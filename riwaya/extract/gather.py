"""All events of an article: mentions found, slots filled, place, date, toll, stance and voice given to each, then merged."""

from __future__ import annotations

from riwaya.extract import frames, stance
from riwaya.extract.clauses import clause_end
from riwaya.extract.dates import Found
from riwaya.extract.document import Document
from riwaya.extract.mentions import Mention, find_mentions
from riwaya.extract.merge import Happening, merge
from riwaya.extract.modality import modality_features, weigh
from riwaya.extract.places import PlaceMention
from riwaya.extract.roles import RoleReader
from riwaya.extract.said import Said
from riwaya.extract.tokens import Sentence
from riwaya.extract.where import Scene, locate
from riwaya.extract.tolls import Count, TollWord, read_counts, toll_words

_SETTLED = frozenset({"disrupted-weapons", "chemical", "sexual-violence", "territory-gain-government", "territory-gain-nonstate"})
_VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST"})


def find_all(
    document: Document, times: dict[int, list[Found]], places: list[PlaceMention], statements: list[Said]
) -> list[Mention]:
    """All mentions of an article with their slots, in order, before any is dropped or merged."""
    by_sentence: dict[int, list[PlaceMention]] = {}
    for place in places:
        by_sentence.setdefault(place.sentence.index, []).append(place)
    mentions: list[Mention] = []
    for sentence in document.sentences:
        here = _sentence(
            document, sentence, mentions, times.get(sentence.index, []), by_sentence.get(sentence.index, []),
            _earlier(by_sentence, sentence.index), statements,
        )  # fmt: skip
        mentions.extend(here)
    return mentions


def _earlier(by_sentence: dict[int, list[PlaceMention]], index: int) -> list[PlaceMention]:
    """The places of the nearest sentence before that has any, up to four back."""
    return next((by_sentence[k] for k in range(index - 1, max(-1, index - 5), -1) if k in by_sentence), [])


def gather_events(
    document: Document, times: dict[int, list[Found]], places: list[PlaceMention], statements: list[Said]
) -> list[Happening]:
    """The happenings of an article, in order of first mention."""
    happenings = merge(find_all(document, times, places, statements))
    RoleReader(document, statements).assign(happenings)
    return happenings


def _sentence(
    document: Document, sentence: Sentence, before: list[Mention], times: list[Found], places: list[PlaceMention],
    earlier: list[PlaceMention], statements: list[Said],
) -> list[Mention]:  # fmt: skip
    mentions = find_mentions(sentence)
    words = toll_words(sentence)
    if not mentions and not words:
        return []
    frames.fill(sentence, mentions)
    mentions = _with_deaths(sentence, mentions, words)
    inside = [s for s in statements if s.content is not None and s.content[0] < sentence.end and sentence.start < s.content[1]]
    scopes = stance.scopes(sentence)
    saying = {k: s.kind for k, s in enumerate(statements) if s in inside}
    scene = Scene(sentence, mentions, places, times, inside, earlier)
    for mention in mentions:
        mention.statement = _voice(mention, inside, statements)
        _stance(mention, scopes)
        locate(mention, scene)
    in_order = sorted(mentions, key=lambda m: m.token)
    for mention in in_order:
        weigh(mention, modality_features(mention, scopes, in_order, saying, document.article.published))
    _refine(sentence, mentions)
    _counts(sentence, mentions, before, read_counts(sentence, words))
    mentions.sort(key=lambda m: m.token)
    return mentions


def _with_deaths(sentence: Sentence, mentions: list[Mention], words: list[TollWord]) -> list[Mention]:
    """Words of killing become mentions too: linked to their cause in the sentence, or an event of their own."""
    taken = {m.token for m in mentions}
    out = list(mentions)
    violent = [m for m in mentions if m.type == "ASSAULT"]
    for word in words:
        if word.token in taken or (word.pos == "n" and not sentence.title):
            continue
        mention = Mention(sentence, word.token, word.reading, None)
        mention.toll_only = True
        mention.subtype = None
        if word.counted is not None:
            mention.recipients.append(word.counted)
        if violent:
            mention.linked = min(violent, key=lambda m: abs(m.token - word.token) + (6 if m.token < word.token else 0))
            if not mention.linked.recipients and word.counted is not None and word.counted.cls != "number":
                mention.linked.recipients.append(word.counted)
        out.append(mention)
    return sorted(out, key=lambda m: (m.linked is not None, m.token))


# --- voice ------------------------------------------------------------------------------------------


def _voice(mention: Mention, inside: list[Said], statements: list[Said]) -> int | None:
    """The innermost statement whose content holds the mention."""
    offset = mention.word.start
    best = None
    for said in inside:
        if said.content is None or not said.content[0] <= offset < said.content[1]:
            continue
        if said.cue[0] <= offset < said.cue[1]:
            continue
        width = said.content[1] - said.content[0]
        carried = said.parent is not None and statements[said.parent].content == said.content
        if best is None or width < best[0] or (width == best[0] and carried):
            best = (width, statements.index(said))
    return best[1] if best else None


# --- stance -----------------------------------------------------------------------------------------------------


def _stance(mention: Mention, scopes: list[stance.Scope]) -> None:
    tokens = mention.sentence.tokens
    if mention.pos == "v":
        own = stance.verb_modality(tokens, mention.token)
        if own == "denied":
            mention.doubt = "negated"
        elif own:
            mention.modality = own
    for scope in scopes:
        if not scope.start <= mention.token < scope.end:
            continue
        if scope.category == "hedge" and mention.hedge is None:
            mention.hedge = scope
        elif scope.category == "plan" and mention.modality == "happened":
            mention.modality = "planned"
        elif scope.category == "possible" and mention.modality == "happened":
            mention.modality = "possible"
        elif scope.category == "deny":
            mention.modality = "denied"
        elif scope.category == "generic":
            mention.doubt = mention.doubt or "habit"


# --- kind of violence ----------------------------------------------------------------------------------------------


def _refine(sentence: Sentence, mentions: list[Mention]) -> None:
    """Words beside an ASSAULT word tell its kind: جوي, مدفعي, عبوة ناسفة, انتحاري."""
    tokens = sentence.tokens
    for mention in mentions:
        if mention.type != "ASSAULT" or (mention.toll_only and mention.linked is not None):
            continue
        if mention.subtype in _SETTLED:
            continue  # a drone shot down is no air strike
        end = min(clause_end(tokens, mention.token, commas=0), mention.token + 12)
        start = max(0, mention.token - 4)
        best: tuple[int, int, str] | None = None
        for i in range(start, end):
            token = tokens[i]
            if token.kind != "w" or (i < mention.token and token.pos == "m"):
                continue
            for reading in token.info.groups.get("modifier", ()):
                subtype, strength = reading.lexeme.value
                rest = reading.lexeme.rest
                if rest and [t.word.removeprefix("ال") for t in tokens[i + 1 : i + 1 + len(rest)]] != [w.removeprefix("ال") for w in rest]:
                    continue
                key = (strength, -abs(i - mention.token), subtype)
                if best is None or key > best:
                    best = key
        if best is not None and (best[0] >= 3 or mention.subtype is None or mention.subtype == "other" or (best[0] == 2 and mention.subtype in ("attack",))):
            mention.subtype = best[2]


# --- tolls ----------------------------------------------------------------------------------------------------------


def _counts(sentence: Sentence, mentions: list[Mention], before: list[Mention], counts: list[Count]) -> None:
    """Give each claim to the violent mention it belongs to, in this sentence or just before."""
    for count in counts:
        own = next((m for m in mentions if m.token == count.token), None)
        if own is not None and own.toll_only:
            target = own.linked or own
        elif own is not None and own.type == "ASSAULT":
            target = own
        else:
            violent = [m for m in mentions if m.type in _VIOLENT and not m.toll_only]
            if violent:
                target = min(violent, key=lambda m: abs(m.token - count.token) + (8 if m.token > count.token else 0))
            else:
                earlier = [m for m in before if m.type == "ASSAULT" and sentence.index - m.sentence.index <= 3]
                if not earlier:
                    continue
                target = earlier[-1]
        while target.linked is not None and target.linked is not target:
            target = target.linked
        if not any((c.kind, c.min, c.max) == (count.kind, count.min, count.max) for c in target.counts):
            target.counts.append(count)
