"""A command as help, reference, man page and completion tell it: one walk over what it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

NO_HEAD = "Mã 1: "
EXAMPLES_HEAD = "Ví dụ:"
_FRAMEWORK = {"--help": "Xem hướng dẫn này."}
"""The option that the framework adds, whose own text is English."""

Row = tuple[str, str]
"""What is typed, and what it is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A command line, and in one line what it is good for."""

    purpose: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the docstring of a command says: its purpose, what code 1 means, its examples."""

    purpose: str
    no: str | None = None
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A command, or the program itself, whose path is `ctr`."""

    path: str
    usage: str
    told: Told
    arguments: tuple[Row, ...]
    options: tuple[Row, ...]


def described(command: Any, ctx: Any) -> Described:
    """What a command takes, by its context. (Both are Any: their classes are private to Typer.)"""
    params = command.get_params(ctx)
    arguments = [param for param in params if param.param_type_name == "argument"]
    options = [param for param in params if param.param_type_name == "option"]
    words = [ctx.command_path, "[TÙY CHỌN]", *(argument.metavar or "" for argument in arguments)]
    return Described(
        path=ctx.command_path,
        usage=" ".join([*words, *(["LỆNH …"] if getattr(command, "lazy", {}) else [])]),
        told=told(command.help or ""),
        arguments=tuple((each.metavar or "", each.help or "") for each in arguments),
        options=tuple((_names(option), _purpose(option)) for option in options),
    )


def told(docstring: str) -> Told:
    """A docstring taken apart.

    Its parts are set off by empty lines: the purpose, `Mã 1: …` where that code has a meaning, and
    below `Ví dụ:` for each example a line that tells what it is good for, and `$ ` with the line.
    """
    purpose: list[str] = []
    examples: list[Example] = []
    no: str | None = None
    for part in docstring.strip().split("\n\n"):
        lines = [line.strip() for line in part.splitlines()]
        if lines[0] == EXAMPLES_HEAD:
            examples += _examples(lines[1:])
        elif lines[0].startswith(NO_HEAD):
            no = " ".join(lines).removeprefix(NO_HEAD).rstrip(".")
        else:
            purpose.append(" ".join(lines))
    return Told(purpose="\n\n".join(purpose), no=no, examples=tuple(examples))


def _examples(lines: list[str]) -> Iterator[Example]:
    for purpose, line in zip(lines[::2], lines[1::2], strict=True):
        if not purpose.endswith(":") or not line.startswith("$ ctr"):
            raise ValueError(f"no example: {purpose} {line}")
        yield Example(purpose=purpose.removesuffix(":"), line=line.removeprefix("$ "))


def _names(option: Any) -> str:
    """`-o, --output TỆP`."""
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {option.metavar or 'GIÁ-TRỊ'}"


def _purpose(option: Any) -> str:
    """What an option is for, with its choices and its default."""
    for name in option.opts:
        if name in _FRAMEWORK:
            return _FRAMEWORK[name]
    text = str(option.help or "").rstrip()
    notes = []
    if choices := getattr(option.type, "choices", ()):
        notes.append(f"một trong: {', '.join(str(choice) for choice in choices)}")
    if option.show_default and not option.is_flag and isinstance(option.default, str | int):
        notes.append(f"mặc định: {option.default}")
    return f"{text} [{'; '.join(notes)}]" if notes else text
