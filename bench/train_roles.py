"""Learn the actor and recipient models from annotated articles, and write them to riwaya/weights/.

    python bench/train_roles.py --articles A.jsonl --gold A.gold.jsonl [--articles … --gold …] [--out DIR]

Run it after bench/train.py. The models see happenings made of the mentions that share a gold event; a party is right when
its naming there overlaps a gold span of that slot or shares most of its words.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from train import FIELDS, fit, gold_events

from riwaya.extract.document import Document
from riwaya.extract.fold import fold
from riwaya.extract.gather import find_all
from riwaya.extract.merge import Happening
from riwaya.extract.places import PlaceReader
from riwaya.extract.reader import _mark_names, _read_times
from riwaya.extract.roles import RoleReader
from riwaya.extract.said import phrase_span
from riwaya.extract.statements import StatementReader
from riwaya.model import Article


def analyse(raw: dict) -> tuple[Document, list, list]:
    """Document, statements and mentions of an article."""
    document = Document(Article(**{k: raw[k] or ("" if k in ("title", "body") else None) for k in FIELDS}))
    _mark_names(document)
    times, _ = _read_times(document)
    places = PlaceReader(document).read()
    statements = StatementReader(document).read()
    return document, statements, find_all(document, times, places, statements)


def words(text: str) -> set[str]:
    """The bare words of a name, as the scorer compares them."""
    return {w.removeprefix("و").removeprefix("ب").removeprefix("ل").removeprefix("ال") for w in fold(text).split()}


def same_name(gold: dict, start: int, end: int, text: str) -> bool:
    if gold["start"] < end and start < gold["end"]:
        return True
    a, b = words(gold["text"]), words(text)
    return bool(a and b) and len(a & b) >= 0.6 * min(len(a), len(b))


def role_examples(pairs: list[tuple[Path, Path]]) -> dict[str, list]:
    """For actor and recipient: the features of every party beside every gold event, and whether it is one."""
    out: dict[str, list] = {"actor": [], "recipient": []}
    for articles, golds in pairs:
        raw = {a["id"]: a for a in map(json.loads, articles.open(encoding="utf-8"))}
        for gold in map(json.loads, golds.open(encoding="utf-8")):
            if gold.get("skip"):
                continue
            document, statements, mentions = analyse(raw[gold["id"]])
            found: dict[int, Happening] = {}
            for mention in mentions:
                for k in gold_events(mention, gold):
                    if k in found:
                        found[k].mentions.append(mention)
                    else:
                        found[k] = Happening(mention)
            reader = RoleReader(document, statements, mentions)
            reader.survey(list(found.values()))
            before = None
            for k, happening in found.items():
                for row in reader.rows(happening, before):
                    start, end = phrase_span(row.entity.naming(row.near))
                    for slot, rows in out.items():
                        right = any(same_name(g, start, end, document.text[start:end]) for g in gold["events"][k][f"{slot}s"])
                        rows.append((row.features, right))
                before = happening
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", action="append", type=Path, required=True)
    parser.add_argument("--gold", action="append", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("riwaya/weights"))
    parser.add_argument("--c", type=float, default=0.03, help="inverse strength of the L2 penalty")
    parser.add_argument("--least", type=int, default=4, help="features seen less often are left out")
    args = parser.parse_args()
    for name, rows in role_examples(list(zip(args.articles, args.gold, strict=True))).items():
        weights = fit(rows, args.c, args.least)
        with (args.out / f"{name}.tsv").open("w", encoding="utf-8") as out:
            out.write(f"# weights of the {name} model: feature, weight. Made by bench/train_roles.py; see CARD.md.\n")
            out.writelines(f"{f}\t{w:.3f}\n" for f, w in sorted(weights.items()) if abs(w) >= 0.005)
        print(name, len(rows), "examples,", sum(row[1] for row in rows), "positive,", len(weights), "features")


if __name__ == "__main__":
    main()
