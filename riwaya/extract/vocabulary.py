"""All lexicons of words and phrases, loaded once: the rows of ``lexicons/ar`` as lexemes, phrases and rules.

Each ``_load_*`` reads one kind of file into the morphology (single words that inflect) or into a ``Phrases`` table (fixed
runs of words). The rules of a row (what an event verb needs, who fills its slots) are parsed here, so that a wrong row is
an error with file and line when the lexicon is opened and not a wrong record later.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from riwaya.errors import LexiconError
from riwaya.extract.fold import fold
from riwaya.extract.inflect import SHADDA
from riwaya.extract.morphology import Lexeme, Morphology
from riwaya.extract.phrases import Phrases
from riwaya.lexicon import Row, table, tables

_VERB = "id,past,present,masdar,participle"
_SLOTS = frozenset({"actor", "recipient", "place", "none"})


Runs = dict[str, tuple[tuple[str, ...], ...]]  # folded word runs by their first word: the words that must follow it


REPORTING = f"{_VERB},kind,speaker,carries,example,yields"


class EventRule(NamedTuple):
    """What an event word opens: its type, who fills its slots and the words it needs or must not have beside it.

    ``slots`` are (slot, source) pairs; a source is "subj", "obj" or a folded preposition. ``needs`` and ``without`` are
    looked for in the same clause, ``without_before`` (written with < in the lexicon) just before; ``unless`` (written with
    +) are event types that cancel it when the sentence has a word of them, or "passive" for a verb never so used.
    """

    id: str
    type: str
    subtype: str | None
    slots: tuple[tuple[str, str], ...]
    genitive: str
    needs: Runs
    without: Runs
    without_before: Runs
    unless: frozenset[str]


class ReportRule(NamedTuple):
    """What a reporting word does: its kind, how what it reports follows (``carries``), and who speaks where nobody is named."""

    kind: str
    carries: tuple[str, ...]
    speaker: str


class TollRule(NamedTuple):
    """What a toll word counts (killed, wounded …), who its subject is, and the words that it needs beside it."""

    kind: str
    voice: str
    needs: tuple[str, ...]


class LightRule(NamedTuple):
    """A support verb: where the event noun stands (``links``) and what its own arguments are to that event."""

    links: tuple[str, ...]
    slots: tuple[tuple[str, str], ...]


class Vocabulary:
    """The open and closed classes of words. Load with ``vocabulary()``."""

    def __init__(self) -> None:
        self.words = Morphology()
        self.attribution = Phrases()
        self.stance = Phrases()
        self.toll_phrases = Phrases()
        self.particles = Phrases()
        self.notes: dict[
            str, frozenset[str]
        ] = {}  # folded particle -> what its rows note of it: agent, with, gov=gen …
        self.numbers: dict[str, tuple[str, str, str]] = {}
        self.asked: set[str] = set()  # the first words of all that event rows ask for or are cancelled by
        self.homographs: dict[str, set[str]] = {}  # folded word: ids of the rows that it is never read as
        self._load_events()
        self._load_light()
        self._load_reporting()
        self._load_tolls()
        self._load_people()
        self._load_names()
        self._load_grammar()
        self._load_numbers()

    def opens(self, word: str, pasts: frozenset[str]) -> frozenset[str]:
        """The tables of phrases that a folded word may begin one of; most words begin none."""
        named = (("attribution", self.attribution), ("stance", self.stance), ("toll", self.toll_phrases))
        return frozenset(name for name, phrases in (*named, ("particle", self.particles)) if phrases.opens(word, pasts))

    def _load_events(self) -> None:
        for row in tables("events/verbs-*", f"{_VERB},type,subtype,slots,needs,without,example,yields"):
            self._add_verb_row("event", row, self._event_rule(row, ""), participles=True)
        for row in tables("events/nouns-*", "id,noun,plural,type,subtype,genitive,needs,without,example,yields"):
            rule = self._event_rule(row, row["genitive"] or "either")
            self._add_noun_forms("event", "n", row, row["noun"], row["plural"], rule)
        for row in table("homographs", "id,word,rows,example,yields"):
            for word in row.list("word"):
                self.homographs.setdefault(fold(word), set()).update(row.list("rows"))
        for row in table("events/modifiers", "id,word,plural,subtype,strength,example,yields"):
            for word in row.list("word"):
                self._add_noun_forms("modifier", "n", row, word, row["plural"], (row["subtype"], int(row["strength"])))

        for row in table("events/sides", "id,word,plural,side,example,yields"):
            for word in row.list("word"):
                self._add_noun_forms("side", "n", row, word, row["plural"], row["side"])

    def _event_rule(self, row: Row, genitive: str) -> EventRule:
        rule = _event_rule(row, genitive)
        self.asked.update(rule.needs, rule.without)
        return rule

    def _load_light(self) -> None:
        for row in table("events/light", f"{_VERB},link,slots,example,yields"):
            links = tuple(fold(w) for part in row["link"].split("|") for w in part.split())
            self._add_verb_row("light", row, LightRule(links, _slots(row)), participles=True)

    def _load_reporting(self) -> None:
        for row in table("reporting", REPORTING):
            self._add_verb_row(
                "report", row, ReportRule(row["kind"], tuple(row.list("carries")), row["speaker"]), participles=True
            )
        for row in table("attribution", "id,phrase,position,mode,example,yields"):
            for phrase in row.list("phrase"):
                self.attribution.add(phrase, row, row["position"])
        for row in table("stance", "id,phrase,category,direction,reach,example,yields"):
            for phrase in row.list("phrase"):
                self.stance.add(phrase, row, (row["category"], row["direction"], row["reach"]))
        for row in table("stance-verbs", f"{_VERB},category,example,yields"):
            self._add_verb_row("stance", row, row["category"], participles=True)

    def _load_tolls(self) -> None:
        columns = "id,word,pos,present,plural,kind,voice,needs,charge,example,yields"
        for row in table("tolls", columns):
            value = TollRule(row["kind"], row["voice"], tuple(fold(w) for w in row.list("needs")))
            for word in row.list("word"):
                head, *rest = word.split()
                if row["pos"] == "verb":
                    present = (row.list("present") or [""])[0].split() or [""]
                    lexeme = Lexeme("toll", "v", row, value, tuple(map(fold, rest)))
                    if present[0]:
                        self.words.add_verb(lexeme, head, present[0])
                else:
                    pos = {"noun": "n", "adj": "a", "masdar": "m"}[row["pos"]]
                    self._add_noun_forms("toll", pos, row, word, row["plural"], value, adjective=pos == "a")
        for row in table("toll-phrases", "id,phrase,effect,example,yields"):
            for phrase in row.list("phrase"):
                self.toll_phrases.add(phrase, row, row["effect"])

    def _load_people(self) -> None:
        for row in table("roles", "id,noun,feminine,plural,class,example,yields"):
            for word in row.list("noun"):
                self._add_noun_forms("role", "n", row, word, row["plural"], row["class"], sound=not row["plural"])
                if f"{word}ية" in row.list("feminine"):  # defective: قاض, twelve قاضيا
                    self._add_noun_forms("role", "n", row, f"{word}يا", "", row["class"])
            for word in row.list("feminine"):
                self._add_noun_forms("role", "n", row, word, "", row["class"])
        for row in table("speakers", "id,noun,plural,class,example,yields"):
            for word in row.list("noun"):
                self._add_noun_forms("speaker", "n", row, word, row["plural"], row["class"], sound=not row["plural"])
        for row in table("places/kinds", "id,word,plural,kind,precision,part_of_name,example,yields"):
            value = (row["kind"], row["precision"], row["part_of_name"] == "1")
            for word in row.list("word"):
                self._add_noun_forms("place-kind", "n", row, word, row["plural"], value)

    def _load_names(self) -> None:
        columns = "id,names,en,kind,cc,nisba,people,capital,capital_en,capital_lat,capital_lon,lat,lon,epithets,example,yields"
        for row in table("names/states", columns):
            for nisba in row.list("nisba"):
                self.words.add_adjective(Lexeme("nisba", "a", row, row["cc"].upper()), nisba)
            for people in row.list("people"):
                self.words.add_noun(Lexeme("nisba", "n", row, row["cc"].upper()), people, "p")
        for row in table("names/given", "id,name,feminine,common,kind,example,yields"):
            for word in row.list("name"):
                if " " not in word:
                    group = "given" if row["common"] == "0" else "forename"  # كامل, سالم: names among other words
                    self.words.add_whole(Lexeme(group, "n", row, row["kind"]), word)
        for row in table("domains", "id,word,plural,domain,example,yields"):
            self._add_noun_forms("domain", "n", row, row["word"], row["plural"], row["domain"])
        for row in table("grammar/another", "id,masculine,example,yields"):
            self.words.add_adjective(Lexeme("another", "a", row), row["masculine"])
        for row in table("grammar/affiliations", "id,masculine,example,yields"):
            self.words.add_adjective(Lexeme("affiliation", "a", row), row["masculine"])

    def _load_grammar(self) -> None:
        for row in table("grammar/verbs", "id,past,present,masdar,class,example,yields"):
            self._add_verb_row("verb", row, row["class"], participles=False)
        for row in table("grammar/particles", "id,word,class,note,example,yields"):
            notes = frozenset(str(row["note"]).split())
            for word in row.list("word"):
                key = fold(word)
                self.notes[key] = self.notes.get(key, frozenset()) | notes
                if " " in word:
                    self.particles.add(word, row, row["class"])
                else:
                    self.words.add_whole(Lexeme("particle", "p", row, row["class"]), word)
        for row in table("grammar/adjectives", "id,masculine,feminine,plural,example,yields"):
            lexeme = Lexeme("adjective", "a", row)
            for word in row.list("masculine"):
                self.words.add_adjective(lexeme, word)
            for word in (*row.list("feminine"), *row.list("plural")):
                self.words.add_noun(lexeme, word, "s" if word in row.list("feminine") else "p")
        for row in table("grammar/nouns", "id,noun,plural,class,example,yields"):
            self._add_noun_forms("noun", "n", row, row["noun"], row["plural"], row["class"])
        for row in table("grammar/timewords", "id,word,plural,class,value,note,example,yields"):
            for word in (*row.list("word"), *row.list("plural")):
                if " " not in word:
                    lexeme = Lexeme("time", "n", row, (row["class"], row["value"]))
                    self.words.add_whole(lexeme, word)

    def _load_numbers(self) -> None:
        for row in table("numbers", "id,word,value,kind,example,yields"):
            for word in row.list("word"):
                self.numbers[fold(word)] = (row["value"], row["kind"], row.id)

    def _add_verb_row(self, group: str, row: Row, value: Any, *, participles: bool) -> None:
        pasts, presents = row.list("past"), row.list("present")
        for past, present in zip(pasts, presents, strict=False):
            head, *rest = past.split()
            self.words.add_verb(Lexeme(group, "v", row, value, tuple(map(fold, rest))), head, present.split()[0])
        for masdar in row.list("masdar"):
            singular, _, plural = masdar.partition("/")
            self._add_noun_forms(group, "m", row, singular.strip(), plural.replace("/", " | "), value)
        if participles:
            defective = bool(presents) and fold(presents[0])[-1:] in ("ي", "و") and presents[0][-1] != SHADDA
            for word in row.list("participle"):
                base = fold(word.split()[0])
                if base.endswith("ا") and len(base) > 3:
                    base = base[:-1]  # listed as a predicate: مطالبا
                if defective and not base.endswith("ي"):
                    base += "ي"  # داع: داعيا, داعية
                self.words.add_adjective(Lexeme(group, "r", row, value), base)
                if defective:
                    self.words.add_noun(Lexeme(group, "r", row, value), base[:-1] + "ين", "p")  # داعين, داعون

    def _add_noun_forms(
        self, group: str, pos: str, row: Row, singular: str, plural: str, value: Any, *, sound: bool = False,
        adjective: bool = False,
    ) -> None:  # fmt: skip
        for number, words in (("s", singular), ("p", plural)):
            for word in (w for part in words.split(" | ") if (w := part.strip())):
                head, *rest = word.split()
                lexeme = Lexeme(group, pos, row, value, tuple(map(fold, rest)))
                if adjective and number == "s":
                    self.words.add_adjective(lexeme, head)
                else:
                    self.words.add_noun(lexeme, head, number, sound_plural=sound and number == "s")


def _event_rule(row: Row, genitive: str) -> EventRule:
    cancels = row.list("without")
    slots = _slots(row) if "slots" in row.cells else ()
    return EventRule(
        row.id, row["type"], row["subtype"] or None, slots, genitive, _runs(row.list("needs")),
        _runs([c for c in cancels if c[0] not in "<+"]), _runs([c[1:] for c in cancels if c[0] == "<"]),
        frozenset(c[1:] for c in cancels if c[0] == "+"),
    )  # fmt: skip


def _runs(phrases: list[str]) -> Runs:
    runs: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        first, *rest = fold(phrase).split()
        runs.setdefault(first, []).append(tuple(rest))
    return {first: tuple(sorted(rests, key=len, reverse=True)) for first, rests in runs.items()}


def _slots(row: Row) -> tuple[tuple[str, str], ...]:
    pairs = []
    for part in row["slots"].split():
        slot, _, source = part.partition("=")
        if slot not in _SLOTS or not source:
            raise LexiconError(f"{row.table}.tsv:{row.line}: slots: {part!r} is not slot=source with slot one of "
                               f"{', '.join(sorted(_SLOTS))}")  # fmt: skip
        pairs.append((slot, fold(source)))
    return tuple(pairs)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, built when first asked for."""
    return Vocabulary()
