"""Slots of an event noun or masdar: through إضافة, adjectives, and the prepositions behind it.

The genitive of a noun is what its lexicon row says; that of a masdar is its object where it takes one, unless a force or a
named target tells otherwise (قصف الجيش للبلدة). What it cannot do: a doer named in another clause.
"""

from __future__ import annotations

from riwaya.extract.agreement import case, indefinite
from riwaya.extract.chunks import FORCES, VICTIMS, Phrase, is_nominal, noun_phrase
from riwaya.extract.clauses import THAT, Prepositional, clause_end, object_after, over_measure, prepositional, side_end
from riwaya.extract.coordination import coordinated
from riwaya.extract.mentions import Mention
from riwaya.extract.slots import VERBAL, against, give, tagged
from riwaya.extract.tokens import Token
from riwaya.extract.vocabulary import EventRule

_FIRE = frozenset({"shelling-artillery-missile", "air-drone-strike", None, "armed-clash", "suicide-bomb"})

_TO_WHOM = frozenset({"الي", "ل", "مع"})


def fill_noun(tokens: list[Token], mention: Mention) -> None:
    """إضافة, adjectives, and the prepositions behind an event noun."""
    i, rule = mention.token, mention.rule
    assert rule is not None and mention.reading is not None
    j = i + 1 + len(mention.reading.lexeme.rest)
    genitive: Phrase | None = None
    if not mention.definite and j < len(tokens):
        j = over_measure(tokens, _over_masdar(tokens, j))  # زيارة عدد من | الوزراء
    while j < len(tokens) and tokens[j].pos == "n" and tokens[j].time is None:
        token = tokens[j]
        if (
            token.info.pro
            or (token.name is not None and token.name.skip)
            or (token.place is not None and token.place.skip)
        ):
            break
        if (
            "nisba" in token.info.groups
            and (token.name is None or token.name.end == j + 1)
            and not _people(token, mention)
        ):
            mention.actors.append(_nation(tokens, j))
            j += 1
            continue
        if (
            token.info.adjective
            and token.name is None
            and token.place is None
            and not ("role" in token.info.groups and not mention.definite)
        ):
            j += 1
            continue
        if mention.definite or genitive is not None:
            break
        genitive = noun_phrase(tokens, j)
        if genitive is None:
            break
        j = genitive.end
    while (
        j < len(tokens)
        and tokens[j].pos == "n"
        and (tokens[j].info.adjective or "nisba" in tokens[j].info.groups)
        and not tokens[j].info.pro
    ):
        if "nisba" in tokens[j].info.groups and not mention.actors and genitive is None:
            mention.actors.append(_nation(tokens, j))
        j += 1
    if not mention.actors and genitive is None:
        believed = _believed(tokens, j)
        if believed is not None:
            mention.actors.append(believed)
    phrases = prepositional(tokens, j, clause_end(tokens, j - 1, commas=0))
    obj = object_after(tokens, j) if genitive is not None else None
    _genitive_slot(mention, rule, genitive, obj, phrases)
    if genitive is None and mention.reading.enc and mention.pos == "m":
        owned = noun_phrase(tokens, j) if j < len(tokens) and is_nominal(tokens[j]) else None
        if owned is not None and not owned.skip and ("recipient", "obj") in rule.slots:
            give(mention, "recipient", owned)  # لقائه | نظيره, اتهامها | إيران
    wanted = {source for slot, source in rule.slots if slot == "recipient"}
    for found in phrases:
        near = found.at - j <= 10
        if tagged(found.prep, "agent"):
            mention.actors.clear()
            give(mention, "actor", found.phrase)
        elif (
            found.prep == "ل"
            and found.phrase.cls not in VICTIMS
            and near
            and not mention.actors
            and found.at == j
            and rule.genitive != "recipient"
            and found.phrase.agentive
            and genitive is None
        ):
            give(mention, "actor", found.phrase)
        elif (
            (found.prep in ("ل", "علي", "ضد", "بحق") or found.prep in wanted or against(mention, found.prep))
            and near
            and not mention.recipients
            and (found.prep != "ل" or found.at == j)
        ):
            give(mention, "recipient", found.phrase)
        elif (
            found.prep in ("مع", "بين")
            and near
            and mention.type in ("ASSAULT", "CONSULT", "AGREE", "COOPERATE", "RETREAT")
        ):
            if found.prep == "بين" and not mention.actors:
                _between(mention, found.phrase)
            elif not mention.recipients:
                give(mention, "recipient", found.phrase)
    if mention.reading.enc and not mention.actors:
        mention.where = "pronoun"


def _over_masdar(tokens: list[Token], j: int) -> int:
    """Past a masdar that و or أو joins to the one before token j, with which it shares its genitive: قبول أو رفض | الاتفاق."""
    at = j + 1 if tokens[j].word in ("او", "و") and j + 1 < len(tokens) else j
    token = tokens[at]
    if token.pos != "n" or (at == j and not token.info.pro.startswith("و")) or token.name is not None:
        return j
    noun = token.info.noun
    masdar = noun is not None and noun.lexeme.pos == "m" and not noun.enc and not token.info.definite
    return at + 1 if masdar and at + 1 < len(tokens) and "\u064b" not in token.text[-2:] else j


def _nation(tokens: list[Token], j: int) -> Phrase:
    """The nationality at token ``j`` as the state it stands for: غارة إسرائيلية."""
    nation = Phrase(tokens, j, j)
    nation.cls, nation.definite = "state", True
    return nation


def _believed(tokens: list[Token], j: int) -> Phrase | None:
    """The nationality that somebody gives a happening: هجوم يعتقد أنه إسرائيلي, الغارات التي يرجح أنها أميركية."""
    if j < len(tokens) and tokens[j].pos == "p" and "relative" in tokens[j].info.particle:
        j += 1
    if j + 2 >= len(tokens) or tokens[j].pos != "v" or tokens[j + 1].word not in THAT or not tokens[j + 1].info.enc:
        return None
    if "nisba" not in tokens[j + 2].info.groups or tokens[j + 2].info.definite:
        return None
    return _nation(tokens, j + 2)


def _people(token: Token, mention: Mention) -> bool:
    """A plural nationality after an event noun is a genitive (مقتل سوريين), not its adjective."""
    return token.info.groups["nisba"][0].form in ("p", "d") and not token.word.endswith("ات")


def _genitive_slot(
    mention: Mention, rule: EventRule, genitive: Phrase | None, obj: Phrase | None, phrases: list[Prepositional]
) -> None:
    if genitive is None:
        return
    if mention.pos == "n":
        slot = rule.genitive
        if slot in ("actor", "recipient"):
            give(mention, slot, genitive)
        elif slot == "either":
            give(mention, "actor" if genitive.agentive and genitive.cls not in VICTIMS else "recipient", genitive)
        return
    takes_object = any(source == "obj" and slot in ("recipient", "place") for slot, source in rule.slots)
    if not takes_object:
        give(mention, "actor", genitive)
        return
    if obj is not None and not (indefinite(obj) and case(obj) != "accusative" and not _alif(obj)):
        give(mention, "actor", genitive)
        give(mention, "recipient", obj)
        return
    named_target = any(p.prep in ("ل", "علي", "ضد") and p.at <= genitive.end + 2 for p in phrases)
    force = genitive.cls in FORCES | {"state", "force"} and genitive.cls not in VICTIMS
    if mention.type == "CONSULT":
        host = any(p.prep in _TO_WHOM and p.at <= genitive.end + 3 for p in phrases)
        give(mention, "actor" if host and genitive.agentive else "recipient", genitive)  # زيارة الوزير إلى
    elif mention.type in VERBAL:
        give(mention, "actor" if named_target and genitive.agentive else "recipient", genitive)
    elif force and (
        named_target
        or (mention.type == "ASSAULT" and mention.subtype in _FIRE and rule.id.endswith(("qasafa", "qasf")))
    ):
        give(mention, "actor", genitive)
    else:
        give(mention, "recipient", genitive)


def _alif(phrase: Phrase) -> bool:
    """Whether the head of a phrase ends like an accusative: هدفا; what does not is the predicate (دحر الغزاة | مسألة وقت)."""
    return phrase.number is not None or phrase.tokens[phrase.head].word.endswith("ا")


def _between(mention: Mention, phrase: Phrase) -> None:
    """بين X وY: two sides. Where the text says "on one side", all that stand before it are one."""
    parts = coordinated(phrase)
    if not parts[0].agentive:
        return
    tokens = phrase.tokens
    other = _other_side(tokens, parts[-1].end)
    if other is not None:
        mention.actors += [p for p in parts if p.agentive]
        mention.recipients += [p for p in coordinated(other) if p.agentive]
        return
    mention.actors.append(parts[0])
    mention.recipients.extend(p for p in parts[1:] if p.agentive)
    if len(parts) == 1:
        j = phrase.end
        if j < len(tokens) and tokens[j].word in ("وبين", "و") and j + 1 < len(tokens) and is_nominal(tokens[j + 1]):
            second = noun_phrase(tokens, j + 1)
            if second is not None and second.agentive:
                mention.recipients.append(second)


def _other_side(tokens: list[Token], j: int) -> Phrase | None:
    """The second side behind one that the text closes: بين X من جهة، وY من جهة أخرى; None where it closes none."""
    j = side_end(tokens, j)
    if not j:
        return None
    while j < len(tokens) and tokens[j].kind == "m" and tokens[j].text in "،,":
        j += 1
    if j < len(tokens) and tokens[j].word in ("و", "وبين"):
        return noun_phrase(tokens, j + 1)
    if j >= len(tokens) or not is_nominal(tokens[j]) or not tokens[j].word.startswith("و"):
        return None
    other = noun_phrase(tokens, j)
    return other.behind_and() if other is not None and not other.skip else other
