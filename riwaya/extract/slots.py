"""Putting a phrase into a slot of an event, where its kind can stand there."""

from __future__ import annotations

from riwaya.extract.chunks import VICTIMS, Phrase
from riwaya.extract.coordination import coordinated
from riwaya.extract.mentions import Mention
from riwaya.extract.vocabulary import vocabulary

VERBAL = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})


def tagged(prep: str, tag: str) -> bool:
    """Whether the lexicon notes that a preposition names the doer (agent) or whom an act is against (target)."""
    return tag in vocabulary().notes.get(prep, ())


def against(mention: Mention, prep: str) -> bool:
    """Whether a phrase of several words names whom force is used against: من قبضة, في مواجهة."""
    return " " in prep and mention.type in ("ASSAULT", "COERCE") and tagged(prep, "target")


def give(mention: Mention, slot: str, phrase: Phrase | None, *, surely: bool = False) -> None:
    """Put a phrase and those coordinated with it into a slot, where it can stand there; ``surely`` where the grammar leaves
    no doubt that people who else suffer are the doers (هجوم نفذته امرأة)."""
    if phrase is None or slot == "none":
        return
    for part in coordinated(phrase):
        if slot == "actor":
            harmless = surely or mention.type not in ("ASSAULT", "COERCE")
            if (part.agentive and (part.cls not in VICTIMS or harmless) and part.cls != "toll") or part.cls in (
                "state",
                "vehicle",
            ):
                mention.actors.append(part)
        elif slot == "recipient":
            if part.cls in ("event", "document", "number") and part.name is None:
                continue
            if part.cls in ("thing",) and mention.type not in VERBAL and part.name is None:
                continue
            if part.cls == "place" or _visited(mention, part):
                continue
            mention.recipients.append(part)


def _visited(mention: Mention, phrase: Phrase) -> bool:
    """Whether a state is where somebody goes and no partner of talks: زار مصر, but التقى مع مصر."""
    if mention.type != "CONSULT" or phrase.cls != "state" or mention.rule is None:
        return False
    before = phrase.tokens[phrase.start - 1].word if phrase.start else ""
    return ("recipient", "obj") in mention.rule.slots and before != "مع"
