"""One file replaced: its link, its permissions."""

from __future__ import annotations

import os
from pathlib import Path

from ctr import atomic
from tests.conftest import AUTHOR


def change(path: Path, new: str) -> atomic.Replacement:
    old = path.read_bytes() if path.exists() else None
    return atomic.Replacement(path=path, old=old, new=new.encode())


def test_one_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a")
    path.chmod(0o600)
    atomic.replace(tmp_path, [change(path, "b")], AUTHOR)
    assert path.stat().st_mode & 0o777 == 0o600
    mask = os.umask(0o027)
    try:
        atomic.replace(tmp_path, [change(tmp_path / "new.yaml", "b")], AUTHOR)
    finally:
        os.umask(mask)
    assert (tmp_path / "new.yaml").stat().st_mode & 0o777 == 0o640
