"""No word is lost: every line of the document in the plan, word for word, or listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ctr.importing.lines import Document, Line, words_of
from ctr.importing.links import Built
from ctr.problems import KeyPath
from ctr.vietnamese.matching import bare_key

_NUMBER = re.compile(r"\(?(?:[IVXLC]{1,6}|[A-HĐ]|\d{1,4}(?:\.\d{1,3})*|[a-zđ])\)?[.)]?|[-–+•…._*]+")
_FORMULA = frozenset(
    [
        "cong",
        "hoa",
        "xa",
        "hoi",
        "chu",
        "nghia",
        "viet",
        "nam",
        "doc",
        "lap",
        "tu",
        "do",
        "hanh",
        "phuc",
        "so",
        "ngay",
        "thang",
        "nam",
        "noi",
        "nhan",
        "muc",
        "dich",
        "yeu",
        "cau",
        "cac",
        "quan",
        "diem",
        "chung",
        "ctr",
    ]
)


@dataclass(frozen=True, slots=True)
class Account:
    """How many words were read, and the lines of which some are nowhere in the plan."""

    read: int
    unplaced: tuple[Line, ...]

    @property
    def lost(self) -> int:
        """Words without a place."""
        return sum(len(words_of(line.text)) for line in self.unplaced)

    @property
    def placed(self) -> int:
        """Words with one."""
        return self.read - self.lost


def account(documents: Iterable[Document], built: Built, data: Mapping[str, Any]) -> Account:
    """Compare the documents with what the written files hold, read back (`data`).

    What a link says is not believed: the words of its line must stand in the value, one after the
    other.
    """
    texts: dict[tuple[str, KeyPath], str] = {}
    placed: set[int] = set()

    def text_at(file: str, path: KeyPath) -> str:
        if (file, path) not in texts:
            texts[file, path] = f" {' '.join(_words(_at(data.get(file), path)))} "
        return texts[file, path]

    split: dict[str, str] = {}

    def words_in(line: Line) -> str:
        """Its words, a space before each."""
        if line.text not in split:
            split[line.text] = "".join([f" {word}" for word in words_of(line.text)])
        return split[line.text]

    for link in built.links:
        if not link.whole or link.line.index in placed:
            continue
        if f"{words_in(link.line)} " in text_at(link.file, link.path):
            placed.add(link.line.index)
    known = _FORMULA | _of_the_head(data)
    for line in built.form:
        if set(bare_key(line.text).split()) <= known:
            placed.add(line.index)
    read = 0
    unplaced: list[Line] = []
    for document in documents:
        for line in document.lines():
            words = words_in(line)
            read += words.count(" ")
            if words and line.index not in placed and not _NUMBER.fullmatch(line.shown.strip()):
                unplaced.append(line)
    return Account(read, tuple(unplaced))


def _of_the_head(data: Mapping[str, Any]) -> frozenset[str]:
    programme = data.get("programme.yaml") or {}
    keys = (
        "kind",
        "issuer",
        "superior",
        "number",
        "symbol",
        "place",
        "printed_place",
        "year",
        "date",
    )
    words = " ".join(str(programme.get(key, "")) for key in keys)
    extra = {str(int(part)) for part in re.findall(r"\d+", str(programme.get("date", "")))}
    short = {"ubnd"} if "ủy ban nhân dân" in words.lower() else set()
    return frozenset(bare_key(words).split()) | extra | short


def _at(data: Any, path: KeyPath) -> Any:
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _words(part)
    elif isinstance(value, list):
        for part in value:
            yield from _words(part)
    elif value is not None:
        yield from words_of(str(value))
