"""The trail of writes: only added to, each line once, whatever a crash or a stranger left there."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from ctr import atomic
from ctr.atomic import trail
from tests.conftest import AUTHOR

FILES = (trail.Written(path="results/2026/a.yaml", before=None, after="0" * 64),)


def line(id: str) -> trail.Write:
    return trail.of(id, AUTHOR, FILES)


def test_a_line_is_added_once(tmp_path: Path) -> None:
    for id in ("một", "hai", "một"):
        trail.append(tmp_path, line(id))
    assert [write.id for write in trail.read(tmp_path)] == ["một", "hai"]
    assert next(trail.read(tmp_path)) == line("một")


def test_what_was_cut_short_is_left_out_and_what_follows_is_whole(tmp_path: Path) -> None:
    trail.append(tmp_path, line("một"))
    path = tmp_path / ".ctr" / "writes.jsonl"
    path.write_bytes(path.read_bytes() + b'{"id": "hai", "by": "a"')
    trail.append(tmp_path, line("ba"))
    assert [write.id for write in trail.read(tmp_path)] == ["một", "ba"]


def test_lines_of_a_stranger_that_are_none_are_left_out(tmp_path: Path) -> None:
    trail.append(tmp_path, line("một"))
    path = tmp_path / ".ctr" / "writes.jsonl"
    whole = json.loads(path.read_text())
    strange = [
        b"\xff\xfe",
        b"[" * 100_000,
        b"null",
        json.dumps({**whole, "files": [{"path": 1}]}).encode(),
        json.dumps({**whole, "by": ["x"]}).encode(),
        json.dumps({**whole, "files": [{"path": 1, "before": None, "after": "x"}]}).encode(),
        json.dumps({**whole, "files": [{"path": "a", "before": [], "after": "x"}]}).encode(),
    ]
    path.write_bytes(b"\n".join([*strange, path.read_bytes()]))
    assert [write.id for write in trail.read(tmp_path)] == ["một"]


@pytest.mark.parametrize("kind", ["link", "folder", "fifo"])
def test_what_is_no_file_is_neither_read_nor_written(tmp_path: Path, kind: str) -> None:
    plan, outside = tmp_path / "plan", tmp_path / "outside"
    plan.mkdir()
    outside.mkdir()
    path = plan / ".ctr" / "writes.jsonl"
    if kind == "folder":
        path.parent.symlink_to(outside)
    else:
        path.parent.mkdir()
    if kind == "link":
        path.symlink_to(outside / "file")
    elif kind == "folder":
        assert path.parent.is_dir()
    else:
        os.mkfifo(path)
    target = plan / "a.yaml"
    change = atomic.Replacement(path=target, old=None, new=b"a")
    with pytest.raises(OSError, match=r"\.ctr"):
        atomic.replace(plan, [change], AUTHOR)
    assert not target.exists()
    with pytest.raises(OSError, match=r"\.ctr"):
        list(trail.read(plan))
    assert list(outside.iterdir()) == []


def test_a_line_without_end_does_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trail.append(tmp_path, line("một"))
    path = tmp_path / ".ctr" / "writes.jsonl"
    path.write_bytes(path.read_bytes() + b'{"id": "' + b"x" * 5_000 + b'"}\n')
    trail.append(tmp_path, line("hai"))
    monkeypatch.setattr(trail, "LONGEST", 1_000)
    assert [write.id for write in trail.read(tmp_path)] == ["một", "hai"]


def test_git_joins_the_lines_of_two_branches(tmp_path: Path) -> None:
    trail.append(tmp_path, line("một"))
    attributes = tmp_path / ".ctr" / ".gitattributes"
    assert attributes.read_text() == "writes.jsonl merge=union\n"
    attributes.unlink()  # as where a writer was killed before it was there
    trail.prepare(tmp_path)
    assert attributes.read_text() == "writes.jsonl merge=union\n"


def test_two_branches_that_were_joined_are_no_hand_edit(tmp_path: Path) -> None:
    def write(id: str, before: str, after: str) -> trail.Write:
        file = trail.Written(path="results/2026/a.yaml", before=before * 64, after=after * 64)
        return trail.of(id, AUTHOR, (file,))

    lines = [write("1", "0", "1"), write("2", "1", "2"), write("3", "1", "3"), write("4", "7", "8")]
    assert [bool(line.gaps) for line in trail.with_gaps(lines)] == [False, False, False, True]
