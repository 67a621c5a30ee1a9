"""What is told without the names of people: a leader by the position, anyone else as `[tên người]`.

Known are the leaders, who signs, and whom the results name as having checked or corrected. They are
found in every text, however cased, without marks and in names of files: by the whole name, by its
end ("Hữu Phúc"), with words run together ("HữuPhúc"), by the given name after a word of address
("bà Nga"). Addresses of mail go, too.
Who stands in none of these places, as a citizen in the words of a report, is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ctr.mail_address import ADDRESS
from ctr.plan.model import Plan
from ctr.results.entries import VERIFIED
from ctr.vietnamese.matching import bare_key, match_key, nfc

SOMEBODY = "[tên người]"
AN_ADDRESS = "[địa chỉ thư]"
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[\s\-_.,/:'’]{1,3}")
"""What may stand between the words of a name, in names of files too."""
_WORDS = 6
"""Words that the name of a person may have."""
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
    """The words of a name, or of its end, by their bare keys; `given` where it is one word.

    Words may be written as one; `count` is how many they are.
    """

    words: tuple[str, ...]
    count: int
    given: str
    told: str


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
        self._by_first: dict[str, list[_Spelling]] = {}
        for spelling in sorted(spellings, key=lambda one: (-one.count, one.told)):
            self._by_first.setdefault(spelling.words[0], []).append(spelling)

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
        text = ADDRESS.sub(AN_ADDRESS, nfc(text))
        if self._plan.unit_names.spellings.get(text) is not None:
            return text
        parts, last = [], 0
        for start, end, told in self._found(text):
            parts += [text[last:start], told]
            last = end
        return "".join([*parts, text[last:]])

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where names stand: start, end, and what is told instead."""
        words = list(_WORD.finditer(text))
        keys = [bare_key(word[0]) for word in words]
        place = 0
        while place < len(words):
            for spelling in self._by_first.get(keys[place], ()):
                last = place + len(spelling.words)
                if tuple(keys[place:last]) == spelling.words and _stands(
                    text, words[max(place - 1, 0) : last], keys, place, spelling
                ):
                    yield words[place].start(), words[last - 1].end(), spelling.told
                    place = last
                    break
            else:
                place += 1


def _who(record: dict[str, Any]) -> tuple[str, ...]:
    """The keys of a record whose whole value is who did something."""
    if "what" not in record or "reason" not in record:
        return ("verified_by",)
    return ("by", "old", "new") if record["what"] == VERIFIED else ("by",)


def _stands(
    text: str, words: list[re.Match[str]], keys: list[str], place: int, spelling: _Spelling
) -> bool:
    """Whether words of these keys are the name. `words` has the word before them, if there is one.

    Three words are, however they are written, even as one; two with capitals; one as an address has
    it.
    """
    named = words[-len(spelling.words) :]
    gaps = (text[one.end() : other.start()] for one, other in pairwise(named))
    if not all(_BETWEEN.fullmatch(gap) for gap in gaps):
        return False
    if spelling.count > 2:
        return True
    if sum(char.isupper() for word in named for char in word[0]) < spelling.count:
        return False
    if not all(word[0][0].isupper() for word in named):
        return False
    if spelling.count == 2:
        return True
    if not place or keys[place - 1] not in _ADDRESSED:
        return False
    before = words[0]
    near = _BETWEEN.fullmatch(text[before.end() : named[0].start()]) is not None
    return near and match_key(named[0][0]) == spelling.given


def _ends(name: str, told: str) -> Iterator[_Spelling]:
    """A name and its ends, down to the given name."""
    words = name.split()
    for place in range(len(words)):
        end = _WORD.findall(nfc(" ".join(words[place:])))
        if end:
            given = match_key(end[-1])
            for keys in _joined([bare_key(word) for word in end]):
                yield _Spelling(words=keys, count=len(end), given=given, told=told)


def _joined(words: list[str]) -> Iterator[tuple[str, ...]]:
    """The words, and each way to write some of them as one; of a person's name, not of a text."""
    first, *others = words
    if not others or len(words) > _WORDS:
        yield tuple(words)
        return
    for rest in _joined(others):
        yield (first, *rest)
        yield (first + rest[0], *rest[1:])


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
    return 1 < len(words) <= _WORDS and all(word[0].isupper() and word.isalpha() for word in words)
