"""The boundary, branch by branch: which exception gives which exit code and which words."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.exceptions import Abort, TyperException

from ctr import __version__
from ctr.cli.errors import guarded
from ctr.errors import CannotRun
from tests.conftest import ROOT, Ctr


def raising(error: BaseException) -> Callable[[], Any]:
    def run() -> Any:
        raise error

    return run


@pytest.fixture
def streams(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The streams of this process, put back as they were."""
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", sys.stdout)
        patch.setattr(sys, "stderr", sys.stderr)
        yield


@pytest.mark.parametrize(
    ("answer", "code"),
    [(None, 0), (0, 0), (1, 1), (141, 141), ("một bảng", 0)],
    ids=["nothing", "0", "no", "reader gone", "a value"],
)
def test_without_an_exception_the_answer_is_the_code(
    capsys: pytest.CaptureFixture[str], answer: object, code: int
) -> None:
    assert guarded(lambda: answer) == code
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (CannotRun("không có kế hoạch"), 2, "Lỗi: không có kế hoạch\n"),
        (
            CannotRun("không có kế hoạch", "thêm --plan"),
            2,
            "Lỗi: không có kế hoạch\n    → thêm --plan\n",
        ),
        (
            ModuleNotFoundError("No module named 'pydantic'"),
            2,
            "Lỗi: không nạp được một phần của ctr: No module named 'pydantic'\n"
            "    → cài đặt lại ctr\n",
        ),
        (TyperException("lạ"), 2, "Lỗi: lạ\n    → xem cách dùng: ctr --help\n"),
        (Abort(), 130, "\nĐã dừng.\n"),
        (KeyboardInterrupt(), 130, "\nĐã dừng.\n"),
        (
            PermissionError(errno.EACCES, "denied", "/khóa.yaml"),
            2,
            "Lỗi: hệ điều hành từ chối: không có quyền\n    → /khóa.yaml\n",
        ),
        (
            FileNotFoundError(errno.ENOENT, "none", "/mất"),
            2,
            "Lỗi: hệ điều hành từ chối: không có tệp hoặc thư mục này\n    → /mất\n",
        ),
        (
            IsADirectoryError(errno.EISDIR, "dir", "/a"),
            2,
            "Lỗi: hệ điều hành từ chối: đây là thư mục, không phải tệp\n    → /a\n",
        ),
        (
            NotADirectoryError(errno.ENOTDIR, "not", "/a"),
            2,
            "Lỗi: hệ điều hành từ chối: đây là tệp, không phải thư mục\n    → /a\n",
        ),
        (OSError(errno.ELOOP, ""), 2, "Lỗi: hệ điều hành từ chối: liên kết vòng\n"),
        (OSError(errno.ENAMETOOLONG, ""), 2, "Lỗi: hệ điều hành từ chối: tên quá dài\n"),
        (OSError(errno.ENOSPC, ""), 2, "Lỗi: hệ điều hành từ chối: ổ đĩa đã đầy\n"),
        (OSError(errno.EROFS, ""), 2, "Lỗi: hệ điều hành từ chối: ổ đĩa chỉ cho đọc\n"),
        (OSError(errno.EEXIST, ""), 2, "Lỗi: hệ điều hành từ chối: đã có tệp cùng tên\n"),
        (OSError(errno.EIO, ""), 2, "Lỗi: hệ điều hành từ chối: hệ điều hành báo lỗi số 5\n"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_each_kind_of_exception(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int, words: str
) -> None:
    assert guarded(raising(error)) == code
    assert capsys.readouterr() == ("", words)


@pytest.mark.parametrize(
    "error", [ValueError("sai"), RuntimeError("sai"), AssertionError("sai"), MemoryError("sai")]
)
def test_a_fault_of_the_program_is_3_and_says_whom_to_tell(
    capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    assert guarded(raising(error)) == 3
    out, err = capsys.readouterr()
    assert out == ""
    first, second = err.splitlines()
    assert first.startswith(
        f"Lỗi: lỗi của chương trình, không phải của bạn: {type(error).__name__}: sai (chi tiết ở "
    )
    assert second == "    → xin gửi tệp đó cho người phát triển, kèm lệnh đã gõ"
    assert "Traceback" not in err
    log = Path(first.rpartition("chi tiết ở ")[2].removesuffix(")")).read_text()
    assert f"ctr {__version__}, Python 3." in log


def test_a_fault_is_located_where_it_was_raised(capsys: pytest.CaptureFixture[str]) -> None:
    from ctr.tracking.working_days import WorkingDays

    assert guarded(lambda: WorkingDays(None)) == 3  # type: ignore[arg-type]
    log = capsys.readouterr().err.splitlines()[0].rpartition("chi tiết ở ")[2].removesuffix(")")
    assert "working_days.py" in Path(log).read_text().splitlines()[-3]


def test_exit_3_of_the_whole_program(ctr: Ctr, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("chia cho không")

    monkeypatch.setattr("ctr.cli.answers.tasks", fail)
    ran = ctr("list")
    assert (ran.code, ran.out) == (3, "")
    assert "ZeroDivisionError: chia cho không" in ran.err


def run(script: str, **kinds: Any) -> subprocess.CompletedProcess[bytes]:
    """A script in which `ctr list` is replaced by what `script` defines as `answer`."""
    program = (
        "import os, signal, sys\nimport ctr.cli.commands.list\nfrom ctr.cli.app import main\n"
        f"{script}\n"
        "ctr.cli.commands.list.list_tasks = answer\nmain()\n"
    )
    return subprocess.run(
        [sys.executable, "-c", program, "list"],
        cwd=ROOT,
        check=False,
        **{"capture_output": True, **kinds},
    )


def test_an_interrupt_is_130() -> None:
    handler = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    ran = run(f"{handler}\ndef answer(): os.kill(os.getpid(), signal.SIGINT)")
    assert (ran.returncode, ran.stdout) == (130, b"")
    assert ran.stderr.decode() == "\nĐã dừng.\n"


def test_the_code_of_a_command_reaches_the_shell() -> None:
    assert run("import typer\ndef answer(): raise typer.Exit(1)").returncode == 1
    assert run("def answer(): pass").returncode == 0
    assert run("def answer(): raise ValueError").returncode == 3


def test_a_reader_that_goes_away_is_141_and_no_complaint() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = run(
            "def answer(): sys.stdout.write('x' * 100_000)",
            capture_output=False,
            stdout=writing,
            stderr=subprocess.PIPE,
        )
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, b"")


def test_a_reader_that_goes_away_before_a_short_answer() -> None:
    """What waits in the buffer is flushed inside the boundary, not at the interpreter's end."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        ran = run(
            "def answer(): sys.stdout.write('x')",
            capture_output=False,
            stdout=writing,
            stderr=subprocess.PIPE,
        )
    finally:
        os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.parametrize("name", ["stdout", "stderr"])
def test_a_stream_that_is_closed_is_written_nowhere(
    streams: None, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys, name, None)

    def answer() -> int:
        for stream in (sys.stdout, sys.stderr):
            stream.write("đối ngoại")
        return 1

    assert guarded(answer) == 1
    stream = getattr(sys, name)
    assert Path(stream.name) == Path(os.devnull)
    stream.close()


def test_what_cannot_be_encoded_stops_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with out.open("wb") as stream:
        ran = run(
            r"def answer(): sys.stdout.write('đối ngoại \ud800\n')",
            capture_output=False,
            stdout=stream,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
        )
    assert ran.returncode == 0
    assert out.read_bytes() == "đối ngoại ?\n".encode()


def test_signals_are_the_shell_s(tmp_path: Path) -> None:
    assert run("def answer(): os.kill(os.getpid(), signal.SIGTERM)").returncode == -signal.SIGTERM
