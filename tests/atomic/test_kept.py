"""Old contents are kept for who wrote over them, for a while, and believed only by their hash."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ctr import atomic
from ctr.atomic import kept
from tests.conftest import AUTHOR


def home(plan: Path) -> Path:
    (folder,) = (plan / ".ctr").glob("kept*")
    return folder


def files(plan: Path) -> list[Path]:
    return [path for path in home(plan).iterdir() if path.name != ".gitignore"]


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / ".ctr").mkdir()
    return tmp_path


def test_what_a_writer_replaced_or_removed_is_kept(plan: Path) -> None:
    path = plan / "a.yaml"
    for old, new in ((None, b"a: 1\n"), (b"a: 1\n", b"a: 2\n"), (b"a: 2\n", None)):
        atomic.replace(plan, [atomic.Replacement(path=path, old=old, new=new)], AUTHOR)
    for content in (b"a: 1\n", b"a: 2\n"):
        assert kept.content(plan, kept.digest_of(content)) == content
    assert kept.content(plan, kept.digest_of(b"a: 3\n")) is None


def test_it_is_for_the_user_alone_and_not_for_git(plan: Path) -> None:
    kept.keep(plan, [b"a"])
    assert home(plan).stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in files(plan)} == {0o600}
    assert (home(plan) / ".gitignore").read_text() == "*\n"


@pytest.mark.parametrize("planted", ["other", "link", "fifo", "folder", "half"])
def test_what_is_not_what_it_is_named_is_not_there_and_is_mended(plan: Path, planted: str) -> None:
    kept.keep(plan, ["nội dung".encode()])
    (path,) = files(plan)
    path.unlink()
    if planted == "link":
        (plan / "ngoài").write_bytes("nội dung".encode())
        path.symlink_to(plan / "ngoài")
    elif planted == "fifo":
        os.mkfifo(path)
    elif planted == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"khac" if planted == "other" else "nội".encode())
    assert kept.content(plan, path.name) is None
    kept.keep(plan, ["nội dung".encode()])
    if planted != "folder":
        assert kept.content(plan, path.name) == "nội dung".encode()
    if planted == "link":
        assert (plan / "ngoài").exists()


@pytest.mark.parametrize("digest", ["../a.yaml", "", ".gitignore", "0" * 64, "a/b"])
def test_only_a_hash_names_what_is_kept(plan: Path, digest: str) -> None:
    (plan / ".ctr" / "a.yaml").write_bytes(b"a")
    kept.keep(plan, [b"a"])
    assert kept.content(plan, digest) is None


def test_a_folder_that_is_a_link_is_neither_read_nor_written(plan: Path) -> None:
    kept.keep(plan, [b"a"])
    folder = home(plan)
    outside = plan / "outside"
    folder.rename(outside)
    folder.symlink_to(outside)
    kept.keep(plan, [b"b"])
    assert kept.content(plan, kept.digest_of(b"a")) is None
    assert not (outside / kept.digest_of(b"b")).exists()


def test_the_oldest_goes_when_there_is_too_much(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST_FILES", 3)
    for number in range(5):
        kept.keep(plan, [b"%d" % number])
        os.utime(home(plan) / kept.digest_of(b"%d" % number), (number, number))
    kept.keep(plan, [b"1"])
    assert {path.read_bytes() for path in files(plan)} <= {b"1", b"3", b"4", b"2"}
    assert len(files(plan)) == 3
    monkeypatch.setattr(kept, "MOST_BYTES", 10)
    kept.keep(plan, [b"x" * 9])
    assert kept.content(plan, kept.digest_of(b"x" * 9)) == b"x" * 9
    assert sum(path.stat().st_size for path in files(plan)) <= 10


def test_where_nothing_can_be_kept_the_write_is_made(plan: Path) -> None:
    path = plan / "a.yaml"
    path.write_bytes(b"a: 1\n")
    user = getattr(os, "getuid", None)
    (plan / ".ctr" / (f"kept-{user()}" if user else "kept")).write_bytes(b"no folder")
    atomic.replace(plan, [atomic.Replacement(path=path, old=b"a: 1\n", new=b"a: 2\n")], AUTHOR)
    assert path.read_bytes() == b"a: 2\n"
