"""The documentation is true to the tree: every lexicon file, column, weight file, command and make target is told."""

import re
import subprocess
from pathlib import Path

import pytest

from riwaya.lexicon import ROOT

CHECKOUT = Path(__file__).parent.parent
LEXICONS = sorted(p.relative_to(ROOT).as_posix() for p in ROOT.rglob("*.tsv"))


def text(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LEXICONS)
def test_every_lexicon_and_its_columns_are_documented(name: str) -> None:
    page = text("docs/lexicons.md")
    assert f"`{name}`" in page
    rows = (ROOT / name).read_text(encoding="utf-8").splitlines()
    header = next(row for row in rows if row and not row.startswith("#")).split("\t")
    line = next(line for line in page.splitlines() if f"`{name}`" in line)
    assert [c for c in header if f"`{c}`" not in line] == []


@pytest.mark.parametrize("name", LEXICONS)
def test_every_lexicon_explains_itself(name: str) -> None:
    assert (ROOT / name).read_text(encoding="utf-8").startswith("#")


def test_every_documented_lexicon_exists() -> None:
    named = set(re.findall(r"`((?:[a-z-]+/)?[a-z-]+\.tsv)`", text("docs/lexicons.md")))
    known = set(LEXICONS) | {Path(name).name for name in LEXICONS}
    assert named - known == set()


def test_every_weight_file_is_on_the_card() -> None:
    card = text("riwaya/weights/CARD.md")
    assert [p.name for p in (CHECKOUT / "riwaya" / "weights").glob("*.tsv") if f"`{p.name}`" not in card] == []


def test_every_module_that_the_page_on_reading_names_exists() -> None:
    named = set(re.findall(r"`([a-z_]+\.py)`", text("docs/reading.md")))
    known = {p.name for p in (CHECKOUT / "riwaya").rglob("*.py")}
    assert named - known == set()


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", text("Makefile"), re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        assert set(re.findall(r"`make ([a-z]+)", text(name))) <= targets, name


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/reading.md", "docs/lexicons.md"]
)
def test_links_lead_somewhere(name: str) -> None:
    folder = (CHECKOUT / name).parent
    for link in re.findall(r"\]\(([^)#]+)\)", text(name)):
        assert link.startswith("https://") or (folder / link).exists(), link


def test_nothing_names_a_path_of_a_machine() -> None:
    run = subprocess.run(
        ["git", "grep", "-nIE", r"/(home|work|root)/[a-z]|file:///", "--", ":!*.tsv", ":!tests/test_docs.py"],
        cwd=CHECKOUT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.stdout == ""


def test_every_stage_of_reading_is_on_the_map() -> None:
    page = text("docs/reading.md")
    modules = (CHECKOUT / "riwaya" / "extract").glob("*.py")
    assert [
        m.name for m in modules if m.name != "__init__.py" and f"`{m.name}`" not in page and f"/{m.name}`" not in page
    ] == []
