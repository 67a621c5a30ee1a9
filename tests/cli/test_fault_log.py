"""A fault of the program: exit code 3, a traceback in a log, and a message that says where."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest

from ctr.cli.errors import guarded
from ctr.cli.fault_log import KEPT


class Unspeakable(Exception):
    """Raises when it is to be shown."""

    def __str__(self) -> str:
        raise ValueError


def fail() -> None:
    raise ZeroDivisionError("bí mật")


def fail_badly() -> None:
    raise Unspeakable


def logs(folder: Path) -> list[Path]:
    return sorted(folder.glob("loi-*.log"))


def test_the_traceback_goes_into_the_state_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert guarded(fail) == 3
    err = capsys.readouterr().err
    (log,) = logs(tmp_path / "state" / "ctr")
    assert f"ZeroDivisionError: bí mật (chi tiết ở {log})" in err
    assert "Traceback" not in err
    assert "Traceback" in log.read_text()
    assert "in fail" in log.read_text()
    assert log.stat().st_mode & 0o777 == 0o600
    assert log.parent.stat().st_mode & 0o777 == 0o700


def test_old_logs_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    for _ in range(KEPT + 5):
        assert guarded(fail) == 3
    assert len(logs(tmp_path / "ctr")) == KEPT


@pytest.mark.parametrize("state", ["file", "/dev/null", "relative"])
def test_without_a_state_folder_the_temporary_one_will_do(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    state: str,
) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "temporary").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / state) if state == "file" else state)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    assert guarded(fail) == 3
    (log,) = logs(tmp_path / "temporary")
    assert str(log) in capsys.readouterr().err


def test_where_nothing_can_be_written_the_place_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null")
    monkeypatch.setattr(tempfile, "tempdir", "/dev/null")
    assert guarded(fail) == 3
    assert re.search(
        r"ZeroDivisionError: bí mật \(test_fault_log\.py:\d+\)", capsys.readouterr().err
    )


def test_not_even_a_fault_that_cannot_be_shown_gets_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert guarded(fail_badly) == 3
    assert "lỗi của chương trình" in capsys.readouterr().err
