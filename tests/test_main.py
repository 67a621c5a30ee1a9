"""The start of the program."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT


def test_a_program_that_is_not_whole_says_so_without_a_traceback() -> None:
    ran = subprocess.run(
        [sys.executable, "-S", "-c", "from ctr.__main__ import main; main()"],
        env={"PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert ran.stderr == (
        "Lỗi: không khởi động được ctr: No module named 'typer'\n    → cài đặt lại ctr\n"
    )
