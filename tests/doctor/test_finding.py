"""A look that finds something, or cannot look."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ctr.doctor.finding import Looked, look, without_home
from ctr.errors import CannotRun


def _refuse() -> Looked:
    raise CannotRun("không có", "làm lại")


def _forbid() -> Looked:
    raise PermissionError("/nhà/lan/kín")


def _lack() -> Looked:
    raise ImportError("secret", name="yaml")


def _fail() -> Looked:
    raise LookupError("secret")


@pytest.mark.parametrize(
    ("at", "state", "text", "hint"),
    [
        (lambda: ("ok", "tốt"), "ok", "tốt", ""),
        (lambda: ("attention", "lạ", "xem"), "attention", "lạ", "xem"),
        (_refuse, "error", "không có", "làm lại"),
        (_forbid, "attention", "không xem được: không có quyền", ""),
        (_lack, "error", "không nạp được yaml", "cài đặt lại ctr"),
        (_fail, "attention", "không xem được: LookupError", ""),
    ],
)
def test_whatever_comes_of_a_look_is_told(
    at: Callable[[], Looked], state: str, text: str, hint: str
) -> None:
    (finding,) = look("plan", "x", "X", at)
    assert (finding.state, finding.text, finding.hint) == (state, text, hint)


def test_there_may_be_nothing_to_tell() -> None:
    assert not [*look("plan", "x", "X", lambda: None)]


def test_the_users_own_folder_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "lan"
    monkeypatch.setenv("HOME", str(home))
    assert without_home(home / "plan") == "~/plan"
    assert without_home(f"trong {home} không có, {home}.") == "trong ~ không có, ~."
    assert without_home(f"{home}h/plan") == f"{home}h/plan"
