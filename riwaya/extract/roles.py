"""Who is actor and who recipient of each happening: every party near its mentions is weighed by two linear models.

The grammar (``frames.py``) proposes, the models decide: where a party stands to the event word, what governs it, what kind
of party it is, whether it speaks the statement, and what the article said of it before. A happening without a doer in its
own sentences may take one from its surroundings: the speaker, the subject just left, the doer of the happening before.
What it cannot do: tell sides of a battle that the article names only by their places.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from riwaya.extract.agreement import gender
from riwaya.extract.candidates import Candidate, candidates
from riwaya.extract.chunks import Phrase
from riwaya.extract.document import Document
from riwaya.extract.entities import Entities, Entity, same_nation, same_people, without_adjectives
from riwaya.extract.linear import Linear, model
from riwaya.extract.mentions import Mention
from riwaya.extract.merge import Happening
from riwaya.extract.naming import Namer
from riwaya.extract.rolefeatures import PARTS, Line, Setting, agreement, pair_features, party_features
from riwaya.extract.said import Said
from riwaya.extract.vocabulary import vocabulary

FIRST = {"actor": 0.22, "recipient": 0.17}  # least probability of the best party
FURTHER = {"actor": 0.60, "recipient": 0.36}  # of any party after it
JOINED = {"actor": 0.30, "recipient": 0.2}  # of a party joined to one chosen (X and Y, X with the support of Y)
SURE, YIELD = 0.6, 0.2  # least probability of a doer that may be likelier to suffer, and by how much
MOST_MENTIONS, MOST = 6, 4
_PRONOUNS = {"ه": "m", "ها": "f", "هم": "p"}
_OWNERS = frozenset({"force", "state", "body", "group-noun", "institution", "name"})
_BACK = 3  # sentences to an earlier subject


class Row(NamedTuple):
    """A party beside a happening: its features, the phrases that name it there, the parties it is joined to."""

    entity: Entity
    features: list[str]
    near: list[Phrase]
    joined: set[int]


class RoleReader:
    """The parties of one article and their parts in its happenings."""

    def __init__(self, document: Document, statements: list[Said], mentions: list[Mention]) -> None:
        self.statements = statements
        self.cues = [said.cue[0] for said in statements]
        self.entities = Entities()
        self.namer = Namer()
        self.by_sentence: dict[int, list[Candidate]] = {}
        self._by_tokens: dict[int, list[Candidate]] = {}  # the same by the id of the tokens that a phrase is of
        for sentence in document.sentences:
            found = self.by_sentence[sentence.index] = self._by_tokens[id(sentence.tokens)] = candidates(sentence)
            for k, candidate in enumerate(found):
                owner = self._owner(found, k)
                if owner is not None:
                    candidate.entity = owner.entity
                else:
                    self.entities.add(candidate)
        self.by_cue = {(s.sentence.index, s.token): s for s in reversed(statements)}
        self.titled = {c.entity for s in document.sentences if s.title for c in self.by_sentence[s.index]}
        self.count = Counter(c.entity for found in self.by_sentence.values() for c in found)
        self._lines: dict[int, Line] = {}  # by sentence: most sentences tell of nothing
        self._speakers: dict[int, int] = {}  # by statement, as far as asked for
        self.did: dict[str, Counter[int]] = {}
        self.suffered: Counter[int] = Counter()
        self.mentions: dict[int, list[Mention]] = {}
        for mention in mentions:
            self.mentions.setdefault(mention.sentence.index, []).append(mention)

    def _owner(self, found: list[Candidate], k: int) -> Candidate | None:
        """Whose forces "its forces" are: the nearest group before it in the sentence that the pronoun agrees with."""
        phrase = found[k].phrase
        info = phrase.tokens[phrase.head].info
        if (
            phrase.cls not in ("group-noun", "vehicle", "fighter")
            or info.enc not in _PRONOUNS
            or phrase.name is not None
        ):
            return None
        for other in reversed(found[:k]):
            whose = gender(other.phrase)
            if other.phrase.cls in _OWNERS and (not whose or whose == _PRONOUNS[info.enc]):
                return other
        return None

    # --- the article at large ---------------------------------------------------------------------------------------

    def survey(self, happenings: list[Happening]) -> None:
        """Count what the grammar says each party did, before any happening is decided."""
        for happening in happenings:
            for mention in happening.mentions:
                done = self.did.setdefault(mention.type, Counter())
                for phrase in mention.actors:
                    entity = self._of(phrase, mention.sentence.index)
                    if entity >= 0:
                        done[entity] += 1
                for phrase in mention.recipients:
                    entity = self._of(phrase, mention.sentence.index)
                    if entity >= 0:
                        self.suffered[entity] += 1

    def _of(self, phrase: Phrase, sentence: int) -> int:
        for candidate in self.by_sentence[sentence]:
            if candidate.phrase.start < max(phrase.end, phrase.start + 1) and phrase.start < candidate.phrase.end:
                return candidate.entity
        return -1

    # --- one happening ----------------------------------------------------------------------------------------------

    def rows(self, happening: Happening, before: Happening | None) -> list[Row]:
        """Every party that may play a part, with its features and the phrases that name it beside the mentions."""
        settings = [self._setting(m) for m in happening.mentions[:MOST_MENTIONS]]
        features: dict[int, dict[str, None]] = {}  # in the order found, so that sums do not depend on the run
        near: dict[int, list[Phrase]] = {}
        joined: dict[int, set[int]] = {}
        notes = vocabulary().notes
        for setting in settings:
            for k, candidate in enumerate(setting.line.candidates):
                index, said = candidate.entity, dict.fromkeys(pair_features(setting, k))
                if index in features:
                    features[index].update(said)
                    near[index].append(candidate.phrase)
                else:
                    features[index], near[index] = said, [candidate.phrase]
                if candidate.first is not None:
                    joined.setdefault(index, set()).add(candidate.first.entity)
                elif "with" in notes.get(candidate.prep, ()):
                    joined.setdefault(index, set()).update(c.entity for c in setting.line.candidates[: candidate.order])
        for nearby, feature in self._surroundings(settings, before):
            if nearby not in features:
                features[nearby] = dict.fromkeys((f"absent|{settings[0].group}", f"absent|{settings[0].kind}"))
            features[nearby][feature] = None
        claimed = frozenset([part for found in features.values() for part in PARTS if part in found])
        out = []
        for index, found in features.items():
            entity = self.entities.all[index]
            article, parts = party_features(settings[0], entity, self, index, found, claimed)
            out.append(Row(entity, [*found, *article, *parts], near.get(index, []), joined.get(index, set())))
        return out

    def _setting(self, mention: Mention) -> Setting:
        index, said = mention.sentence.index, mention.statement
        line = self._lines.get(index)
        if line is None:
            line = self._lines[index] = Line(mention.sentence.tokens, self.by_sentence[index])
        speaker = -1
        if said is not None:
            if said not in self._speakers:
                self._speakers[said] = self._speaker(self.statements[said])
            speaker = self._speakers[said]
        return Setting(mention, line, speaker, self.mentions.get(index, []))

    def _speaker(self, said: Said) -> int:
        """The party that speaks a statement."""
        tokens = said.sentence.tokens
        best = -1
        start, end = said.source
        voice = said.voice
        if voice is not None:
            for c in self._by_tokens[id(voice.tokens)]:
                if c.phrase.start < voice.end and voice.start < c.phrase.end:
                    return c.entity
        for c in self.by_sentence[said.sentence.index]:
            if tokens[c.phrase.start].start < end and start < tokens[c.phrase.end - 1].end:
                best = c.entity
                break
        return best

    def _surroundings(self, settings: list[Setting], before: Happening | None) -> list[tuple[int, str]]:
        first = settings[0]
        found: list[tuple[int, str]] = []
        for setting in settings:
            found.extend(self._going_on(setting))
            said = self.by_cue.get((setting.mention.sentence.index, setting.mention.token))
            voice = self._speaker(said) if said is not None else -1
            if voice >= 0:  # the act is its own saying: whoever says it does it
                found.append((voice, f"says-it|{setting.group}"))
                if setting.missing:  # its subject goes on from a sentence before
                    parts = ("heir", "frame=actor")  # as if the frame had found it
                    found += [
                        (voice, f"{part}{of}") for part in parts for of in ("", f"|{setting.kind}", f"|{setting.group}")
                    ]
            if setting.speaker >= 0:
                found.append((setting.speaker, f"speaks|{setting.group}|{setting.kind}"))
                found.append((setting.speaker, f"speaks|{setting.group}"))
                if setting.first_person:
                    found.append((setting.speaker, "speaks|first-person"))
        if before is not None:
            last = before.mentions[0]
            for phrase in last.actors[:1]:
                entity = self._of(phrase, last.sentence.index)
                if entity >= 0:
                    same = "same" if before.type == first.mention.type else "other"
                    found.append((entity, f"doer-before|{same}|{first.group}"))
        for entity, _ in self.did.get(first.mention.type, Counter()).most_common(1):
            found.append((entity, f"usual-doer|{first.group}"))
        topic = self._topic(first)
        if topic is not None:
            found.append((topic.entity, f"topic-before|{first.group}|{first.kind}"))
            found.append((topic.entity, f"topic-before|{first.kind}"))
        title = next((c for c in self.by_sentence.get(0, ())), None)
        if title is not None:
            found.append((title.entity, f"title-first|{first.group}"))
        return found

    def _going_on(self, setting: Setting) -> Iterator[tuple[int, str]]:
        """Who does what a verb or participle without a subject tells, where no subject of its sentence goes on: he who
        says "we", and for verbal acts the voice before (وطالب, داعيا)."""
        mention = setting.mention
        if setting.kind not in ("v0", "r") or mention.actors or mention.control:
            return
        speaker = setting.speaker if setting.first_person else -1
        k = bisect_left(self.cues, mention.span[0]) - 1
        if speaker < 0 and k >= 0 and (setting.group == "verbal" or setting.first_person):
            said = self.statements[k]
            if mention.sentence.index - said.sentence.index <= _BACK:
                speaker = self._speaker(said)
        if speaker < 0:
            return
        if agreement(mention, self.entities.all[speaker].phrases[0]) is False:
            return
        kind = setting.kind[0]
        for way in ("heir", "frame=actor"):
            yield speaker, way
            yield speaker, f"{way}|{kind}"
            yield speaker, f"{way}|{setting.group}"

    def _topic(self, setting: Setting) -> Candidate | None:
        """The subject of an earlier sentence that a mention may go on with."""
        index = setting.mention.sentence.index
        for sentence in range(index - 1, max(-1, index - 1 - _BACK), -1):
            for candidate in self.by_sentence.get(sentence, ()):
                if candidate.subject_of >= 0 and agreement(setting.mention, candidate.phrase) is not False:
                    return candidate
        return None

    def assign(self, happenings: list[Happening]) -> None:
        """Decide the parties of every happening."""
        self.survey(happenings)
        models = {slot: model(slot) for slot in FIRST}
        before: Happening | None = None
        for happening in happenings:
            rows = self.rows(happening, before)
            actors = choose_actors(rows, models["actor"], models["recipient"])
            taken = {r.entity.index for r in actors}
            recipients = choose(rows, models["recipient"], "recipient", taken)
            happening.actors = [self.namer.name(r.entity, r.near) for r in actors]
            happening.recipients = [self.namer.name(r.entity, without_adjectives(r.entity, r.near)) for r in recipients]
            before = happening


def choose_actors(rows: list[Row], actor: Linear, recipient: Linear) -> list[Row]:
    """The doers: of a party that is likelier to suffer the act, no doer is made unless it is likely by itself."""
    doers = [
        r
        for r in rows
        if (p := actor.probability(r.features)) >= SURE or p >= recipient.probability(r.features) - YIELD
    ]
    return choose(doers, actor, "actor", set())


def choose(rows: list[Row], weights: Linear, slot: str, taken: set[int]) -> list[Row]:
    """The parties that fill a slot: the likeliest, those joined to one chosen, and others that are likely by themselves."""
    scored = [(weights.probability(r.features), -r.entity.index, r) for r in rows if r.entity.index not in taken]
    scored.sort(reverse=True)  # no two have one index, so that rows are never compared
    chosen: list[Row] = []
    for p, _, row in scored:
        joined = any(c.entity.index in row.joined for c in chosen)
        least = FIRST if not chosen else JOINED if joined else FURTHER
        if p < min(FIRST[slot], JOINED[slot]) or len(chosen) == MOST:
            break
        if p < least[slot] or (not joined and any(same_nation(row.entity, c.entity) for c in chosen)):
            continue
        if slot == "recipient" and any(same_people(row.near, c.near) for c in chosen):
            continue
        chosen.append(row)
    return chosen
