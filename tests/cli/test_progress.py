"""A bar on stderr for what takes longer than a second, on a terminal only."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time

import pytest

from ctr.cli.progress import progress

SCRIPT = (
    "import sys, time\n"
    "from ctr.cli.progress import progress\n"
    "with progress(2) as step:\n"
    "    step('đọc tệp')\n"
    "    time.sleep(float(sys.argv[1]))\n"
    "    step('ghi tệp')\n"
    "print('xong')\n"
)


def on_terminal(seconds: float, into: str = "") -> str:
    """What a terminal shows of work that takes so long."""
    if shutil.which("script") is None:
        pytest.skip("no script here")
    line = f"TERM=xterm-256color '{sys.executable}' -c \"{SCRIPT}\" {seconds} {into}"
    ran = subprocess.run(["script", "-qec", line, "/dev/null"], capture_output=True, check=False)
    assert ran.returncode == 0, ran.stdout
    return ran.stdout.decode()


def test_what_takes_long_shows_a_bar_that_is_gone_afterwards() -> None:
    out = on_terminal(1.8)
    assert "đọc tệp" in out
    assert out.rstrip().endswith("xong")
    assert "\x1b[2K" in out  # the bar is wiped out
    assert out.count("\x1b[?25l") == out.count("\x1b[?25h")  # and the cursor is back


def test_what_is_soon_over_shows_none() -> None:
    assert "đọc tệp" not in on_terminal(0.1)


def test_the_bar_is_not_in_what_is_piped_on() -> None:
    assert "xong" not in on_terminal(1.8, "> /dev/null")
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, "1.3"], capture_output=True, text=True, check=True
    )
    assert (ran.stdout, ran.stderr) == ("xong\n", "")


def test_an_exception_passes_through() -> None:
    begun = time.monotonic()
    with pytest.raises(ValueError, match="x"), progress() as step:
        step("a")
        raise ValueError("x")
    assert time.monotonic() - begun < 1
