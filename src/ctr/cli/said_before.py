"""What a command said, said again when the same is asked and the plans are as they were.

All that it wrote to stdout and stderr is kept, and its exit code: the next time no plan is opened,
and nothing is imported that makes an answer.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from contextlib import redirect_stderr, redirect_stdout, suppress
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, Self, TextIO, cast

import typer

from ctr.cli.session import Session
from ctr.late_dataclasses import dataclass
from ctr.output import terminal
from ctr.plan.kept.answers import LONGEST, Answer, JointAnswer, answers_file

P = ParamSpec("P")
_MOST = 500
"""So many plans at most whose answer is kept as one: more than a city or a province has."""


def said_before(
    command: Callable[Concatenate[Session, P], None],
) -> Callable[Concatenate[Session, P], None]:
    """Let a command that `takes` options say what it said to the same question before.

    The command itself runs where its answer goes by more than the plans and what was typed (files
    that are there already, git), and for a country, whose long answer is put together of those
    that are kept of each plan.
    """

    def answer(session: Session, /, *own: P.args, **named: P.kwargs) -> None:
        options = session.asked[1]
        goes_by_more = any(options.get(name) is not None for name in ("output", "since"))
        if goes_by_more or not session.cached or len(session.folders) > _MOST:
            command(session, *own, **named)
        else:
            _say(session, lambda: command(session, *own, **named))

    update_wrapper(answer, command)
    return answer


def _say(session: Session, run: Callable[[], None]) -> None:
    """Say what was said before; else `run` what says it, and keep that. Raises what it raises."""
    places = list(session.places.values())
    file = answers_file(places)
    if file is None:
        run()
        return
    names = [folder.as_posix() for folder in session.folders]
    question = session.question((session.asks_several, names, *_form(session)))
    joint = JointAnswer(file, question, places)
    answer = joint.known()
    said = _Said.of_answer(answer) if answer is not None else None
    if said is None:
        _run(run, joint)
    else:
        said.again()


def _form(session: Session) -> tuple[Any, ...]:
    """All that the text of an answer depends on besides what it says."""
    terminals = sys.stdout.isatty(), sys.stderr.isatty()
    shown = any(terminals) or terminal.room() is not None
    return session.asked[1].get("format"), terminals, terminal.looks() if shown else ()


@dataclass(frozen=True, slots=True)
class _Said:
    """How a command ended, and what it wrote: the name of a stream and a text, one after the other.

    As an answer to be kept it is `0 stdout 1234 stderr 56`, the code and how long each part of the
    text is, and all the text: to import what reads JSON would take as long as all the rest.
    """

    code: int
    parts: list[tuple[str, str]]

    def as_answer(self) -> Answer:
        lengths = [f"{stream} {len(text)}" for stream, text in self.parts]
        told = " ".join((str(self.code), *lengths))
        return Answer(told, "".join(text for _, text in self.parts))

    @classmethod
    def of_answer(cls, answer: Answer) -> Self | None:
        """What `as_answer` was made of; None where that is nothing."""
        code, *words = answer.told.split(" ")
        parts, at = list[tuple[str, str]](), 0
        for stream, length in zip(words[::2], words[1::2], strict=False):
            if stream not in ("stdout", "stderr") or not re.fullmatch("[0-9]{1,9}", length):
                return None
            parts.append((stream, answer.text[at : at + int(length)]))
            at += int(length)
        whole = at == len(answer.text) and len(words) == 2 * len(parts)
        return cls(int(code), parts) if whole and code in ("0", "1") else None

    def again(self) -> None:
        """Write it as it was written. Raises typer.Exit as the command did, and OSError."""
        for stream, text in self.parts:
            if stream == "stdout":
                sys.stdout.write(text)
                continue
            with suppress(OSError):
                sys.stderr.write(text)
                sys.stderr.flush()
        if self.code:
            raise typer.Exit(self.code)


class _Heard:
    """What is written to stdout and stderr, as it goes on its way; `whole`: this is all."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, list[str]]] = []
        self.whole = True
        self._room = LONGEST

    def note(self, stream: str, text: str) -> None:
        """Note what is written, up to what can be kept."""
        self._room -= len(text)
        if self._room < 0:
            self.whole = False
            self.parts.clear()
            return
        if not self.parts or self.parts[-1][0] != stream:
            self.parts.append((stream, []))
        self.parts[-1][1].append(text)


class _Noting:
    """A stream like `stream`, into which it goes."""

    def __init__(self, heard: _Heard, name: str, stream: TextIO) -> None:
        self._heard = heard
        self._name = name
        self._stream = stream

    def write(self, text: str) -> int:
        self._heard.note(self._name, text)  # though it may not go out, as into a closed stderr
        return self._stream.write(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    @property
    def buffer(self) -> Any:
        """What is written there is heard by nobody."""
        self._heard.whole = False
        return self._stream.buffer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class Incomplete(typer.Exit):
    """The end of an answer that lacks what may be there the next time, though no file changes."""


def _run(run: Callable[[], None], joint: JointAnswer) -> None:
    """Run it, and keep what it says if it ends with an answer, yes or no."""
    before = joint.look()
    if before is None:
        run()
        return
    heard = _Heard()
    out = cast(TextIO, _Noting(heard, "stdout", sys.stdout))
    err = cast(TextIO, _Noting(heard, "stderr", sys.stderr))

    def keep(code: int) -> None:
        sys.stdout.flush()  # who asks need not wait
        if heard.whole and code in (0, 1):
            said = _Said(code, [(stream, "".join(texts)) for stream, texts in heard.parts])
            joint.keep(before, said.as_answer())

    try:
        with redirect_stdout(out), redirect_stderr(err):
            run()
    except Incomplete:
        raise
    except typer.Exit as ended:
        keep(ended.exit_code)
        raise
    keep(0)
