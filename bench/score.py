"""Quality on the annotated articles, by the definitions of ``gold/score.py``.

    python bench/score.py [SET...]          precision, recall and F1 of dev and syria (or of those named)
    python bench/score.py --record          the same, and a row a set in bench/scores.csv
    python bench/score.py --raise-floors    the same, and floors put up to just under what was reached (never down)

The keep and link models and their like were learned on articles of ``syria``, so its figures say less about new articles
than those of ``dev`` do.
"""

from __future__ import annotations

import argparse
import csv
import math
import subprocess
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import gold

SCORES = gold.CHECKOUT / "bench" / "scores.csv"
SLACK = 0.02  # how far under the figure reached a new floor lies: what learning the weights anew moves a figure by
# the goals, printed beside what is reached
GOALS = {
    "event found": 0.78, "event typed": 0.70, "full record": 0.35, "actor": 0.65, "recipient": 0.50, "event place": 0.70,
    "event date": 0.75, "killed": 0.75, "wounded": 0.75, "event source": 0.60, "modality": 0.90, "statement": 0.80,
    "said (IoU>=.5)": 0.85, "time": 0.95, "place name": 0.90, "place country": 0.97, "place <=25 km": 0.85,
}  # fmt: skip


def commit() -> str:
    """The commit that is checked out; ends in + where something is changed."""
    run = subprocess.run(
        ["git", "describe", "--always", "--dirty=+", "--abbrev=9"],
        cwd=gold.CHECKOUT,
        capture_output=True,
        text=True,
        check=False,
    )
    return run.stdout.strip() or "unknown"


def show(results: dict[str, dict[str, dict[str, float]]]) -> None:
    names = list(results)
    print(f"{'measure':18}{'goal':>6}" + "".join(f"{name + ' P':>9}{'R':>7}{'F1':>7}  " for name in names))
    for measure in next(iter(results.values())):
        goal = GOALS.get(measure)
        cells = []
        for name in names:
            v = results[name][measure]
            mark = " <" if goal is not None and v["f1"] < goal else "  "
            cells.append(f"{v['p']:9.3f}{v['r']:7.3f}{v['f1']:7.3f}{mark}")
        print(f"{measure:18}{'' if goal is None else f'{goal:.2f}':>6}" + "".join(cells))


def record(results: dict[str, dict[str, dict[str, float]]], sports: float) -> None:
    """Append a row a set: commit, date, set, then the F1 of every measure."""
    columns = ["commit", "date", "set", *next(iter(results.values())), "events an article"]
    fresh = not SCORES.exists()
    with SCORES.open("a", encoding="utf-8", newline="") as stream:
        out = csv.writer(stream, lineterminator="\n")
        if fresh:
            out.writerow(columns)
        who, day = commit(), date.today().isoformat()
        for name, table in results.items():
            out.writerow([who, day, name, *(f"{v['f1']:.3f}" for v in table.values()), ""])
        out.writerow([who, day, "sports", *("" for _ in next(iter(results.values()))), f"{sports:.3f}"])
    print(f"recorded in {SCORES.relative_to(gold.CHECKOUT)}")


def raise_floors(results: dict[str, dict[str, dict[str, float]]]) -> None:
    old = gold.floors() if gold.FLOORS.exists() else {}
    head = (
        "# The least F1 a measure may have, by set. They go up (bench/score.py --raise-floors): a test compares.\n"
        "# What went down on purpose stands under [lowered] with what it was; CHANGELOG.md says why.\n"
    )
    out = [head]
    for name in dict.fromkeys([*old, *results]):
        known = dict(old.get(name, {}))
        for measure, v in results.get(name, {}).items():
            reached = math.floor((v["f1"] - SLACK) * 100) / 100
            known[measure] = max(known.get(measure, 0.0), reached)
        out += [f"\n[{name}]\n", *(f'"{measure}" = {floor:.2f}\n' for measure, floor in known.items())]
    out += [f"\n[{gold.LOWERED}]\n", *(f'"{what}" = {floor:.2f}\n' for what, floor in gold.lowered().items())]
    gold.FLOORS.write_text("".join(out), encoding="utf-8")
    print(f"floors in {gold.FLOORS.relative_to(gold.CHECKOUT)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("sets", nargs="*", default=list(gold.SETS), metavar="SET")
    parser.add_argument("--record", action="store_true", help="append to bench/scores.csv")
    parser.add_argument("--raise-floors", action="store_true", help="put bench/floors.toml up to what is reached")
    args = parser.parse_args()
    if not gold.present():
        print(gold.ABSENT, file=sys.stderr)
        return 1
    results = {name: gold.measures(name) for name in args.sets}
    sports = gold.sports_rate()
    show(results)
    print(f"\nsports news: {sports:.2f} events an article (goal: under 0.30)")
    if args.record:
        record(results, sports)
    if args.raise_floors:
        raise_floors(results)
    return 0


if __name__ == "__main__":
    sys.exit(main())
