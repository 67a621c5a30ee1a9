"""The lock of a plan: many readers, or one writer."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr import atomic


def test_readers_share_and_wait_for_a_writer(tmp_path: Path) -> None:
    with atomic.reading(tmp_path, wait=0), atomic.reading(tmp_path, wait=0):
        pass
    with atomic.locked(tmp_path), pytest.raises(atomic.Busy), atomic.reading(tmp_path, wait=0):
        pass
    with atomic.reading(tmp_path, wait=0):
        pass


def test_a_folder_that_is_missing_is_read_as_empty(tmp_path: Path) -> None:
    with atomic.reading(tmp_path / "none", wait=0) as pending:
        assert pending == {}
