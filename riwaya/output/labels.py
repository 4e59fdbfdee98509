"""Labels in English and Arabic for the closed vocabularies of a record, from ``labels.tsv``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple


class Label(NamedTuple):
    """What a reader sees for one value."""

    en: str
    ar: str


def label(kind: str, value: str) -> Label:
    """The label of a value (``label("type", "ASSAULT")``); the value itself where the table has none."""
    return _labels().get((kind, value)) or Label(value, value)


@cache
def _labels() -> dict[tuple[str, str], Label]:
    lines = Path(__file__).with_name("labels.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {(kind, value): Label(en, ar) for kind, value, en, ar in rows[1:]}
