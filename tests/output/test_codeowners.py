"""The lines of CODEOWNERS, whatever names they are of."""

from __future__ import annotations

import subprocess
from pathlib import PurePosixPath

import pytest

from ctr.output.codeowners import Owned, codeowners


@pytest.mark.parametrize(
    "name", ["Đội $(touch x)", "Đội `touch x`", "Đội $HOME", "Đội \"a'b", "Đội a"]
)
def test_the_line_to_copy_is_that_name_and_runs_nothing(name: str) -> None:
    owned = Owned(path=("results", "*", "a.yaml"), units=(name,))
    text = codeowners([owned], PurePosixPath("plan"), {}, None)
    (line,) = (line for line in text.splitlines() if "ctr units --unit" in line)
    command = line.removeprefix("#").replace("ctr units", "printf '%s|'")
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert ran.stdout == f"--unit|{name}|--email|TÊN@CƠ-QUAN|"


def test_a_folder_that_cannot_be_named_has_no_line() -> None:
    owned = Owned(path=("results", "*", "a.yaml"), units=("A",))
    text = codeowners([owned], PurePosixPath("plan\n* @x"), {"A": "@a"}, None)
    assert all(not line or line.startswith("#") for line in text.splitlines())
    assert "@x" not in codeowners([], PurePosixPath("plan\n* @x"), {}, "@a")
