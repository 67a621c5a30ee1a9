"""The names a plan knows, each found under any of its spellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from ctr.vietnamese.matching import bare_core_key, bare_key, core_key, match_key
from ctr.vietnamese.suggestions import nearest, used_up

LONGEST_NAME = 1_000
"""Characters; what is longer is no name, and costs too much to compare."""

TOO_LONG = (f"tên dài hơn {LONGEST_NAME} ký tự", "ghi tên ngắn hơn")

Entries = Iterable[tuple[str, Sequence[str]]]
"""Names, each with other spellings of it."""


class NameRegistry:
    """Names with their other spellings.

    `file` is where such names are declared, `implied` what nobody declares but people write, and
    `place` the ward, whose name may stand after any other. A declared spelling comes before what is
    only like one; what is like several names is none of them.
    """

    def __init__(self, entries: Entries, file: str, implied: Entries = (), place: str = "") -> None:
        self.file = file
        self.place = place
        self.spellings: dict[str, str] = {}
        self._declared = list(_spellings(entries))
        self._all = [*self._declared, *_spellings(implied)]
        self._by_key: dict[str, str] = {}
        for name, spelling in self._declared:
            self.spellings.setdefault(spelling, name)
            self._by_key.setdefault(match_key(spelling), name)

    @cached_property
    def _by_core(self) -> dict[str, set[str]]:
        return _grouped((core_key(spelling, self.place), name) for name, spelling in self._all)

    @cached_property
    def _by_bare_key(self) -> dict[str, set[str]]:
        return _grouped((bare_key(spelling), name) for name, spelling in self._declared)

    @cached_property
    def _by_bare_core(self) -> dict[str, set[str]]:
        return _grouped((bare_core_key(spelling, self.place), name) for name, spelling in self._all)

    @property
    def names(self) -> tuple[str, ...]:
        """Every declared name, as it is registered."""
        return tuple(dict.fromkeys(name for name, _ in self._declared))

    @property
    def every_spelling(self) -> tuple[str, ...]:
        """All that a name is made of here: what is declared, and what is implied."""
        return tuple(dict.fromkeys(spelling for _, spelling in self._all))

    def find(self, query: str) -> str | None:
        """The registered name of `query`; marks must be right, as in a file that is kept."""
        if len(query) > LONGEST_NAME:
            return None
        return self._by_key.get(match_key(query)) or _only(
            self._by_core.get(core_key(query, self.place))
        )

    def find_typed(self, query: str) -> str | None:
        """As `find`, but a query without marks will do where only one name can be meant."""
        return self.find(query) or _only(self.meant(query))

    def meant(self, query: str) -> set[str]:
        """Every name that `query` may stand for as it is typed, with marks or without."""
        if len(query) > LONGEST_NAME:
            return set()
        exact = self._by_key.get(match_key(query))
        if exact is not None:
            return {exact}
        core = core_key(query, self.place)
        marked = self._by_core.get(core, set())
        if marked or core != bare_key(core):
            return marked
        bare = self._by_bare_key.get(bare_key(query), set())
        return bare or self._by_bare_core.get(bare_core_key(query, self.place), set())

    def nearest(self, query: str) -> list[str]:
        """Up to three registered names that `query` may stand for."""
        if used_up():
            return []
        meant = self.meant(query)
        return sorted(meant) if len(meant) > 1 else nearest(query, self.spellings)


def _spellings(entries: Entries) -> Iterator[tuple[str, str]]:
    for name, others in entries:
        for spelling in (name, *others):
            if len(spelling) <= LONGEST_NAME:
                yield name, spelling


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """The names of each key."""
    grouped: dict[str, set[str]] = {}
    for key, name in pairs:
        grouped.setdefault(key, set()).add(name)
    return grouped


def _only(names: set[str] | None) -> str | None:
    return next(iter(names)) if names and len(names) == 1 else None


def with_titles(name: str, titles: Sequence[str]) -> list[str]:
    """How a leader of these titles is written: by title, or by name and title in either order."""
    return [
        written
        for title in titles
        if title
        for written in (title, f"{name}, {title}", f"{title} {name}")
    ]


def short_forms(name: str, titles: Sequence[str]) -> list[str]:
    """How a person is spoken of: by the end of the name, from the given name on, and with a title.

    The whole name is among them, for the titles.
    """
    words = name.split()
    ends = [" ".join(words[place:]) for place in range(len(words))]
    before = [*_ADDRESSES, *filter(None, titles)]
    return [*ends, *(f"{title} {end}" for title in before for end in ends)]


_ADDRESSES = ("Ông", "Bà", "Anh", "Chị")

NameRegistries = dict[str, NameRegistry]
"""The registries that validation resolves names in: `units`, `members`, `leaders`."""


def registries(units: Any, leaders: Any, place: str = "") -> NameRegistries:
    """Registries from the raw data of units.yaml and leaders.yaml, as much of it as is usable.

    Raw data, so that one fault in a registry does not make every use of its names a fault too; a
    registry that cannot be read at all is left out, and its names are not looked up.
    """
    registries_read: NameRegistries = {}
    if _has_list(units, "units"):
        members = list(_entries(units, "units"))
        groups = _entries(units, "groups")
        registries_read["members"] = NameRegistry(members, "units.yaml", place=place)
        registries_read["units"] = NameRegistry([*members, *groups], "units.yaml", place=place)
    if _has_list(leaders, "leaders"):
        implied = [
            (name, with_titles(name, titles))
            for name, titles in _entries(_of_issue(leaders), "leaders", "position")
        ]
        entries = _entries(leaders, "leaders")
        registries_read["leaders"] = NameRegistry(entries, "leaders.yaml", implied, place)
    return registries_read


def _of_issue(leaders: Any) -> Any:
    """Without the leaders who came later: a title in the issued text means who bore it then."""
    known = leaders["leaders"]
    return {"leaders": [one for one in known if isinstance(one, dict) and not one.get("from")]}


def _has_list(data: Any, key: str) -> bool:
    return isinstance(data, dict) and isinstance(data.get(key), list)


def _entries(data: Any, key: str, other: str = "short") -> Iterator[tuple[str, list[str]]]:
    """The names under `key`, each with what stands under `other` and `aliases`."""
    entries = data.get(key) if isinstance(data, dict) else None
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("name"), str):
            aliases = entry.get("aliases")
            others = [entry.get(other), *(aliases if isinstance(aliases, list) else [])]
            yield (
                " ".join(entry["name"].split()),
                [text for text in others if isinstance(text, str)],
            )
