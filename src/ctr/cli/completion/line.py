"""What was typed up to the cursor: which command, which option or argument is being typed."""

from __future__ import annotations

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from typing import Any

    Table = dict[str, Any]
    """Of `commands.json`: by the name of each command, "" for the program itself, what it takes."""


class Asked:
    """What is to be offered.

    `takes` is a list of choices, the name of what is offered ("unit"), "path", "options",
    "commands" or None; `typed` the part of the word that is to be replaced, `before` what stands
    before it in the same word (`--unit=`), `values` what has been typed by the name of its option
    or argument.
    """

    def __init__(self, typed: str = "") -> None:
        self.command = ""
        self.takes: Any = None
        self.typed, self.before = typed, ""
        self.values: dict[str, list[str]] = {}


def asked(table: Table, words: list[str], current: str) -> Asked:
    """What `current` is a beginning of, after the complete `words` (without the program's name)."""
    found = Asked(current)
    takes = table[""]
    waiting: Any = None
    places, only_arguments = 0, False
    for word in words:
        if waiting is not None:
            _put(found, waiting, word)
            waiting = None
        elif word == "--" and not only_arguments:
            only_arguments = True
        elif word.startswith("-") and word != "-" and not only_arguments:
            name, mark, value = word.partition("=")
            option = _option(takes, name)
            if option is not None and option["takes"] != "flag":
                if mark:
                    _put(found, option, value)
                else:
                    waiting = option
            elif option is not None:
                _put(found, option, "")
        elif takes is table[""] and not found.command:
            if word not in table:
                return Asked()
            found.command, takes = word, table[word]
        else:
            argument = _argument(takes, places)
            places += 1
            if argument is not None:
                _put(found, argument, word)
    if waiting is not None:
        found.takes = waiting["takes"]
    elif current.startswith("-") and not only_arguments:
        _asked_option(found, takes, current)
    elif not found.command:
        found.takes = "commands"
    else:
        argument = _argument(takes, places)
        found.takes = argument["takes"] if argument is not None else None
    return found


def _asked_option(found: Asked, takes: Table, current: str) -> None:
    name, mark, value = current.partition("=")
    if not mark:
        found.takes = "options"
        return
    option = _option(takes, name)
    if option is not None and option["takes"] != "flag":
        found.takes, found.typed, found.before = option["takes"], value, f"{name}="


def _option(takes: Table, name: str) -> Any:
    return next((option for option in takes["options"] if name in option["names"]), None)


def _argument(takes: Table, place: int) -> Any:
    """The argument in this place; the last one takes what follows where it takes many."""
    arguments = takes["arguments"]
    if place < len(arguments):
        return arguments[place]
    return arguments[-1] if arguments and arguments[-1]["many"] else None


def _put(found: Asked, option: Any, value: str) -> None:
    found.values.setdefault(option["name"], []).append(value)
