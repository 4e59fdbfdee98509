"""All events of an article: mentions found, slots filled, place, date, toll, stance and voice given to each, then merged."""

from __future__ import annotations

from riwaya.extract import frames, stance
from riwaya.extract.accidents import accident_tokens
from riwaya.extract.attach import accidental, attach_counts, link_deaths, settle
from riwaya.extract.dates import Found
from riwaya.extract.document import Document
from riwaya.extract.domain import domain_level
from riwaya.extract.eventdates import EventDates
from riwaya.extract.eventplaces import EventPlaces
from riwaya.extract.mentions import Mention, find_mentions
from riwaya.extract.merge import Happening, gathered
from riwaya.extract.modality import modality_features, weigh
from riwaya.extract.placeback import look_back
from riwaya.extract.placemention import PlaceMention
from riwaya.extract.roles import RoleReader
from riwaya.extract.said import Said
from riwaya.extract.subtypes import refine
from riwaya.extract.tell import told
from riwaya.extract.tokens import Sentence
from riwaya.extract.tolls import Count, read_counts, toll_words
from riwaya.extract.where import Scene, locate


def find_all(
    document: Document, times: dict[int, list[Found]], places: list[PlaceMention], statements: list[Said]
) -> list[Mention]:
    """All mentions of an article with their slots, in order, before any is dropped or merged."""
    return _read(document, times, places, statements)[0]


def _read(
    document: Document, times: dict[int, list[Found]], places: list[PlaceMention], statements: list[Said]
) -> tuple[list[Mention], list[Count]]:
    """All mentions, and all claims of a toll (those that a mention holds among them)."""
    by_sentence: dict[int, list[PlaceMention]] = {}
    for place in sorted([*places, *look_back(document, places)], key=lambda p: (p.sentence.index, p.start)):
        by_sentence.setdefault(place.sentence.index, []).append(place)
    mentions: list[Mention] = []
    counts: list[Count] = []
    for sentence in document.sentences:
        here, loose = _sentence(
            document, sentence, times.get(sentence.index, []), by_sentence.get(sentence.index, []),
            _earlier(by_sentence, sentence.index), _earlier_times(document, times, sentence.index), statements,
        )  # fmt: skip
        mentions.extend(here)
        counts += loose
        counts += [c for m in here for c in m.counts]
    domain = domain_level(document)
    for mention in mentions:
        mention.domain = domain
    return mentions, counts


def _earlier(by_sentence: dict[int, list[PlaceMention]], index: int) -> list[PlaceMention]:
    """The places of the nearest sentence before that has any, up to four back."""
    return next((by_sentence[k] for k in range(index - 1, max(-1, index - 5), -1) if k in by_sentence), [])


def _earlier_times(document: Document, times: dict[int, list[Found]], index: int) -> list[tuple[Sentence, Found]]:
    """The times of the nearest sentence before that has any, up to four back, and those of the lead."""
    near = next((k for k in range(index - 1, max(-1, index - 5), -1) if times.get(k)), None)
    lead = next((k for k in range(min(index, 3)) if times.get(k)), None)
    return [(document.sentences[k], t) for k in dict.fromkeys((near, lead)) if k is not None for t in times[k]]


def gather_events(
    document: Document, times: dict[int, list[Found]], places: list[PlaceMention], statements: list[Said]
) -> list[Happening]:
    """The happenings of an article, in order of first mention."""
    mentions, counts = _read(document, times, places, statements)
    happenings = told(gathered(mentions))
    settle(happenings, counts)
    if happenings:
        EventDates(document, times, statements, mentions).assign(happenings)
        EventPlaces(places).assign(happenings)
        RoleReader(document, statements, mentions).assign(happenings)
    return happenings


def _sentence(
    document: Document, sentence: Sentence, times: list[Found], places: list[PlaceMention],
    earlier: list[PlaceMention], earlier_times: list[tuple[Sentence, Found]], statements: list[Said],
) -> tuple[list[Mention], list[Count]]:  # fmt: skip
    """The mentions of a sentence with their slots, and the claims that none of them took."""
    mentions = find_mentions(sentence)
    words = toll_words(sentence)
    if not mentions and not words:
        return [], []
    unarmed = accident_tokens(sentence.tokens)
    mentions = [m for m in mentions if m.type != "ASSAULT" or m.token not in unarmed]
    words = [] if unarmed and accidental(mentions, words) else words
    frames.fill(sentence, mentions)
    mentions = link_deaths(sentence, mentions, words)
    saying = {
        k: s.kind
        for k, s in enumerate(statements)
        if s.content is not None and s.content[0] < sentence.end and sentence.start < s.content[1]
    }
    inside = [statements[k] for k in saying]
    scopes = stance.scopes(sentence)
    scene = Scene(sentence, mentions, places, times, inside, earlier, earlier_times)
    for mention in mentions:
        mention.statement = _voice(mention.word.end - 1, inside, statements)
        _stance(mention, scopes)
        if mention.hedge is None and mention.statement is not None:
            mention.hedge = stance.of_saying(statements[mention.statement])
        locate(mention, scene)
    in_order = sorted(mentions, key=lambda m: m.token)
    for mention in in_order:
        weigh(mention, modality_features(mention, scopes, in_order, saying, document.article.published))
    refine(sentence, mentions)
    left = attach_counts(
        sentence,
        mentions,
        read_counts(sentence, words),
        lambda at: _voice(at, inside, statements),
        document.article.published,
    )
    mentions.sort(key=lambda m: m.token)
    return mentions, left


# --- voice ------------------------------------------------------------------------------------------


def _voice(offset: int, inside: list[Said], statements: list[Said]) -> int | None:
    """The innermost statement whose content holds an offset."""
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
    if mention.light is not None and mention.pos != "v" and stance.future(tokens, mention.light[0]):
        mention.modality = "planned"  # ستشن هجوما
    if mention.pos == "v":
        own = stance.verb_modality(tokens, mention.token)
        if own == "denied":
            mention.doubt = "negated"
        elif own:
            mention.modality = own
    for scope in scopes:
        if not scope.start <= mention.token < scope.end or stance.beyond(tokens, scope, mention.token):
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
