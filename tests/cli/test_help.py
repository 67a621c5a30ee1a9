"""What --help and --version say."""

from __future__ import annotations

from tests.conftest import Ctr


def test_help_is_vietnamese(ctr: Ctr) -> None:
    for command in ("list", "show", "due", "targets", "units", "leaders", "report", "check"):
        ran = ctr(command, "--help")
        assert ran.code == 0
        assert "Thư mục kế hoạch" in ran.out
    assert ctr("--version").out.startswith("ctr 0.")
