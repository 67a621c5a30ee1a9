"""On a terminal colours and folding; in a pipe only words."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from ctr.output import screen
from ctr.output.lines import Span, folded, words
from ctr.output.screen import as_text
from tests.conftest import ROOT, Ctr
from tests.output.test_table import shown
from tests.terminal import CODE, assert_fits, assert_plain, seen

AT = "--as-of 2026-11-26"


@pytest.mark.parametrize(
    "command",
    [f"due {AT}", f"status {AT}", f"list {AT}", f"targets {AT}", f"show 10.2 {AT}", AT, "units"],
)
def test_a_real_terminal_shows_what_a_forced_one_does(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    real = shown(80, f"{command} 2>/dev/null").replace("\r\n", "\n")
    forced = seen(ctr, monkeypatch, 80, *command.split(), colour=True)
    assert strip(real) == strip(forced)
    assert "\x1b[1m" in real


def strip(text: str) -> str:
    return CODE.sub("", text)


@pytest.mark.parametrize("command", ["due", "status", "list", "targets"])
def test_a_pipe_gets_no_codes_no_padding_and_no_rich(command: str) -> None:
    script = (
        "import sys\nfrom ctr.cli.app import app\n"
        f"try: app(['{command}'], prog_name='ctr')\n"
        "except SystemExit: pass\n"
        "assert 'rich' not in sys.modules"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    assert_plain(ran.stdout)


def test_no_color_takes_the_colours_away_and_leaves_the_signs(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch
) -> None:
    coloured = seen(ctr, monkeypatch, 80, "due", "--as-of", "2026-11-26", colour=True)
    monkeypatch.setenv("NO_COLOR", "1")
    dull = ctr("due", "--as-of", "2026-11-26").out
    assert "38;5;161" in coloured
    assert "\x1b" not in dull
    assert "!  24/11/2026" in dull
    assert dull == strip(coloured)


def test_what_would_command_a_terminal_is_shown_as_a_sign() -> None:
    assert as_text([words("a\x1b[31m\u202eb")]) == "a\ufffd[31m\ufffdb\n"


def test_thousands_of_lines_are_written_in_a_moment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    late = Span("số", "late")
    lines = [words("Nhiệm vụ ", late, f" {number} của phường") for number in range(5000)]
    begun = time.process_time()
    screen.write([part for line in lines for part in folded(line, 20)])
    assert time.process_time() - begun < 10
    assert len(capsys.readouterr().out.splitlines()) == 10_000


@pytest.mark.parametrize("columns", [60, 80])
def test_what_accompanies_an_answer_is_folded_to_the_terminal_too(columns: int) -> None:
    both = shown(columns, f"status {AT}").replace("\r\n", "\n")
    assert "tính trên tổng số nhiệm vụ" in " ".join(strip(both).split())
    assert_fits(both, columns)
