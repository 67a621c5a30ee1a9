"""Units, groups and leaders of a plan from the names that its assignments use, each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from ctr.importing.body_names import initials, is_abbreviation, is_partner, key_of
from ctr.importing.leaders import Person
from ctr.vietnamese.matching import bare_key, core_key, match_key


@dataclass(slots=True)
class _Entry:
    spellings: Counter[str] = field(default_factory=Counter)
    open: bool = False
    known: dict[str, Any] | None = None


class Units:
    """Names as they come; `name` gives the one name of a body, whatever its spelling."""

    def __init__(self, place: str, known: Iterable[dict[str, Any]] = ()) -> None:
        self.place = place
        self.entries: dict[str, _Entry] = {}
        self._keys: dict[str, str] = {}
        self.given = list(known)
        for entry in self.given:
            key = self._key(entry["name"])
            self.entries[key] = _Entry(
                Counter({entry["name"]: 1_000_000}), bool(entry.get("open")), entry
            )
            for other in [entry.get("short"), *entry.get("aliases", ())]:
                if other:
                    self._keys[self._key(str(other))] = key

    def _key(self, name: str) -> str:
        return key_of(name, self.place)

    def add(self, name: str, *, open: bool) -> str:
        """The key under which the body is known."""
        key = self._find(name, open)
        entry = self.entries.setdefault(key, _Entry(open=open))
        entry.spellings[name] += 1
        return key

    def _find(self, name: str, open: bool) -> str:
        key = self._key(name)
        if key in self.entries:
            return key
        if key in self._keys:
            return self._keys[key]
        if open:
            return key
        short = _letters(name)
        for known, entry in self.entries.items():
            first = next(iter(entry.spellings))
            if entry.open:
                continue
            if short and initials(first) == short:
                self._keys[key] = known
                return known
            letters = _letters(first)
            if letters and initials(name) == letters:
                self._keys[key] = known
                return known
        return key

    def name(self, key: str) -> str:
        """The spelling that stands for the body: the fullest of those used most."""
        spellings = self.entries[key].spellings
        known = self.entries[key].known
        if known is not None:
            return str(known["name"])
        full = [name for name in spellings if not _letters(name)] or list(spellings)
        return max(full, key=lambda name: (spellings[name], len(name)))

    def yaml(self) -> dict[str, Any]:
        """units.yaml."""
        units: list[dict[str, Any]] = []
        groups: list[dict[str, Any]] = []
        spoken: set[str] = set()
        spoken |= {match_key(self.name(key)) for key in self.entries}
        for key, entry in self.entries.items():
            name = self.name(key)
            if entry.known is not None:
                item = dict(entry.known)
                aliases = list(item.get("aliases", ()))
            else:
                item = {"name": name}
                aliases = []
            for other in entry.spellings:
                shown = match_key(other)
                known = {match_key(alias) for alias in [name, item.get("short") or "", *aliases]}
                if shown in known or shown in spoken:
                    continue
                if core_key(other, self.place) == core_key(name, self.place):
                    continue
                aliases.append(other)
                spoken.add(shown)
            if aliases:
                item["aliases"] = aliases
            if entry.open and entry.known is None:
                item["open"] = True
                groups.append(item)
            elif "members" in item or item.get("open"):
                groups.append(item)
            else:
                if entry.known is None and is_partner(name):
                    item["partner"] = True
                units.append(item)
        result: dict[str, Any] = {"units": units}
        if groups:
            result["groups"] = groups
        return result


@lru_cache(maxsize=4_096)
def _letters(name: str) -> str:
    """The letters of an abbreviated name: `khthdt` of "Phòng KTHT&ĐT"; empty where it is none."""
    words = list(name.replace("&", "").replace("-", "").replace(",", " ").split())
    rest = [
        word
        for word in words
        if bare_key(word) not in ("phong", "ban", "so", "phuong", "xa", "van", "trung", "tam")
    ]
    if len(rest) == 1 and is_abbreviation(rest[0]) and len(rest[0]) >= 3:
        return bare_key(rest[0]).replace(" ", "")
    return ""


class Leaders:
    """People and bodies that direct tasks."""

    def __init__(self, known: Iterable[dict[str, Any]] = ()) -> None:
        self.people: dict[str, dict[str, Any]] = {}
        for entry in known:
            self.people[match_key(entry["name"])] = dict(entry)
        self._titles: Counter[tuple[str, str]] = Counter()

    def add(self, person: Person) -> str:
        """The name under which the person is known."""
        key = match_key(person.name)
        for known, entry in self.people.items():
            titles = [entry.get("position") or "", *entry.get("aliases", ())]
            if key in {match_key(title) for title in titles if title}:
                return str(self.people[known]["name"])
        entry = self.people.setdefault(key, {"name": person.name})
        if person.position and "position" not in entry:
            entry["position"] = person.position
        elif person.position:
            full = str(entry["position"])
            if match_key(person.position) != match_key(full) and len(person.position) > len(full):
                entry["position"] = person.position
        return str(entry["name"])

    def yaml(self) -> dict[str, Any]:
        """leaders.yaml."""
        return {"leaders": list(self.people.values())}
