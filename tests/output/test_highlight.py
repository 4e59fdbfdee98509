"""Overlapping marks become runs that put together are the text again."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.output.highlight import Mark, runs

TEXT = "قال زيد\nإن خمسة قتلوا\n\nفي البلدة"


def test_nested_marks_are_cut_at_their_boundaries() -> None:
    (line,) = runs(
        "abcdef", [Mark(0, 6, "voice"), Mark(2, 4, "place", "tip", "e1"), Mark(3, 5, "trigger", "", "e2", "2")]
    )
    assert [(run.text, run.kinds) for run in line] == [
        ("ab", ("voice",)), ("c", ("voice", "place")), ("d", ("voice", "place", "trigger")),
        ("e", ("voice", "trigger")),
        ("f", ("voice",)),
    ]  # fmt: skip
    assert [run.opens for run in line] == [True, True, True, False, False]
    assert [run.numbers for run in line] == [(), (), (), ("2",), ()]
    assert line[2].groups == ("e1", "e2")


def test_marks_that_do_not_fit_are_passed_over() -> None:
    (line,) = runs("abc", [Mark(-1, 2, "x"), Mark(2, 2, "x"), Mark(2, 9, "x"), Mark(3, 1, "x")], [(-5, 2), (1, 99)])
    assert [(run.text, run.kinds) for run in line] == [("abc", ())]


@given(
    st.text("ab\n", max_size=30),
    st.lists(st.tuples(st.integers(-2, 32), st.integers(-2, 32), st.sampled_from("xyz")), max_size=12),
    st.lists(st.tuples(st.integers(-2, 32), st.integers(-2, 32)), max_size=6),
)
def test_runs_are_the_text(text: str, spans: list[tuple[int, int, str]], shades: list[tuple[int, int]]) -> None:
    lines = list(runs(text, [Mark(*span) for span in spans], shades))
    assert "\n".join("".join(run.text for run in line) for line in lines) == text
    for line in lines:
        for run in line:
            inside = {k for s, e, k in spans if 0 <= s <= run.start and run.start + len(run.text) <= e <= len(text)}
            assert set(run.kinds) - {"said"} == inside


def test_ten_thousand_quotations_one_inside_the_other() -> None:
    lines = list(runs("«" * 10_000 + "»" * 10_000, [], [(n, 20_000 - n) for n in range(10_000)]))
    assert {run.kinds for run in lines[0]} == {("said",)}
