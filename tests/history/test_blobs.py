"""Contents are asked of one git, one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr import git
from ctr.errors import CannotRun
from ctr.history import repository
from ctr.history.blobs import Blobs
from tests.history.repository import Repository


@pytest.fixture
def place(tmp_path: Path) -> Repository:
    place = Repository(tmp_path)
    place.commit("Kế hoạch", "2026-01-05")
    return place


def test_contents_come_one_by_one_and_none_that_is_too_large(place: Repository) -> None:
    small = place.git("rev-parse", "HEAD:plan/units.yaml")
    big = place.git("rev-parse", "HEAD:plan/sections/01-cai-cach.yaml")
    found = repository.repository_of(place.plan)
    size = len((place.plan / "units.yaml").read_bytes())
    with Blobs(found, size) as contents:
        assert contents.content(big) is None
        assert contents.content(small) == (place.plan / "units.yaml").read_bytes()
        with pytest.raises(CannotRun, match="thiếu hoặc hỏng"):
            contents.content("0" * 40)


def test_a_git_that_never_answers_is_ended(
    place: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    found = repository.repository_of(place.plan)
    fake = tmp_path_factory.mktemp("bin") / "git"
    fake.write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(fake.parent))
    monkeypatch.setattr(git, "SECONDS", 0.2)
    with Blobs(found, 10) as contents, pytest.raises(CannotRun, match="không trả lời trong"):
        contents.content("0" * 40)
