"""Runs a command again and again, each time stopped at the next point of its writing.

Every turn is a copy of this process, which has imported the program already. It works on a copy of
PLAN, `FOLDER/<turn>/plan`, and is stopped before the turn-th of the calls that change what others
see: the lock, each temporary file, the journal, each rename, each removal. `kill` kills the process
there, `fail` lets the call fail as on a full disk; `kill-keeping` kills where old contents are
kept, once the file is there and still empty. So every state that a writer can leave is left once,
without a clock and without a hook in the program.
What the command printed is in `FOLDER/<turn>/output`.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

LOCK_EX = 2


def point(event: str, args: tuple[Any, ...]) -> str | None:
    """The name of the point that an audit event is, None where it is none."""
    name = os.fspath(args[0]) if args and isinstance(args[0], str | os.PathLike) else ""
    if event == "fcntl.flock" and args[1] & LOCK_EX:
        return "lock"
    if event == "tempfile.mkstemp":
        return "temporary" if ".ctr-" in name else None
    if event == "open" and name.endswith(".ctr-journal") and "w" in str(args[1]):
        return "journal"
    if event == "open" and name.endswith("writes.jsonl") and args[2] & os.O_RDWR:
        return "trail"
    if event == "os.rename" and ".ctr-" in name:
        return "rename"
    if event == "os.remove" and name.endswith(".ctr-journal"):
        return "journal-removed"
    if event == "os.remove" and "/plan/" in name and ".ctr" not in name:
        return "removed"
    return None


def keeping(event: str, args: tuple[Any, ...]) -> str | None:
    """The same of the writing of old contents: where the file has just been made."""
    descriptor = event == "open" and args and isinstance(args[0], int)
    if not descriptor or not Path("/proc/self/fd").is_dir():
        return None
    path = Path(f"/proc/self/fd/{args[0]}").readlink()
    return "kept" if "/kept-" in str(path) and "w" in str(args[1]) else None


def at_point(
    number: int, act: Callable[[str], None], named: Callable[..., str | None] = point
) -> None:
    """Call `act` with the name of the number-th point, before what it names is done."""
    seen = 0

    def hook(event: str, args: tuple[Any, ...]) -> None:
        nonlocal seen
        name = named(event, args)
        if name is not None:
            seen += 1
            if seen == number:
                act(name)

    sys.addaudithook(hook)


def run(words: list[str]) -> int:
    """The exit code of the program."""
    from ctr.cli.app import main

    sys.argv = ["ctr", *words]
    try:
        main()
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def turns(how: str, plan: Path, folder: Path, words: list[str]) -> Iterator[str]:
    """Stop at every point in turn, until a run comes to its end.

    Yields a line a turn: the name of the point and the exit code (-9 when killed); `end` stands for
    the run that was not stopped.
    """
    name, number = "", 0
    while name != "end":
        number += 1
        copy = Path(copytree(plan, folder / str(number) / "plan", symlinks=True))
        read, written = os.pipe()
        with warnings.catch_warnings():  # of threads, of which the child has none
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:

            def stop(name: str, report: int = written) -> None:
                os.write(report, name.encode())
                if how.startswith("kill"):
                    os.kill(os.getpid(), signal.SIGKILL)
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

            code = 99
            with contextlib.suppress(BaseException):
                _write_into(folder / str(number) / "output")
                at_point(number, stop, keeping if how == "kill-keeping" else point)
                code = run([*words, "--plan", str(copy)])
                sys.stdout.flush()
            os._exit(code)
        os.close(written)
        _, status = os.waitpid(child, 0)
        with os.fdopen(read) as report:
            name = report.read() or "end"
        yield f"{name} {os.waitstatus_to_exitcode(status)}"


def _write_into(path: Path) -> None:
    """Let all output of this process go into a file, whatever took it before."""
    output = os.open(path, os.O_CREAT | os.O_WRONLY)
    os.dup2(output, 1)
    os.dup2(output, 2)
    sys.stdout, sys.stderr = (
        open(number, "w", encoding="utf-8", buffering=1, closefd=False)  # noqa: SIM115
        for number in (1, 2)
    )
