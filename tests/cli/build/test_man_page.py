"""docs/ctr.1: the manual page of today, and what the readers of manual pages say of it."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from ctr.cli.app import Commands
from ctr.cli.build.man_page import man_page
from tests.conftest import ROOT

PATH = ROOT / "docs" / "ctr.1"
PAGE = man_page()


def test_it_is_made_from_the_program_of_today() -> None:
    assert PATH.read_text(encoding="utf-8") == PAGE, "run: make generated"


def test_no_line_is_a_request_by_accident() -> None:
    requests = {match[1] for match in re.finditer(r"(?m)^[.']\\?([A-Za-z\"]+)", PAGE)}
    assert requests == {'"', "TH", "SH", "SS", "B", "PP", "TP", "RS", "RE", "nf", "fi"}


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="no mandoc here")
def test_mandoc_finds_no_fault_and_shows_every_command() -> None:
    lint = subprocess.run(
        ["mandoc", "-Tlint", "-Werror", PATH], capture_output=True, text=True, check=False
    )
    assert (lint.returncode, lint.stdout) == (0, "")
    shown = subprocess.run(
        ["mandoc", "-Tutf8", PATH], capture_output=True, text=True, check=True
    ).stdout
    plain = re.sub(".\b", "", shown)
    for name in Commands.lazy:
        assert re.search(rf"(?m)^   ctr {name}$", plain), name
    assert "Việc đến hạn và quá hạn: báo cáo, nhiệm vụ có thời hạn" in plain
    assert 'ctr list --search "chay chua chay"' in plain


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here")
def test_groff_reads_it_without_a_word() -> None:
    ran = subprocess.run(
        ["groff", "-Kutf8", "-man", "-Tutf8", "-ww", PATH],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""
    assert "Việc đến hạn" in ran.stdout
