"""Work in a child: its answer comes back, and nothing else that may become of it."""

from __future__ import annotations

import os
import signal
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from ctr.contained import Broken, Limits, TimeIsUp, contained, here
from ctr.errors import CannotRun

LIMITS = Limits(memory_mb=200, seconds=1, answer_mb=1)


def answer(text: str) -> bytes:
    return text.encode() * 3


def refuse() -> bytes:
    raise CannotRun("không được", "thử cách khác")


def panic() -> bytes:
    raise BaseException


def die() -> bytes:
    os.kill(os.getpid(), signal.SIGSEGV)
    return b""


def leave() -> bytes:
    sys.exit(0)


def eat() -> bytes:
    return bytes(500_000_000)[:1]


def sleep() -> bytes:
    time.sleep(600)
    return b""


def refuse_to_end() -> bytes:
    while True:
        try:
            time.sleep(600)
        except TimeIsUp:
            continue


def spin() -> bytes:
    while True:
        pass


def flood() -> bytes:
    return bytes(2_000_000)


def process() -> bytes:
    return str(os.getpid()).encode()


def divide() -> bytes:
    return bytes(1 // 0)


def test_the_answer_comes_back() -> None:
    assert contained(LIMITS, answer, "chữ") == "chữchữchữ".encode()


def test_a_refusal_comes_back_as_it_was_raised() -> None:
    with pytest.raises(CannotRun) as raised:
        contained(LIMITS, refuse)
    assert (raised.value.message, raised.value.hint) == ("không được", "thử cách khác")


@pytest.mark.parametrize(
    ("work", "cause"),
    [
        (panic, "crash"),
        (die, "crash"),
        (leave, "crash"),
        (eat, "memory"),
        (sleep, "time"),
        (refuse_to_end, "time"),
        (spin, "time"),
        (flood, "size"),
    ],
)
def test_whatever_happens_is_told_as_a_cause(work: object, cause: str) -> None:
    with pytest.raises(Broken) as raised:
        contained(LIMITS, work)  # type: ignore[arg-type]
    assert raised.value.cause == cause


def test_work_of_our_own_is_done_here_and_what_it_raises_is_raised() -> None:
    assert here(LIMITS, process) == str(os.getpid()).encode()
    with pytest.raises(CannotRun):
        here(LIMITS, refuse)
    with pytest.raises(ZeroDivisionError):
        here(LIMITS, divide)


@pytest.mark.parametrize(
    ("work", "cause"),
    [(eat, "memory"), (sleep, "time"), (spin, "time"), (flood, "size")],
)
def test_work_done_here_has_the_same_limits_and_they_are_gone_with_it(
    work: object, cause: str
) -> None:
    before = _limits()
    with pytest.raises(Broken) as raised:
        here(LIMITS, work)  # type: ignore[arg-type]
    assert raised.value.cause == cause
    assert _limits() == before


def _limits() -> object:
    resource = pytest.importorskip("resource")
    handlers = [signal.getsignal(number) for number in (signal.SIGPROF, signal.SIGALRM)]
    timers = [signal.getitimer(timer) for timer in (signal.ITIMER_PROF, signal.ITIMER_REAL)]
    return resource.getrlimit(resource.RLIMIT_AS), handlers, timers


def test_off_the_main_thread_work_goes_into_a_child() -> None:
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(here, LIMITS, process).result() != str(os.getpid()).encode()


def _handles() -> set[str]:
    """The open handles of this process, where the system tells them."""
    folder = Path("/proc/self/fd")
    return {path.name for path in folder.iterdir()} if folder.is_dir() else set()


def test_nothing_is_left_behind() -> None:
    handles, children = _handles(), _children()
    for work in (answer, die):
        with pytest.raises((Broken, TypeError)):
            contained(LIMITS, work)
    assert _handles() == handles
    assert _children() == children


def _children() -> set[str]:
    """The children of this process, those that other tests have left included."""
    return {
        child
        for listed in Path("/proc/self/task").glob("*/children")
        for child in listed.read_text().split()
    }


@pytest.mark.parametrize(
    ("work", "arguments", "said"),
    [(answer, ("x",), b"xxx"), (leave, (), "crash"), (refuse, (), "không được")],
)
def test_without_fork_a_new_interpreter_does_the_same(
    monkeypatch: pytest.MonkeyPatch, work: object, arguments: tuple[str, ...], said: object
) -> None:
    monkeypatch.delattr(os, "fork")
    limits = Limits(memory_mb=200, seconds=30, answer_mb=1)
    try:
        told: object = contained(limits, work, *arguments)  # type: ignore[arg-type]
    except Broken as error:
        told = error.cause
    except CannotRun as error:
        told = error.message
    assert told == said
