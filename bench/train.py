"""Learn the linear models (riwaya/weights/CARD.md names them) from annotated articles, and write them to riwaya/weights/.

    python bench/train.py --articles A.jsonl --gold A.gold.jsonl [--articles … --gold …] [--field-articles … --field-gold …] [--out DIR]

Needs scikit-learn (not a dependency of the reader). What counts as an example, and as right, is told in ``bench/examples.py``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, str(Path(__file__).resolve().parent))
import examples

from riwaya.extract.linear import model

FOLDS = 4  # of the articles, for the eventplace and eventdate models
PARTS = 5  # of the articles, for the tell model


def crossed_event_scenes(pairs: list[tuple[Path, Path]], args) -> tuple[list, list]:
    """Examples for the eventplace and eventdate models, each article weighed by place and date models that have not seen it."""
    articles = list(examples.annotated(pairs))
    parts = [articles[k::FOLDS] for k in range(FOLDS)]
    seen = [examples.scene_examples(part) for part in parts]
    places, dates = [], []
    for k, part in enumerate(parts):
        for which, (name, c) in enumerate((("place", args.place_c), ("date", args.date_c))):
            model(name).weights = fit([r for n, some in enumerate(seen) if n != k for r in some[which]], c, args.least)
        places += examples.event_place_examples(part)
        dates += examples.event_date_examples(part)
    model.cache_clear()
    return places, dates


def fit(rows, c: float, least: int) -> dict[str, float]:
    counts = Counter(f for features, *_ in rows for f in set(features))
    data = [{f: 1.0 for f in features if counts[f] >= least} for features, *_ in rows]
    vectorizer = DictVectorizer()
    x = vectorizer.fit_transform(data)
    weights = [row[2] if len(row) > 2 else 1.0 for row in rows]
    learned = LogisticRegression(C=c, max_iter=2000, fit_intercept=False).fit(x, [row[1] for row in rows], weights)
    return dict(zip(vectorizer.get_feature_names_out(), learned.coef_[0], strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--articles", action="append", type=Path, required=True)
    parser.add_argument("--gold", action="append", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("riwaya/weights"))
    parser.add_argument("--c", type=float, default=0.3, help="inverse strength of the L2 penalty")
    parser.add_argument("--roles-c", type=float, default=0.03, help="the same for the actor and recipient models")
    parser.add_argument("--place-c", type=float, default=0.1, help="the same for the place model")
    parser.add_argument("--eventplace-c", type=float, default=0.02, help="the same for the eventplace model")
    parser.add_argument("--date-c", type=float, default=0.1, help="the same for the date model")
    parser.add_argument("--eventdate-c", type=float, default=0.05, help="the same for the eventdate model")
    parser.add_argument("--tell-c", type=float, default=0.07, help="the same for the tell model")
    parser.add_argument("--modality-c", type=float, default=0.1, help="the same for the modality models")
    parser.add_argument("--least", type=int, default=4, help="features seen less often are left out")
    parser.add_argument("--field-articles", action="append", type=Path, default=[], help="more, for all but the models")
    parser.add_argument("--field-gold", action="append", type=Path, default=[], help="that gather event words")
    args = parser.parse_args()
    gathering = list(zip(args.articles, args.gold, strict=True))
    pairs = [*gathering, *zip(args.field_articles, args.field_gold, strict=True)]
    args.out.mkdir(parents=True, exist_ok=True)
    # Each step sees what the weights of the steps before it give, and nothing of weights from before this run.
    write(args, "place", examples.scene_examples(examples.annotated(pairs))[0], args.place_c)
    model.cache_clear()
    write(args, "date", examples.scene_examples(examples.annotated(pairs))[1], args.date_c)
    model.cache_clear()
    for name, rows in examples.modality_examples(pairs).items():
        write(args, name, rows, args.modality_c)
    model.cache_clear()
    articles, rows_of_words = list(examples.analysed(gathering)), list(examples.lexicon_examples())
    tell = []  # each fifth of the articles as it is gathered by what was learned from the others, parted in two ways
    for parted in ([n % PARTS for n in range(len(articles))], [n // PARTS % PARTS for n in range(len(articles))]):
        for part in range(PARTS):
            write_merge(args, [a for a, p in zip(articles, parted, strict=True) if p != part], rows_of_words)
            tell += examples.tell_examples([a for a, p in zip(articles, parted, strict=True) if p == part])
    write_merge(args, articles, rows_of_words)
    write(args, "tell", tell, args.tell_c)
    model.cache_clear()
    places, dates = crossed_event_scenes(pairs, args)
    write(args, "eventplace", places, args.eventplace_c)
    write(args, "eventdate", dates, args.eventdate_c)
    write(args, "naming", examples.naming_examples(pairs), args.roles_c)
    model.cache_clear()
    for name, rows in examples.role_examples(pairs).items():
        write(args, name, rows, args.roles_c)


def write_merge(args, articles: list, rows_of_words: list) -> None:
    """The three models that gather mentions into happenings, put in place."""
    keep, joins = examples.keep_join_examples(articles)
    write(args, "keep", keep + rows_of_words)
    write(args, "join", joins)
    model.cache_clear()
    write(args, "link", examples.link_examples(articles))
    model.cache_clear()


def write(args, name: str, rows, c: float | None = None) -> None:
    weights = fit(rows, c or args.c, args.least)
    with (args.out / f"{name}.tsv").open("w", encoding="utf-8") as out:
        out.write(f"# weights of the {name} model: feature, weight. Made by bench/train.py; see CARD.md.\n")
        out.writelines(f"{f}\t{w:.3f}\n" for f, w in sorted(weights.items()) if abs(w) >= 0.005)
    print(name, len(rows), "examples,", sum(row[1] for row in rows), "positive,", len(weights), "features")


if __name__ == "__main__":
    main()
