"""The annotated articles beside the checkout (``../shared``, or where RIWAYA_SHARED points), and how they are scored.

They are not part of Riwaya and are never copied into it; where they are absent, what needs them says so and stops. The
scorer is theirs (``gold/score.py``), loaded by path, so that its definitions are never written down twice.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec

from riwaya.extract.reader import Reader
from riwaya.model import Article

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("RIWAYA_SHARED") or CHECKOUT.parent / "shared")
FLOORS = CHECKOUT / "bench" / "floors.toml"
LOWERED = "lowered"  # the table of floors.toml that owns up to what went down
SETS = ("dev", "syria")  # syria is among what the weights were learned from, dev is not
SPORTS = SHARED / "corpus" / "sports-2015.jsonl.gz"
ABSENT = f"no annotated articles at {SHARED.name}/ beside the checkout (RIWAYA_SHARED points elsewhere)"


def present() -> bool:
    return (SHARED / "gold" / "score.py").is_file()


def scorer() -> ModuleType:
    """``gold/score.py`` as a module."""
    spec = importlib.util.spec_from_file_location("riwaya_gold_score", SHARED / "gold" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def articles(path: Path) -> list[Article]:
    """The articles of a JSON lines file; what is null there is empty here."""
    return [
        msgspec.convert({k: v for k, v in row.items() if v is not None}, Article, strict=False) for row in lines(path)
    ]


def gold(name: str) -> dict[str, dict[str, Any]]:
    """The gold records of a set by article, those marked ``skip`` left out."""
    return {row["id"]: row for row in lines(SHARED / "gold" / f"{name}.jsonl") if not row.get("skip")}


def texts(name: str) -> dict[str, Article]:
    return {a.id: a for a in articles(SHARED / "gold" / f"{name}.articles.jsonl")}


def read_all(todo: list[Article]) -> dict[str, dict[str, Any]]:
    """What Riwaya reads in them, as plain data by article id."""
    reader = Reader()
    return {a.id: msgspec.to_builtins(reader.read(a)) for a in todo}


def tally(score: ModuleType, name: str) -> Any:
    """The scorer's tally over a set, Riwaya having read it now."""
    wanted = gold(name)
    system = read_all([a for key, a in texts(name).items() if key in wanted])
    counts = score.Tally()
    for key, row in wanted.items():
        score.score_article(counts, row, system.get(key))
    return counts


def measures(name: str) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of a set: {"event found": {"p": …, "r": …, "f1": …, "gold": …, "system": …}, …}."""
    score = scorer()
    counts = tally(score, name)
    return {measure: counts.prf(measure) for measure in score.MEASURES}


def sports_rate() -> float:
    """Events an article in sports news, where there should be none."""
    records = read_all(articles(SPORTS))
    return sum(len(r["events"]) for r in records.values()) / len(records)


def floors(text: str | None = None) -> dict[str, dict[str, float]]:
    """The floors of ``floors.toml`` (or of its text): set -> measure -> least F1."""
    return {name: table for name, table in _floors(text).items() if name != LOWERED}


def lowered() -> dict[str, float]:
    """The floors that were taken down on purpose: "set: measure" -> what it was. CHANGELOG.md gives the reasons."""
    return _floors(None).get(LOWERED, {})


def _floors(text: str | None) -> dict[str, dict[str, float]]:
    return tomllib.loads(FLOORS.read_text(encoding="utf-8") if text is None else text)
