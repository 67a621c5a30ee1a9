"""Work on what comes from outside, in a child process that may crash, hang or eat memory alone.

Where the system can fork, the child is a copy of this process and starts in some milliseconds,
with limits of memory, processor time and written files. Windows has none of these: a new
interpreter is started there, and only its time is limited. Work on what is our own, which crashes
nothing, may be done in this process, within limits of memory and time.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Literal, NoReturn

from ctr.errors import CannotRun
from ctr.late_dataclasses import dataclass

Cause = Literal["crash", "time", "memory", "size"]
Work = Callable[..., bytes]
_ANSWER, _REFUSED, _FAILED = b"a", b"r", b"f"
_CAUSES: dict[bytes, Cause] = {b"time": "time", b"memory": "memory", b"size": "size"}
_CHUNK = 1 << 20


GRACE = 5
"""Seconds that work gets beyond its time to clear up and say where it was, before it is killed."""
PATIENCE = 4
"""How many times its seconds of processor time work may take by the clock: on a busy machine it
waits for others, and is not at fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a piece of work may use: memory beyond what this process has now, processor time, its
    answer."""

    memory_mb: int
    seconds: int
    answer_mb: int


class Broken(Exception):
    """The work ended without an answer: it crashed, or passed one of its limits."""

    def __init__(self, cause: Cause) -> None:
        super().__init__(cause)
        self.cause = cause


class TimeIsUp(Exception):
    """Raised inside the work shortly before it is ended, so that it can tell where it was."""


def contained(limits: Limits, work: Work, *arguments: Any) -> bytes:
    """What `work(*arguments)` returns, computed in a child process.

    `work` is a function of a module, and `arguments` can be pickled: Windows needs both. Raises
    the CannotRun that the work raised, and Broken for whatever else became of it.
    """
    run = _forked if hasattr(os, "fork") else _spawned
    return _read(run(limits, work, arguments))


def here(limits: Limits, work: Work, *arguments: Any) -> bytes:
    """The same in this process, without what a copy of it costs: for work on what is our own.

    It may take too long or too much, but must not crash. Raises what the work raises, and Broken.
    Where the system has no such limits, and off the main thread, which alone gets signals, it goes
    into a child all the same.
    """
    import threading

    if not hasattr(os, "fork") or threading.current_thread() is not threading.main_thread():
        return contained(limits, work, *arguments)
    try:
        with _held_to(limits):
            answer = work(*arguments)
    except MemoryError:
        raise Broken("memory") from None
    except TimeIsUp:
        raise Broken("time") from None
    if len(answer) > limits.answer_mb * 1_000_000:
        raise Broken("size")
    return answer


def _read(answer: bytes) -> bytes:
    kind, content = answer[:1], answer[1:]
    if kind == _ANSWER:
        return content
    if kind == _REFUSED:
        message, hint = json.loads(content)
        raise CannotRun(message, hint)
    raise Broken(_CAUSES.get(content, "crash"))


def _forked(limits: Limits, work: Work, arguments: tuple[Any, ...]) -> bytes:
    """Run in a copy of this process; what it writes into a pipe is its answer."""
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    with warnings.catch_warnings():  # of threads, which the child of a command has none of
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        os.close(reading)
        _be_child(limits, writing, work, arguments)
    os.close(writing)
    try:
        return _gathered(reading, limits)
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _gathered(reading: int, limits: Limits) -> bytes:
    """All that comes out of the pipe within the limits. Raises Broken."""
    import select

    parts: list[bytes] = []
    size = 0
    ending = time.monotonic() + limits.seconds * PATIENCE + GRACE
    while True:
        left = ending - time.monotonic()
        if left <= 0 or not select.select([reading], [], [], left)[0]:
            raise Broken("time")
        part = os.read(reading, _CHUNK)
        if not part:
            return b"".join(parts)
        size += len(part)
        if size > limits.answer_mb * 1_000_000:
            raise Broken("size")
        parts.append(part)


def _be_child(
    limits: Limits, writing: int, work: Work, arguments: tuple[Any, ...]
) -> NoReturn:  # pragma: no cover - runs in the child
    """Work, write the answer, and end without any of the parent's clearing up."""
    try:
        _silence()
        _limit(limits)
        answer = _worked(work, arguments)
        while answer:
            answer = answer[os.write(writing, answer) :]
    finally:
        os._exit(0)


def _worked(work: Work, arguments: tuple[Any, ...]) -> bytes:
    try:
        return _ANSWER + work(*arguments)
    except CannotRun as error:
        return _REFUSED + json.dumps([error.message, error.hint]).encode()
    except MemoryError:
        return _FAILED + b"memory"
    except TimeIsUp:
        return _FAILED + b"time"
    except BaseException:  # noqa: BLE001 - a panic of a native library is no Exception
        return _FAILED


def _silence() -> None:
    """Native libraries tell their crashes on stderr; nobody is to see that."""
    import faulthandler

    faulthandler.disable()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _limit(limits: Limits) -> None:
    """Limits of the system for all that is left of this process."""
    sys.dont_write_bytecode = True
    _at_most("RLIMIT_AS", _address_space() + limits.memory_mb * 1_000_000)
    _at_most("RLIMIT_CPU", limits.seconds + GRACE)
    _at_most("RLIMIT_FSIZE", 0)
    _at_most("RLIMIT_CORE", 0)
    if sys.platform != "win32":
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # who waits for the answer ends this process
    _ring(limits.seconds)


@contextmanager
def _held_to(limits: Limits) -> Iterator[None]:
    """Limits of memory and time, and then those from before."""
    memory = _address_limit()
    handlers = [(number, signal.getsignal(number)) for number in _RINGS]
    try:
        _at_most("RLIMIT_AS", _address_space() + limits.memory_mb * 1_000_000, for_good=False)
        _ring(limits.seconds)
        yield
    finally:
        while True:
            try:
                _put_back(handlers, memory)
                break
            except TimeIsUp:  # it rings once more, too late
                continue


def _address_limit() -> tuple[int, int] | None:
    """How much this process may map, None where the system has no such limit."""
    if sys.platform == "win32":
        return None
    import resource

    with suppress(AttributeError, ValueError, OSError):
        return resource.getrlimit(resource.RLIMIT_AS)
    return None


def _put_back(handlers: Sequence[tuple[int, Any]], memory: tuple[int, int] | None) -> None:
    if sys.platform == "win32":
        return
    import resource

    for number, _ in handlers:
        signal.signal(number, _too_late)  # not SIG_IGN, of which Python complains where one is due
    for timer in (signal.ITIMER_PROF, signal.ITIMER_REAL):
        signal.setitimer(timer, 0)
    for number, handler in handlers:
        signal.signal(number, handler or signal.SIG_DFL)
    if memory is not None:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, memory)


def _at_most(name: str, value: int, *, for_good: bool = True) -> None:
    """A limit of the system; one that it does not know, or does not let us set, is left out."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(AttributeError, ValueError, OSError):
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value if for_good else hard))


def _ring(seconds: int) -> None:
    """Have the time be up after so many seconds of work, or some times as many by the clock."""
    if sys.platform == "win32":
        return
    for number in _RINGS:
        signal.signal(number, _time_is_up)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * PATIENCE)


_RINGS = () if sys.platform == "win32" else (signal.SIGPROF, signal.SIGALRM)
"""The signals that say that the time is up."""


def _time_is_up(*_: object) -> NoReturn:
    raise TimeIsUp


def _too_late(*_: object) -> None:
    """It rings when the work is done."""


def _address_space() -> int:
    """What this process has mapped already, in bytes; a guess where the system does not say."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 - no import in a child
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 1_000_000_000


def _spawned(limits: Limits, work: Work, arguments: tuple[Any, ...]) -> bytes:
    """Run in a new interpreter, which gets function and arguments pickled by ourselves."""
    from multiprocessing import get_context

    context = get_context("spawn")
    reading, writing = context.Pipe(duplex=False)
    child = context.Process(
        target=_be_spawned, args=(writing, work, arguments, limits.answer_mb), daemon=True
    )
    child.start()
    writing.close()
    try:
        if not reading.poll(limits.seconds * PATIENCE + GRACE):
            raise Broken("time")
        answer = reading.recv_bytes()
    except EOFError:
        raise Broken("crash") from None
    finally:
        child.kill()
        child.join()
    return answer


def _be_spawned(
    writing: Any, work: Work, arguments: tuple[Any, ...], answer_mb: int
) -> None:  # pragma: no cover - runs in the child
    _silence()
    answer = _worked(work, arguments)
    writing.send_bytes(answer if len(answer) <= answer_mb * 1_000_000 else _FAILED + b"size")
