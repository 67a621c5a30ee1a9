"""What is told without the names of people: a leader by the position, anyone else as `[tên người]`.

Known are the leaders, who signs, and whom the results name as having checked or corrected. They are
found in every text, however cased, without marks, in names of files, joined ("HữuPhúc"), with signs
between that nobody sees, and as addresses of the web write them: by the whole name, by its end
("Hữu Phúc"), by the given name after a word of address ("bà Nga"). Addresses of mail go, too.
Who stands in none of these places, as a citizen in the words of a report, is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from ctr.plan.model import Plan
from ctr.results.entries import VERIFIED
from ctr.vietnamese.matching import bare_key, match_key, nfc, without_format

SOMEBODY = "[tên người]"
AN_ADDRESS = "[địa chỉ thư]"
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[\s\-_.,/:'’+]{0,3}")
"""What may stand between the words of a name, in names of files too."""
_MAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@\w[\w-]*(?:\.[\w-]+)+")
"""An address, also of letters that none may have: whose it is could be read from it."""
_UNSEEN = re.compile(r"[\u034f\ufe00-\ufe0f]")
_PERCENT = re.compile("%[0-9A-Fa-f]{2}")
_DECODED = 3
"""How often what is written with % is read."""
_KNOWN_FILES = frozenset(("programme", "units", "leaders", "calendar", "amendments", "summary"))
_ADDRESSED = frozenset(
    (
        "ong",
        "ba",
        "anh",
        "chi",
        "em",
        "co",
        "chu",
        "bac",
        "thay",
        "c",
        "dc",
        "tich",
        "thu",
        "truong",
    )
)
"""The last word before a given name: `Ông`, `đồng chí`, `đ/c`, `Chủ tịch`, `Bí thư`, `Trưởng`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spelling:
    """The words of a name, or of its end, by their bare keys; `given` where it is one word."""

    words: tuple[str, ...]
    given: str
    told: str

    def count(self, keys: Sequence[str], place: int) -> int:
        """Of how many words from a place on these are the letters; 0 where they are not. Only a
        name of three words may be joined or parted otherwise."""
        if len(self.words) < 3:
            last = place + len(self.words)
            return len(self.words) if tuple(keys[place:last]) == self.words else 0
        wanted, read = "".join(self.words), ""
        for number, key in enumerate(keys[place:], start=1):
            read += key
            if read == wanted:
                return number
            if not wanted.startswith(read):
                return 0
        return 0


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a text, and where it stands."""

    text: str
    start: int
    end: int


class WithheldNames:
    """The names of the people of a plan, and what stands in their place."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._labels = dict(_labels(plan))
        self._typed = {match_key(label): name for name, label in self._labels.items()}
        known = {**dict.fromkeys(_others(plan), SOMEBODY), **self._labels}
        spellings = {spelling for name, told in known.items() for spelling in _ends(name, told)}
        for leader in plan.loaded.leaders:
            for alias in leader.aliases if leader.name in self._labels else ():
                if _is_person(alias):
                    spellings.update(_ends(alias, self._labels[leader.name]))
        self._by_letter: dict[str, list[_Spelling]] = {}
        for spelling in sorted(spellings, key=lambda one: (-len(one.words), one.told)):
            self._by_letter.setdefault(spelling.words[0][:1], []).append(spelling)

    def meant(self, typed: str) -> str:
        """The leader of a label given here; what else is typed stays."""
        return self._typed.get(match_key(typed), typed)

    def without(self, value: Any) -> Any:
        """Plain data, or a text, without names."""
        if isinstance(value, str):
            return self._text(value)
        if isinstance(value, list):
            return [self.without(one) for one in value]
        if isinstance(value, dict):
            who = _who(value)
            return {
                key: self._somebody(one)
                if key in who and isinstance(one, str)
                else self.without(one)
                for key, one in value.items()
            }
        return value

    def _somebody(self, text: str) -> str:
        """Who did something: a unit may be named, a leader by the position."""
        if self._plan.unit_names.find(text) is not None:
            return text
        return self._labels.get(text, SOMEBODY)

    def _text(self, text: str) -> str:
        text = nfc(text)
        if self._plan.unit_names.spellings.get(text) is not None:
            return text
        told = read = self._seen(text)
        for _ in range(_DECODED):
            if _PERCENT.search(read) is None:
                break
            decoded = nfc(unquote(read))
            read = self._seen(decoded)
            told = read if read != decoded else told
        return told

    def _seen(self, text: str) -> str:
        """Masked as it is read, without what nobody sees; as it is, where nothing is to be masked.

        Such a sign may stand within a word, or part two.
        """
        for instead in ("", " "):
            seen = nfc(_UNSEEN.sub(instead, without_format(text, instead)))
            masked = self._masked(seen)
            if masked != seen or seen == text:
                return masked
        return text

    def _masked(self, text: str) -> str:
        text = _MAIL.sub(AN_ADDRESS, text)
        parts, last = [], 0
        for start, end, told in self._found(text):
            parts += [text[last:start], told]
            last = end
        return "".join([*parts, text[last:]])

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where names stand: start, end, and what is told instead."""
        words = [part for word in _WORD.finditer(text) for part in _parts(word)]
        keys = [bare_key(word.text) for word in words]
        place = 0
        while place < len(words):
            for spelling in self._by_letter.get(keys[place][:1], ()):
                count = spelling.count(keys, place)
                if count and _stands(text, words, keys, place, count, spelling):
                    yield words[place].start, words[place + count - 1].end, spelling.told
                    place += count
                    break
            else:
                place += 1


def _who(record: dict[str, Any]) -> tuple[str, ...]:
    """The keys of a record whose whole value is who did something."""
    if "what" not in record or "reason" not in record:
        return ("verified_by",)
    return ("by", "old", "new") if record["what"] == VERIFIED else ("by",)


def _stands(
    text: str, words: list[_Word], keys: list[str], place: int, count: int, spelling: _Spelling
) -> bool:
    """Whether `count` words from `place` on, which have its letters, are the name.

    A name of three words is, however it is written; of two with capitals; of one as an address has
    it.
    """
    named = words[place : place + count]
    gaps = (text[one.end : other.start] for one, other in pairwise(named))
    if not all(_BETWEEN.fullmatch(gap) for gap in gaps):
        return False
    if len(spelling.words) > 2:
        return True
    if not all(word.text[0].isupper() for word in named):
        return False
    if len(spelling.words) == 2:
        return True
    if not place or keys[place - 1] not in _ADDRESSED:
        return False
    near = _BETWEEN.fullmatch(text[words[place - 1].end : named[0].start]) is not None
    return near and match_key(named[0].text) == spelling.given


def _parts(word: re.Match[str]) -> Iterator[_Word]:
    """A run of letters, parted where a capital follows a small letter: `HữuPhúc`."""
    text, start, first = word[0], word.start(), 0
    for place in range(1, len(text) + 1):
        if place == len(text) or (text[place - 1].islower() and text[place].isupper()):
            yield _Word(text[first:place], start + first, start + place)
            first = place


def nameless(file: str) -> str:
    """A file of a plan without what its author called it: the known ones, a section by its number,
    of any other the folder."""
    path = PurePosixPath(file)
    if path.stem in _KNOWN_FILES:
        return file
    number = re.match("[0-9]+", path.name) if path.parent.name == "sections" else None
    known = [part for part in path.parts[:-1] if _FOLDER.fullmatch(part)]
    return "/".join([*known, *([number[0]] if number is not None else [])]) or "tệp khác"


_FOLDER = re.compile(r"sections|results|[0-9]{4}")


def _ends(name: str, told: str) -> Iterator[_Spelling]:
    """A name and its ends, down to the given name."""
    words = name.split()
    for place in range(len(words)):
        end = _WORD.findall(nfc(" ".join(words[place:])))
        if end:
            keys = tuple(bare_key(word) for word in end)
            yield _Spelling(words=keys, given=match_key(end[-1]), told=told)


def _labels(plan: Plan) -> Iterator[tuple[str, str]]:
    """Each leader who is a person, and what is told instead: the position, numbered if shared."""
    people = [one for one in plan.loaded.leaders if one.position or _is_person(one.name)]
    positions = [leader.position or "Lãnh đạo" for leader in people]
    for place, (leader, position) in enumerate(zip(people, positions, strict=True)):
        number = positions[: place + 1].count(position)
        shared = positions.count(position) > 1 or leader.position is None
        yield leader.name, f"{position} ({number})" if shared else position


def _others(plan: Plan) -> Iterator[str]:
    """Everybody else that the plan names where it names people."""
    loaded = plan.loaded
    signers = [loaded.programme.signer, *(unit.signer for unit in loaded.units)]
    yield from (signer.name for signer in signers if signer is not None)
    names = []
    for results in loaded.results:
        names += [one.by for one in results.corrections]
        names += [results.verified.by] if results.verified is not None else []
        for task in results.tasks:
            names += [one.by for one in task.corrections]
            names += [task.verified.by] if task.verified is not None else []
    for summary in loaded.summaries:
        names += [one.by for one in summary.corrections]
    for name in names:
        if _is_person(name) and plan.unit_names.find(name) is None:
            yield name


def _is_person(name: str) -> bool:
    """Whether a name is written as a person's: some words, each of letters with a capital first."""
    words = re.sub("['’.-]", "", name).split()
    return 1 < len(words) < 7 and all(word[0].isupper() and word.isalpha() for word in words)
