"""Short titles of tasks and ids of targets, by plain rules."""

from __future__ import annotations

import re

from ctr.vietnamese.matching import bare_key

SHORTEST, LONGEST = 25, 90
"""Characters of a title."""
_MARKS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_ENDS = (re.compile(r"[.;:](?=\s)"), re.compile(r",(?=\s)"))
"""Where a first clause ends, the surer first."""


def short_title(text: str) -> str:
    """The first clause of a text that says something, cut at a word where it is too long."""
    first = " ".join(text.split("\n\n")[0].split()).lstrip("-–+• ").strip()
    first = _MARKS.sub("", first)
    if len(first) <= LONGEST:
        return first.rstrip(" .;:,") or first
    for end in _ENDS:
        if (match := end.search(first, SHORTEST, LONGEST + 2)) is not None:
            return first[: match.start()].rstrip(" .;:,")
    cut = first[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" .;:,")
    return f"{cut}…"


class Ids:
    """Ids made of names, each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, name: str) -> str:
        """An id that nothing else has."""
        words = [
            word
            for word in re.sub(r"[^a-z0-9 ]", " ", bare_key(name)).split()
            if word not in _SMALL
        ]
        base = ""
        for word in words:
            if base and len(base) + len(word) > 45:
                break
            base = f"{base}-{word}" if base else word[:45]
        base = base or "muc"
        chosen, count = base, 2
        while chosen in self._taken:
            chosen, count = f"{base}-{count}", count + 1
        self._taken.add(chosen)
        return chosen


_SMALL = (
    "cac",
    "va",
    "cua",
    "cho",
    "duoc",
    "tren",
    "dia",
    "ban",
    "ty",
    "le",
    "theo",
    "la",
    "voi",
    "tai",
    "thuc",
    "hien",
)
