"""All events of an article: mentions found, slots filled, place, date, toll, stance and voice given to each, then merged."""

from __future__ import annotations

from riwaya.extract import frames, stance
from riwaya.extract.clauses import clause_end
from riwaya.extract.dates import Found
from riwaya.extract.document import Document
from riwaya.extract.mentions import Mention, find_mentions
from riwaya.extract.merge import Happening, merge
from riwaya.extract.places import PlaceMention
from riwaya.extract.roles import RoleReader
from riwaya.extract.statements import Said
from riwaya.extract.tokens import Sentence
from riwaya.extract.tolls import Count, TollWord, read_counts, toll_words

_PLACELESS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "SANCTION", "CONCEDE"})
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
        here = _sentence(document, sentence, mentions, times.get(sentence.index, []), by_sentence.get(sentence.index, []), statements)
        mentions.extend(here)
    return mentions


def gather_events(
    document: Document, times: dict[int, list[Found]], places: list[PlaceMention], statements: list[Said]
) -> list[Happening]:
    """The happenings of an article, in order of first mention."""
    mentions = find_all(document, times, places, statements)
    happenings = merge(mentions)
    RoleReader(document, statements, mentions).assign(happenings)
    return happenings


def _sentence(
    document: Document, sentence: Sentence, before: list[Mention], times: list[Found], places: list[PlaceMention], statements: list[Said]
) -> list[Mention]:
    mentions = find_mentions(sentence)
    words = toll_words(sentence)
    if not mentions and not words:
        return []
    frames.fill(sentence, mentions)
    mentions = _with_deaths(sentence, mentions, words)
    inside = [s for s in statements if s.content is not None and s.content[0] < sentence.end and sentence.start < s.content[1]]
    scopes = stance.scopes(sentence)
    for mention in mentions:
        mention.statement = _voice(mention, inside, statements)
        _place(mention, places, inside, statements)
        _date(mention, times, inside, statements)
        _stance(mention, scopes)
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


# --- voice, place, date ------------------------------------------------------------------------------------------


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


def _same_layer(mention: Mention, offset: int, inside: list[Said], statements: list[Said]) -> bool:
    """Whether an offset is said by the same voice as the mention: inside the same content, or outside all."""
    if mention.statement is not None:
        content = statements[mention.statement].content
        return content is not None and content[0] <= offset < content[1]
    return not any(s.content is not None and s.mode != "according-to" and s.content[0] <= offset < s.content[1] for s in inside)


def _place(mention: Mention, places: list[PlaceMention], inside: list[Said], statements: list[Said]) -> None:
    if mention.type in _PLACELESS:
        return
    tokens = mention.sentence.tokens
    party = {k for p in (*mention.actors,) for k in range(p.start, p.end)}
    usable = [p for p in places if p.start not in party and _locative(p, mention) and _same_layer(mention, tokens[p.start].start, inside, statements)]
    after = [p for p in usable if p.start > mention.token]
    if after:
        first = after[0]
        if first.start - mention.token <= 22:
            mention.places = _group(first, after)
            return
    ahead = [p for p in usable if p.start < mention.token]
    if ahead:
        mention.places = [ahead[-1]] if ahead[-1].kind != "region" or len(ahead) == 1 else [_narrowest(ahead)]


def _narrowest(places: list[PlaceMention]) -> PlaceMention:
    order = {"facility": 0, "village": 1, "district": 2, "city": 3, "other": 3, "water": 3, "region": 5, "country": 6}
    return min(places[-3:], key=lambda p: order.get(p.kind, 4))


def _group(first: PlaceMention, after: list[PlaceMention]) -> list[PlaceMention]:
    """The first place and those joined to it; what contains it (بريف حماة) is left out."""
    group = [first]
    tokens = first.sentence.tokens
    for place in after[1:]:
        between = tokens[group[-1].end : place.start]
        joined = tokens[place.start].word.startswith("و") and place.skip >= 1
        if len(between) <= 2 and all(t.pos != "v" for t in between) and (joined or any(t.text == "،" for t in between) or any(t.word in ("و",) or t.word.startswith("و") and "place-kind" in t.info.groups for t in between if t.kind == "w")):
            if place.kind in ("country", "region") and first.kind not in ("country", "region"):
                break
            group.append(place)
        else:
            break
    return group


def _locative(place: PlaceMention, mention: Mention) -> bool:
    """Whether a place name says where: not a country that acts, not the end of a party's name."""
    tokens = place.sentence.tokens
    if place.kind == "country":
        before = tokens[place.start - 1] if place.start else None
        word = tokens[place.start].word
        if word[: place.skip][-1:] == "ب":
            return True
        return before is not None and before.kind == "w" and (before.word.removeprefix("و") in ("في", "داخل", "الي", "من", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "وسط", "علي") or "place-kind" in before.info.groups)
    return True


def _date(mention: Mention, times: list[Found], inside: list[Said], statements: list[Said]) -> None:
    tokens = mention.sentence.tokens
    usable = [t for t in times if _same_layer(mention, tokens[t.start].start, inside, statements)]
    if not usable:
        return

    def cost(time: Found) -> float:
        low, high = sorted((mention.token, time.start))
        between = tokens[low:high]
        commas = sum(t.text in "،؛" for t in between)
        verbs = sum(t.pos == "v" for t in between[1:])
        return abs(time.start - mention.token) + 4 * verbs + 2 * commas

    best = min(usable, key=cost)
    if cost(best) <= 40:
        mention.date = best


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
