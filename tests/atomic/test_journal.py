"""Files replaced one by one and several as one, and what a broken-off writer left."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pytest

from ctr import atomic
from ctr.atomic import trail
from tests.conftest import AUTHOR, ROOT, Ctr

JOURNAL = ".ctr-journal"


def change(path: Path, new: str) -> atomic.Replacement:
    old = path.read_bytes() if path.exists() else None
    return atomic.Replacement(path=path, old=old, new=new.encode())


def digest(content: bytes) -> str:
    return blake2b(content, digest_size=32).hexdigest()


def journal(folder: Path, *entries: dict[str, Any]) -> None:
    body = json.dumps({"author": asdict(AUTHOR), "entries": entries}).encode()
    (folder / JOURNAL).write_bytes(digest(body).encode() + b"\n" + body)


def names(folder: Path) -> list[str]:
    """Everything below a folder but the trail of writes."""
    paths = (path.relative_to(folder) for path in folder.rglob("*"))
    return sorted(path.as_posix() for path in paths if path.parts[0] != ".ctr")


def test_new_files_in_new_folders(tmp_path: Path) -> None:
    first, second = tmp_path / "results/2026/a.yaml", tmp_path / "results/2027/b.yaml"
    atomic.replace(tmp_path, [change(first, "a"), change(second, "b")], AUTHOR)
    assert (first.read_text(), second.read_text()) == ("a", "b")
    assert names(tmp_path) == [
        "results",
        "results/2026",
        "results/2026/a.yaml",
        "results/2027",
        "results/2027/b.yaml",
    ]


def test_a_link_is_written_through(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "own.yaml"
    target.parent.mkdir()
    target.write_text("old")
    link, other = tmp_path / "plan" / "a.yaml", tmp_path / "plan" / "b.yaml"
    link.parent.mkdir()
    link.symlink_to(target)
    atomic.replace(link.parent, [change(link, "new"), change(other, "b")], AUTHOR)
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert names(tmp_path / "elsewhere") == ["own.yaml"]


def test_a_file_that_is_no_longer_as_it_was_read_stays(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text("a")
    second.write_text("b")
    wanted = [change(first, "new a"), change(second, "new b")]
    second.write_text("by hand")
    with pytest.raises(atomic.Changed) as refused:
        atomic.replace(tmp_path, wanted, AUTHOR)
    assert refused.value.path == second
    assert (first.read_text(), second.read_text()) == ("a", "by hand")
    assert names(tmp_path) == ["a.yaml", "b.yaml"]


def test_a_new_file_that_someone_else_made_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    wanted = change(path, "new")
    path.write_text("by hand")
    with pytest.raises(atomic.Changed):
        atomic.replace(tmp_path, [wanted], AUTHOR)
    assert path.read_text() == "by hand"


EDITS = """
import sys
from pathlib import Path
from tests.stop_points import at_point, run

target = Path(sys.argv[1])

def edit(name):
    target.write_bytes(target.read_bytes() + "# sửa tay\\n".encode())

at_point(2, edit)
sys.exit(run(sys.argv[2:]))
"""


def test_a_hand_edit_saved_while_a_command_writes_is_not_lost(plan: Path) -> None:
    target = plan / "results" / "2026" / "phong-moi-truong.yaml"
    before = target.read_bytes()
    words = ("record", "1.1", "--unit", "Phòng Môi trường", "--done", "Việc", "--on", "2026-06-01")
    ran = subprocess.run(
        [sys.executable, "-c", EDITS, target, *words, "--plan", plan],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 2
    assert "vừa được sửa trong lúc ghi nên không ghi gì" in ran.stderr
    assert ran.stdout == ""
    assert target.read_bytes() == before + "# sửa tay\n".encode()
    assert not list(plan.rglob(".ctr-*"))


def left_by_a_killed_writer(folder: Path) -> None:
    """Two files of which the first has been renamed, the second not."""
    (folder / "a.yaml").write_text("new a")
    (folder / "b.yaml").write_text("b")
    (folder / ".ctr-b").write_text("new b")
    journal(
        folder,
        {"path": "a.yaml", "temporary": ".ctr-a", "old": digest(b"a"), "new": digest(b"new a")},
        {"path": "b.yaml", "temporary": ".ctr-b", "old": digest(b"b"), "new": digest(b"new b")},
    )


def test_a_complete_journal_is_finished(tmp_path: Path) -> None:
    left_by_a_killed_writer(tmp_path)
    with atomic.reading(tmp_path) as pending:
        assert pending == {tmp_path / "b.yaml": b"new b"}
    assert atomic.settle(tmp_path) == atomic.Recovery(finished=("a.yaml", "b.yaml"))
    assert (tmp_path / "b.yaml").read_text() == "new b"
    assert names(tmp_path) == ["a.yaml", "b.yaml"]
    assert atomic.settle(tmp_path) is None


def test_a_journal_that_was_cut_short_is_thrown_away(tmp_path: Path) -> None:
    left_by_a_killed_writer(tmp_path)
    whole = (tmp_path / JOURNAL).read_bytes()
    for length in (0, 10, 65, len(whole) - 1):
        (tmp_path / ".ctr-b").write_text("new b")
        (tmp_path / JOURNAL).write_bytes(whole[:length])
        with atomic.reading(tmp_path) as pending:
            assert pending == {}
        assert atomic.settle(tmp_path) == atomic.Recovery()
        assert (tmp_path / "b.yaml").read_text() == "b"
        assert names(tmp_path) == ["a.yaml", "b.yaml"]


def test_a_hand_edit_after_the_kill_stays_and_is_named(tmp_path: Path) -> None:
    left_by_a_killed_writer(tmp_path)
    (tmp_path / "b.yaml").write_text("by hand")
    recovery = atomic.settle(tmp_path)
    assert recovery == atomic.Recovery(finished=("a.yaml", "b.yaml"), kept=("b.yaml",))
    assert (tmp_path / "b.yaml").read_text() == "by hand"
    assert names(tmp_path) == ["a.yaml", "b.yaml"]


def test_what_became_of_a_broken_off_write_is_one_line(ctr: Ctr, plan: Path) -> None:
    path = plan / "results" / "2026" / "phong-moi-truong.yaml"
    old = path.read_bytes()
    path.with_name(".ctr-x").write_bytes(old + b"# x\n")
    entry = {
        "path": "results/2026/phong-moi-truong.yaml",
        "temporary": ".ctr-x",
        "old": digest(old),
        "new": digest(old + b"# x\n"),
    }
    journal(plan, entry)
    path.write_bytes(old + "# sửa tay\n".encode())
    err = ctr("list", "--plan", plan).err
    assert "giữ nguyên vì đã sửa sau lần ghi bị ngắt, cần nhập lại: results/2026/" in err
    assert err.count("\n") == 1
    (plan / JOURNAL).write_bytes(b"")
    err = ctr("list", "--plan", plan).err
    assert "lần ghi trước bị ngắt khi chưa ghi gì" in err
    assert ctr("list", "--plan", plan).err == ""


@pytest.mark.parametrize(
    "entry",
    [
        {"path": "../outside.yaml"},
        {"path": "sub/../../outside.yaml"},
        {"path": "b.sh"},
        {"temporary": "../.ctr-b"},
        {"temporary": "b"},
        {"new": 5},
        {"old": []},
        {"path": "a\0.yaml"},
        {"extra": 1},
    ],
)
def test_a_journal_may_bring_only_its_own_content_into_files_of_the_plan(
    tmp_path: Path, entry: dict[str, Any]
) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()
    left_by_a_killed_writer(folder)
    outside = tmp_path / "outside.yaml"
    outside.write_text("b")
    sound = {"path": "b.yaml", "temporary": ".ctr-b", "old": digest(b"b"), "new": digest(b"new b")}
    journal(folder, {**sound, **entry})
    assert atomic.settle(folder) == atomic.Recovery()
    assert outside.read_text() == (folder / "b.yaml").read_text() == "b"


def test_a_journal_that_is_a_link_is_thrown_away(tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()
    left_by_a_killed_writer(folder)
    (folder / JOURNAL).rename(tmp_path / "journal")
    (folder / JOURNAL).symlink_to(tmp_path / "journal")
    assert atomic.settle(folder) == atomic.Recovery()
    assert (folder / "b.yaml").read_text() == "b"
    assert (tmp_path / "journal").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_journal_that_names_what_is_no_file_neither_hangs_nor_replaces_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "b.yaml")
    (tmp_path / ".ctr-b").write_text("new b")
    entry = {"path": "b.yaml", "temporary": ".ctr-b", "old": None, "new": digest(b"new b")}
    journal(tmp_path, entry)
    with atomic.reading(tmp_path) as pending:
        assert pending == {}
    assert atomic.settle(tmp_path) == atomic.Recovery(finished=("b.yaml",), kept=("b.yaml",))
    assert (tmp_path / "b.yaml").is_fifo()


@pytest.mark.parametrize("name", [JOURNAL, ".ctr-b", "b.yaml"])
def test_what_cannot_be_read_just_now_is_neither_thrown_away_nor_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    left_by_a_killed_writer(tmp_path)
    whole = Path.read_bytes

    def refused(path: Path) -> bytes:
        if path.name == name:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return whole(path)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", refused)
        assert atomic.settle(tmp_path) is None
        with pytest.raises(PermissionError), atomic.reading(tmp_path):
            pass
        with pytest.raises(PermissionError), atomic.locked(tmp_path):
            pass
    assert atomic.settle(tmp_path) == atomic.Recovery(finished=("a.yaml", "b.yaml"))
    assert (tmp_path / "b.yaml").read_text() == "new b"


def test_a_journal_that_names_a_path_that_cannot_be_is_done_with(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a")
    for path in (f"{'x' * 300}.yaml", "a.yaml/b.yaml"):
        entry = {"path": path, "temporary": ".ctr-b", "old": None, "new": digest(b"new b")}
        journal(tmp_path, entry)
        assert atomic.settle(tmp_path) == atomic.Recovery(finished=(path,), kept=(path,))
        assert names(tmp_path) == ["a.yaml"]


def test_a_folder_called_like_a_temporary_file_keeps_nobody_from_writing(tmp_path: Path) -> None:
    (tmp_path / ".ctr-x").mkdir()
    atomic.replace(tmp_path, [change(tmp_path / "a.yaml", "a")], AUTHOR)
    assert atomic.sweep(tmp_path) == 0
    assert names(tmp_path) == [".ctr-x", "a.yaml"]


def removal(path: Path) -> atomic.Replacement:
    return atomic.Replacement(path=path, old=path.read_bytes(), new=None)


def test_files_are_removed_and_replaced_as_one(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    first.write_text("a")
    second.write_text("b")
    atomic.replace(tmp_path, [removal(first), change(second, "new b")], AUTHOR)
    assert names(tmp_path) == ["b.yaml"]
    assert second.read_text() == "new b"
    (line,) = trail.read(tmp_path)
    assert [(file.path, file.before, file.after) for file in line.files] == [
        ("a.yaml", digest(b"a"), None),
        ("b.yaml", digest(b"b"), digest(b"new b")),
    ]


def test_of_a_link_only_the_link_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere.yaml"
    target.write_text("a")
    link = tmp_path / "plan" / "a.yaml"
    link.parent.mkdir()
    link.symlink_to(target)
    atomic.replace(link.parent, [removal(link)], AUTHOR)
    assert not link.is_symlink()
    assert target.read_text() == "a"


def test_a_removal_that_a_killed_writer_left_is_finished_or_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    entry = {"path": "a.yaml", "temporary": None, "old": digest(b"a"), "new": None}
    path.write_text("a")
    journal(tmp_path, entry)
    with atomic.reading(tmp_path) as pending:
        assert pending == {path: None}
    assert atomic.settle(tmp_path) == atomic.Recovery(finished=("a.yaml",))
    assert names(tmp_path) == []
    journal(tmp_path, entry)
    assert atomic.settle(tmp_path) == atomic.Recovery(finished=("a.yaml",))
    path.write_text("by hand")
    journal(tmp_path, entry)
    assert atomic.settle(tmp_path) == atomic.Recovery(finished=("a.yaml",), kept=("a.yaml",))
    assert path.read_text() == "by hand"


@pytest.mark.parametrize(
    ("path", "removed"),
    [
        ("results/2026/evidence/a.docx", True),
        ("results/2026/sent/q2/a.json", True),
        ("results/2026/a.docx", False),
        ("results/evidence/a.docx", False),
        ("sections/2026/evidence/a.docx", False),
        ("results/2026/evidence/../../../results/2026/evidence/a.docx", False),
    ],
)
def test_of_other_files_a_journal_may_touch_only_what_is_attached_to_results(
    tmp_path: Path, path: str, removed: bool
) -> None:
    target = tmp_path / path
    target.resolve().parent.mkdir(parents=True)
    (tmp_path / "results/2026/evidence").mkdir(parents=True, exist_ok=True)
    target.write_text("a")
    journal(tmp_path, {"path": path, "temporary": None, "old": digest(b"a"), "new": None})
    atomic.settle(tmp_path)
    assert target.exists() is not removed


@pytest.mark.parametrize("entry", [{"old": None}, {"temporary": ".ctr-a"}, {"new": digest(b"b")}])
def test_a_removal_that_does_not_say_of_what_is_thrown_away(
    tmp_path: Path, entry: dict[str, Any]
) -> None:
    (tmp_path / "a.yaml").write_text("a")
    sound = {"path": "a.yaml", "temporary": None, "old": digest(b"a"), "new": None}
    journal(tmp_path, {**sound, **entry})
    assert atomic.settle(tmp_path) == atomic.Recovery()
    assert (tmp_path / "a.yaml").read_text() == "a"
