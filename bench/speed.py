"""Speed: articles a second on one core, cold start to the first record, memory, and whether time grows with the articles.

    python bench/speed.py [--quick]

Articles of 350 words are put together from sentences of demo/articles.jsonl (seeded, so that every run reads the same).
Their words come back often, which flatters the cache of words; so where ../shared/corpus is there, real articles are read
too, none of them twice, and counted in units of 350 words. Everything runs on one core of one process after a warm-up of
the lexicons; times are of the processor (CPU), the cold start is on the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
import gold

from riwaya.extract.reader import Reader
from riwaya.model import Article

DEMO = gold.CHECKOUT / "demo" / "articles.jsonl"
REAL = "saudi-news-2015.jsonl.gz"
WORDS = 350
SIZES = (10, 100, 1000, 5000)
RATE, COLD, MEMORY, BEND = 100.0, 1.0, 400.0, 1.3  # the goals: articles a second, seconds, MB, slowest size to fastest


def recombined(count: int) -> list[Article]:
    """Articles of about 350 words from shuffled paragraphs of the demo, the title and date of one of them on top."""
    source = gold.articles(DEMO)
    paragraphs = [line for a in source for line in a.body.split("\n") if len(line.split()) > 6]
    chance = random.Random(20240514)
    out = []
    for n in range(count):
        head, body, length = chance.choice(source), [], 0
        while length < WORDS - 12:
            paragraph = chance.choice(paragraphs)
            body.append(paragraph)
            length += len(paragraph.split())
        out.append(
            Article(
                id=f"speed-{n}", title=head.title, body="\n".join(body), published=head.published, outlet=head.outlet
            )
        )
    return out


def units(articles: list[Article]) -> float:
    """How many articles of 350 words these are."""
    return sum(len(a.text.split()) for a in articles) / WORDS


def seconds(reader: Reader, articles: list[Article]) -> float:
    start = time.process_time()
    for article in articles:
        reader.read(article)
    return time.process_time() - start


def peak() -> float:
    """The most memory this process ever held, in MB."""
    size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return size / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def cold(article: Article, runs: int) -> list[float]:
    """Seconds from the start of ``riwaya read`` to the first record on its output, one process a run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.jsonl"
        row = {"id": article.id, "title": article.title, "body": article.body, "published": article.published}
        path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
        command = [sys.executable, "-m", "riwaya", "read", str(path), "--format", "records", "--quiet"]
        if not (gold.CHECKOUT / "riwaya" / "__main__.py").exists():
            command[1:3] = ["-c", "from riwaya.cli import main; main()"]
        times = []
        for _ in range(runs + 1):  # the first one compiles modules
            start = time.perf_counter()
            with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=gold.CHECKOUT) as process:
                assert process.stdout is not None
                line = process.stdout.readline()
                times.append(time.perf_counter() - start)
                process.stdout.read()
            if not line:
                raise SystemExit("the command gave no record")
        return times[1:]


def verdict(good: bool) -> str:
    return "" if good else "   <-- short of the goal"


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--quick", action="store_true", help="up to 1,000 articles only")
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    sizes = SIZES[:-1] if args.quick else SIZES
    print(f"Python {platform.python_version()}, {platform.machine()}, one core\n")

    articles = recombined(sizes[-1])
    times = cold(articles[0], 5)
    print(
        f"cold start to first record   {statistics.median(times):6.2f} s      goal under {COLD:.0f} s{verdict(statistics.median(times) < COLD)}"
    )

    start = time.perf_counter()
    reader = Reader()
    reader.read(articles[0])
    print(f"  of which lexicons          {time.perf_counter() - start:6.2f} s      first article of a warm process")
    seconds(reader, articles[:20])

    print(f"\n{'articles':>9}{'seconds':>10}{'ms each':>10}{'a second':>10}{'peak MB':>10}")
    each = []
    for size in sizes:
        spent = seconds(reader, articles[:size])
        each.append(spent / units(articles[:size]))
        print(f"{size:9}{spent:10.2f}{1000 * each[-1]:10.2f}{1 / each[-1]:10.0f}{peak():10.0f}")
    bend = max(each) / min(each)
    print(
        f"\narticles a second            {1 / each[-1]:6.0f}        goal {RATE:.0f} or more{verdict(1 / each[-1] >= RATE)}"
    )
    print(f"slowest size to fastest      {bend:6.2f}        goal under {BEND} (1 is linear){verdict(bend < BEND)}")

    corpus = gold.SHARED / "corpus" / REAL
    if corpus.is_file():
        rows = islice(gold.lines(corpus), 1000 if args.quick else 2000)
        real = [Article(id=r["id"], title=r["title"] or "", body=r["body"], published=r["published"]) for r in rows]
        seconds(reader, real[:200])
        rate = units(real[200:]) / seconds(reader, real[200:])
        print(f"real articles, each new      {rate:6.0f}        units of {WORDS} words a second{verdict(rate >= RATE)}")
    print(f"peak memory                  {peak():6.0f} MB     goal under {MEMORY:.0f} MB{verdict(peak() < MEMORY)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
