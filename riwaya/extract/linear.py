"""Linear models over named features: a score is the sum of the weights of the features that hold, and can be read aloud.

Weights live in ``weights/<name>.tsv`` (feature, weight), learned by ``bench/train.py``; ``weights/CARD.md`` says from what.
A feature without a weight counts nothing, so that a model of fewer features stays a model.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from itertools import repeat
from pathlib import Path

from riwaya.errors import LexiconError

_NOTHING = repeat(0.0)  # what a feature without a weight counts
ROOT = Path(__file__).parent.parent / "weights"


class Linear:
    """A logistic model: ``probability`` is between 0 and 1, ``explain`` lists what spoke for and against."""

    __slots__ = ("_weight", "weights")

    def __init__(self, weights: dict[str, float]) -> None:
        self.weights = weights
        self._weight = weights.get

    def score(self, features: Iterable[str]) -> float:
        return sum(map(self._weight, features, _NOTHING))

    def probability(self, features: Iterable[str]) -> float:
        score = sum(map(self._weight, features, _NOTHING))
        return 1 / (1 + math.exp(-30.0 if score > 30 else 30.0 if score < -30 else -score))


@cache
def model(name: str) -> Linear:
    """The model of that name; raises LexiconError naming file and line where a row is no feature and weight."""
    path = ROOT / f"{name}.tsv"
    weights = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("#") or not line:
            continue
        feature, _, weight = line.rpartition("\t")
        try:
            weights[feature] = float(weight)
        except ValueError:
            raise LexiconError(f"{path}:{number}: {line!r} is not a feature and a weight parted by a tab") from None
    return Linear(weights)
