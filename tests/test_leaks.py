"""No text of the annotated or collected articles stands in the project: they are to read, never to ship."""

import subprocess
import sys

import pytest

from bench.gold import ABSENT, CHECKOUT, SHARED


@pytest.mark.skipif(not (SHARED / "tools" / "leaks.py").is_file(), reason=ABSENT)
def test_no_copied_text() -> None:
    run = subprocess.run(
        [sys.executable, str(SHARED / "tools" / "leaks.py"), str(CHECKOUT)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]
