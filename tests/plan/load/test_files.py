"""Files and folders that are missing, misnamed or not text."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest
from syrupy.assertion import SnapshotAssertion

from ctr.atomic import Busy
from ctr.atomic.holder import Holder
from ctr.plan.load.files import busy
from ctr.plan.load.loader import load
from tests.plan.load.faults import CALENDAR, LEADERS, PROGRAMME, TWO, UNITS, check
from tests.small_plan import FILES, Place


def written(file: str, content: bytes) -> Callable[[Path], object]:
    return lambda plan: (plan / file).write_bytes(content)


def renamed(file: str, name: str) -> Callable[[Path], object]:
    return lambda plan: (plan / file).rename((plan / file).with_name(name))


def remade(file: str, make: Callable[[Path], object]) -> Callable[[Path], object]:
    def change(plan: Path) -> None:
        path = plan / file
        if path.is_dir():
            rmtree(path)
        else:
            path.unlink()
        make(path)

    return change


def longer(file: str, size: int) -> Callable[[Path], object]:
    """A sparse file of `size` bytes: NULs that take no room on the disk."""
    return lambda plan: os.truncate(plan / file, size)


LATIN = FILES[TWO].encode().replace("Chỉnh".encode(), b"Ch\xe9nh")


CONTROL = FILES[TWO].encode().replace("Chỉnh".encode(), "Chỉ\x07nh".encode())


CRLF = CONTROL.replace(b"\n", b"\r\n")


TWO_LINES = len(FILES[TWO].splitlines())


FILES_GONE_WRONG = [
    ("empty", written(TWO, b""), (TWO, 1, 1, "file-empty"), ""),
    ("comments only", written(TWO, "# chưa có gì\n".encode()), (TWO, 1, 1, "file-empty"), ""),
    ("null", written(TWO, b"---\n~\n"), (TWO, 1, 1, "file-empty"), ""),
    ("a word", written(TWO, b"abc\n"), (TWO, 1, 1, "wrong-type"), ""),
    ("a list", written(TWO, b"# a\n- abc\n"), (TWO, 2, 1, "wrong-type"), ""),
    ("latin-1", written(TWO, LATIN), (TWO, 16, 14, "file-encoding"), "UTF-8"),
    ("UTF-16", written(TWO, FILES[TWO].encode("utf-16")), (TWO, 1, 1, "file-encoding"), "UTF-8"),
    ("BEL after CRLF", written(TWO, CRLF), (TWO, 16, 15, "file-encoding"), ""),
    ("largest", longer(TWO, 20_000_000), (TWO, TWO_LINES + 1, 1, "file-encoding"), ""),
    ("too large", longer(TWO, 20_000_001), (TWO, 1, 1, "file-too-large"), "20 MB"),
    ("missing", remade(PROGRAMME, bool), (PROGRAMME, 1, 1, "file-missing"), ""),
    ("folder", remade(PROGRAMME, Path.mkdir), (PROGRAMME, 1, 1, "file-unreadable"), "thư mục"),
    ("pipe", remade(TWO, os.mkfifo), (TWO, 1, 1, "file-unreadable"), ""),
    (
        "link to itself",
        remade(TWO, lambda path: path.symlink_to(path)),
        (TWO, 1, 1, "file-unreadable"),
        "",
    ),
    (
        "link to nothing",
        remade(TWO, lambda path: path.symlink_to("nothing")),
        (TWO, 1, 1, "file-missing"),
        "",
    ),
    ("no sections", remade("sections", bool), ("sections", 1, 1, "file-missing"), "sections/"),
    (
        "sections is a file",
        remade("sections", Path.touch),
        ("sections", 1, 1, "file-unreadable"),
        "thư mục",
    ),
    ("no section", remade("sections", Path.mkdir), ("sections", 1, 1, "file-missing"), ".yaml"),
    *(
        (
            f"section in {name}",
            renamed(TWO, name),
            (f"sections/{name}", 1, 1, "file-name"),
            "02.yaml",
        )
        for name in ("02.yml", "02.YAML", "02.yaml.txt")
    ),
    (
        "calendar in .yml",
        written("calendar.yml", b"years: []\n"),
        ("calendar.yml", 1, 1, "file-name"),
        CALENDAR,
    ),
    (
        "year in other digits",
        lambda plan: (plan / "results/２０２６").mkdir(parents=True),
        ("results/２０２６", 1, 1, "file-name"),
        "results/2026",
    ),
]


@pytest.mark.parametrize(
    ("change", "expected", "says"),
    [row[1:] for row in FILES_GONE_WRONG],
    ids=[row[0] for row in FILES_GONE_WRONG],
)
def test_a_file_gone_wrong(
    small: Path,
    change: Callable[[Path], object],
    expected: Place,
    says: str,
    snapshot: SnapshotAssertion,
) -> None:
    change(small)
    assert check(small, [(f"plan/{expected[0]}", *expected[1:])], says) == snapshot


@pytest.mark.parametrize("name", ["nothing", "x" * 300])
def test_a_folder_that_is_not_there(tmp_path: Path, name: str) -> None:
    assert {problem.file.rpartition("/")[2] for problem in load(tmp_path / name).problems} == {
        PROGRAMME,
        UNITS,
        LEADERS,
        "sections",
    }


@pytest.mark.parametrize(
    ("holder", "hint"),
    [
        (None, "đợi lệnh đó xong rồi chạy lại"),
        (
            Holder(process=4711, user="thu-ky", command="ctr collect"),
            "đang giữ kế hoạch: tiến trình 4711 của thu-ky: ctr collect",
        ),
        (Holder(process=4711, user=None, command=None), "đang giữ kế hoạch: tiến trình 4711"),
    ],
)
def test_who_holds_the_plan_is_said_as_far_as_it_is_known(holder: Holder | None, hint: str) -> None:
    refused = busy(Busy(30.4, holder))
    assert str(refused) == "lệnh khác đang dùng kế hoạch, đã chờ 30 giây"
    assert refused.hint == hint
