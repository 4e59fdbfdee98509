"""The quality gate: no measure under its floor, sports news without events, and floors that only go up."""

import subprocess
from functools import cache

import pytest

from bench import gold

needs_gold = pytest.mark.skipif(not gold.present(), reason=gold.ABSENT)
FLOORS = gold.floors()
SPORTS = 0.3  # events an article, where there should be none


@cache
def reached(name: str) -> dict[str, float]:
    return {measure: v["f1"] for measure, v in gold.measures(name).items()}


@needs_gold
@pytest.mark.parametrize(("name", "measure"), [(n, m) for n, table in FLOORS.items() for m in table])
def test_no_measure_is_under_its_floor(name: str, measure: str) -> None:
    assert reached(name)[measure] >= FLOORS[name][measure]


@needs_gold
@pytest.mark.skipif(not gold.SPORTS.is_file(), reason=gold.ABSENT)
def test_sports_news_tells_of_no_conflict() -> None:
    assert gold.sports_rate() < SPORTS


@needs_gold
@pytest.mark.parametrize("name", gold.SETS)
def test_every_measure_of_the_scorer_has_a_floor(name: str) -> None:
    assert set(FLOORS[name]) == set(gold.scorer().MEASURES)


def test_floors_only_go_up() -> None:
    """Compared with the parent of the commit that is checked out, and with that commit itself; what went down is owned up to."""
    for revision in ("HEAD", "HEAD~1"):
        run = subprocess.run(
            ["git", "show", f"{revision}:bench/floors.toml"],
            cwd=gold.CHECKOUT,
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            pytest.skip(f"no floors at {revision}")
        for name, table in gold.floors(run.stdout).items():
            for measure, floor in table.items():
                owned = gold.lowered().get(f"{name}: {measure}") == floor
                now = FLOORS.get(name, {}).get(measure, 0.0)
                assert now >= floor or owned, f"{name}: {measure} was {floor} at {revision}"
