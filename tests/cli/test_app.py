"""What a command imports before it answers."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import ROOT


@pytest.mark.parametrize("again", [False, True])
def test_a_command_imports_only_what_it_uses(again: bool) -> None:
    """`again`: with the plan kept by a first run, when not even pydantic is needed."""
    script = (
        "import sys\nfrom ctr.cli.app import app\n"
        "try: app(['list', '--format', 'json'], prog_name='ctr')\n"
        "except SystemExit: pass\n"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    for _ in range(2 if again else 1):
        ran = subprocess.run(
            [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
        )
    loaded = set(ran.stderr.split())
    assert "ctr.plan.model" in loaded
    unwanted = {"rich", "jinja2", "docxtpl", "xlsxwriter", "python_calamine", "icalendar"}
    assert not loaded & unwanted
    assert ("pydantic" in loaded) is not again
    assert ("yaml" in loaded) is not again


def test_only_validation_imports_pydantic() -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src").rglob("*.py")
        if any(
            line.startswith(("import pydantic", "from pydantic"))
            for line in path.read_text().splitlines()
        )
    }
    assert users == {
        "src/ctr/plan/load/parts.py",
        "src/ctr/plan/load/validate.py",
        "src/ctr/plan/schema/make.py",  # what it makes is made by nothing else
    }
