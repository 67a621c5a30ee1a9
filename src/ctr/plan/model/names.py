"""The names a plan knows, each found under any of its spellings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from ctr.vietnamese.matching import bare_key, match_key
from ctr.vietnamese.suggestions import nearest


class NameRegistry:
    """Names with their other spellings. `file` is where such names are declared."""

    def __init__(self, entries: Iterable[tuple[str, Sequence[str]]], file: str) -> None:
        self.file = file
        self.spellings: dict[str, str] = {}
        self._by_key: dict[str, str] = {}
        self._by_bare_key: dict[str, set[str]] = {}
        for name, others in entries:
            for spelling in (name, *others):
                self.spellings.setdefault(spelling, name)
                self._by_key.setdefault(match_key(spelling), name)
                self._by_bare_key.setdefault(bare_key(spelling), set()).add(name)

    def find(self, query: str) -> str | None:
        """The registered name of `query`; marks must be right, as in a file that is kept."""
        return self._by_key.get(match_key(query))

    def find_typed(self, query: str) -> str | None:
        """As `find`, but a query without marks will do where only one name can be meant."""
        found = self.find(query)
        if found is None:
            names = self._by_bare_key.get(bare_key(query), set())
            if len(names) == 1 and match_key(query) == bare_key(query):
                (found,) = names
        return found

    def nearest(self, query: str) -> list[str]:
        """Up to three registered names that `query` may stand for."""
        return nearest(query, self.spellings)


NameRegistries = dict[str, NameRegistry]
"""The registries that validation resolves names in: `units`, `members`, `leaders`."""


def registries(units: Any, leaders: Any) -> NameRegistries:
    """Registries from the raw data of units.yaml and leaders.yaml, as much of it as is usable.

    Raw data, so that one fault in a registry does not make every use of its names a fault too; a
    registry that cannot be read at all is left out, and its names are not looked up.
    """
    registries_read: NameRegistries = {}
    if _has_list(units, "units"):
        members = list(_entries(units, "units"))
        registries_read["members"] = NameRegistry(members, "units.yaml")
        registries_read["units"] = NameRegistry(
            [*members, *_entries(units, "groups")], "units.yaml"
        )
    if _has_list(leaders, "leaders"):
        registries_read["leaders"] = NameRegistry(_entries(leaders, "leaders"), "leaders.yaml")
    return registries_read


def _has_list(data: Any, key: str) -> bool:
    return isinstance(data, dict) and isinstance(data.get(key), list)


def _entries(data: Any, key: str) -> Iterable[tuple[str, list[str]]]:
    entries = data.get(key) if isinstance(data, dict) else None
    for entry in entries if isinstance(entries, list) else []:
        if isinstance(entry, dict) and isinstance(entry.get("name"), str):
            aliases = entry.get("aliases")
            others = [entry.get("short"), *(aliases if isinstance(aliases, list) else [])]
            yield (
                " ".join(entry["name"].split()),
                [other for other in others if isinstance(other, str)],
            )
