"""Whether a happening happened, is planned, is only possible, or is denied.

The stance scopes over an event word, its tense, what governs it (a demand, a plan, a purpose ل) and when its date lies are
features of three linear models (``planned``, ``possible``, ``denied``); where none is likely enough over all mentions of
the happening, it happened. What it cannot do: tell a plan that was carried out from one that was not, where the article
leaves it open.
"""

from __future__ import annotations

from functools import cache

from riwaya.extract.linear import model
from riwaya.extract.mentions import Mention
from riwaya.extract.merge import Happening
from riwaya.extract.stance import Scope, beyond, future
from riwaya.extract.tokens import Token

KINDS = ("planned", "possible", "denied")
THRESHOLD = {"planned": 0.22, "possible": 0.22, "denied": 0.22}

_BY_WORDS = frozenset({"AGREE", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})


def modality_features(
    mention: Mention, scopes: list[Scope], mentions: list[Mention], kinds: dict[int, str], published: str | None
) -> list[str]:
    """``mentions`` are those of the sentence, ``kinds`` what each statement is (ask, warn, announce …) by its index."""
    tokens, i = mention.sentence.tokens, mention.token
    kind = "toll" if mention.toll_only else mention.pos
    out = ["bias", *_sort(kind, mention.type, mention.modality)]
    for scope in scopes:
        if scope.start <= i < scope.end and not beyond(tokens, scope, i):
            near = "near" if min(abs(i - scope.start), abs(scope.end - i)) <= 3 else "far"
            out += [f"scope={scope.category}", f"scope={scope.category}:{near}", f"cue={scope.entry}"]
    verb = i if mention.pos == "v" else mention.light[0] if mention.light is not None else -1
    if verb >= 0 and future(tokens, verb):
        out += ["future", f"future:{kind}"]  # its own verb says so: سيقصف, ستشن غارات
    if mention.doubt:
        out.append(f"doubt={mention.doubt}")
    if mention.pos == "v":
        out += [f"form={mention.form.split()[0]}", f"stance={mention.modality}:{mention.form.split()[0]}"]
    reading = mention.reading
    if reading is not None and reading.pro:
        out += [f"pro={reading.pro}", f"pro={reading.pro}:{kind}"]
    before = tokens[i - 1] if i else None
    if before is not None and before.pos == "p":
        out += [f"before={before.word}", f"before={before.word}:{kind}"]
    elif before is not None and before.kind == "w":
        for group in ("light", "stance", "event", "report"):
            if group in before.info.groups:
                out.append(f"before-{group}")
        if before.pos == "v":
            out.append(
                "before-verb:"
                + ("" if not before.info.verb else "future" if _future(before) else before.info.verb.form.split()[0])
            )
    last = next((m for m in reversed(mentions) if m.token < i and not m.toll_only), None)
    if last is not None and i - last.token <= 14:
        out += [f"under={last.type}", f"under={last.type}:{kind}"]
        if last.modality != "happened":
            out.append(f"under-{last.modality}")
    if any(future(tokens, k) for k in range(max(0, i - 6), i)):
        out += ["future-near", f"future-near:{kind}"]
    own = mention.date is not None and mention.date_sentence is mention.sentence  # others are guesses
    if own and published and mention.date.value:
        value = str(mention.date.value)[: len(published)]
        out.append(
            "date-ahead"
            if value > published[: len(value)]
            else "date-back"
            if value < published[: len(value)]
            else "date-now"
        )
    if mention.statement is not None:
        out.append(f"said={kinds.get(mention.statement, '')}")
    if mention.light is not None:
        v = tokens[mention.light[0]]
        if v.info.verb is not None:
            out.append(f"light={v.info.verb.form.split()[0]}" + ("-future" if _future(v) else ""))
    if mention.counts:
        out.append("counted")
    if mention.definite:
        out.append(f"definite:{kind}")
    if mention.title:
        out.append(f"title:{kind}")
    return out


@cache
def _sort(kind: str, type_: str, modality: str) -> tuple[str, ...]:
    return f"kind={kind}", f"type={type_}", f"stance={modality}", f"stance={modality}:{kind}"


def _future(token: Token) -> bool:
    """Whether a verb has the س of the future."""
    return "س" in token.info.verb.pro and token.info.verb.form.startswith("present")


def weigh(mention: Mention, features: list[str]) -> None:
    """Keep the three probabilities with the mention, and its own most likely modality."""
    mention.modal = tuple([model(kind).probability(features) for kind in KINDS])
    mention.modality = _likely(mention.modal)


def of_happening(happening: Happening) -> str:
    """The modality of a happening: the mean over its mentions, those of the body where it has any.

    An act done by words is done when its verb says so in the past, whatever the nouns under that verb commit to:
    التزم الطرفان باتفاق.
    """
    mentions = [m for m in happening.mentions if not m.title] or happening.mentions
    if happening.type in _BY_WORDS:
        said = [m for m in mentions if m.pos == "v" and not m.toll_only and m.form.startswith("past")]
        mentions = said or mentions
    return _likely(tuple([sum([m.modal[k] for m in mentions]) / len(mentions) for k in range(len(KINDS))]))


def _likely(chances: tuple[float, ...]) -> str:
    best = chances.index(max(chances))
    return KINDS[best] if chances[best] >= THRESHOLD[KINDS[best]] else "happened"
