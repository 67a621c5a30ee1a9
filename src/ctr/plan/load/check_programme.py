"""Faults that no single value shows: doubles, numbers out of place, errata for other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ctr.plan.load.raw import items, text_of
from ctr.plan.model.fields import SECTION_NUMBER, TASK_NUMBER
from ctr.plan.model.names import LONGEST_NAME, TOO_LONG
from ctr.problems import KeyPath, short
from ctr.vietnamese.matching import match_key
from ctr.yamlfile.reader import Document

_MOST_COMPARED = 100_000_000
"""Characters looked through for what errata correct."""

Place = tuple[Document, KeyPath]
"""A file, and where something stands in it."""


def check_names(units_file: Document, leaders_file: Document) -> None:
    """No spelling may stand for two units or groups, nor for two leaders."""
    _check_doubles(
        units_file, [*_spellings(units_file, "units"), *_spellings(units_file, "groups")]
    )
    _check_doubles(leaders_file, _spellings(leaders_file, "leaders"))


def check_numbers(documents: Iterable[Document]) -> set[str] | None:
    """Section and task numbers and target ids stand once, tasks in the section they belong to.

    Returns all task numbers, None where a file cannot be read. Works on the raw data, so that a
    fault elsewhere in the file hides none of these.
    """
    sections: dict[str, Place] = {}
    tasks: dict[str, Place] = {}
    targets: dict[str, Place] = {}
    documents = list(documents)
    _check_run(documents)
    numbers = [_numbers(document) for document in documents]
    for document, (section, numbered, _) in zip(documents, numbers, strict=True):
        _once(sections, section, document, ("id",), "mục")
        for index, (number, ids) in enumerate(numbered):
            path = ("tasks", index, "id")
            _once(tasks, number, document, path, "nhiệm vụ")
            if (
                (number or "").partition(".")[0] != section
                and re.fullmatch(SECTION_NUMBER, section or "")
                and re.fullmatch(TASK_NUMBER, number or "")
            ):
                document.note(
                    path,
                    "id-outside-section",
                    f"nhiệm vụ {number} nằm trong tệp của mục {section}",
                    f'sửa số thành "{section}.…" hoặc chuyển sang tệp của mục đó',
                )
            for position, target in enumerate(ids):
                place = ("tasks", index, "targets", position, "id")
                _once(targets, target, document, place, "chỉ tiêu")
    return set(tasks) if numbers and all(readable for *_, readable in numbers) else None


_Numbers = tuple[str | None, list[tuple[str | None, list[str | None]]], bool]


def _numbers(document: Document) -> _Numbers:
    """The number of a section, those of its tasks, each with the ids of its targets, and whether
    the file can be read; of a text that is remembered they are taken but once.
    """
    known: _Numbers | None = document.made.get(_numbers)
    if known is None:
        data = document.data
        tasks = [
            (text_of(task, "id"), [text_of(target, "id") for _, target in items(task, "targets")])
            for _, task in items(data, "tasks")
        ]
        known = document.made[_numbers] = (text_of(data, "id"), tasks, isinstance(data, dict))
    return known


def _check_run(documents: list[Document]) -> None:
    """Sections run from 1 on: a file that has been lost does not go unnoticed."""
    numbers: dict[int, Document] = {}
    for document in documents:
        number = _numbers(document)[0] or ""
        if re.fullmatch(SECTION_NUMBER, number):
            numbers[int(number)] = document
    if len(numbers) < len(documents):
        return  # one that cannot be read may be the one that lacks
    before = 0
    for after in sorted(numbers):
        for lost in range(before + 1, after):
            numbers[after].note(
                ("id",),
                "missing-section",
                f"thiếu mục {lost} trước mục {after}",
                "đặt lại tệp của mục đó vào sections/",
            )
        before = after


def check_calendar(document: Document) -> None:
    """Each year stands once."""
    seen: set[object] = set()
    for index, entry in items(document.data, "years"):
        year = entry.get("year") if isinstance(entry, dict) else None
        if isinstance(year, int) and year in seen:
            path = ("years", index, "year")
            document.note(path, "duplicate-id", f"năm {year} ghi hai lần", "gộp vào một chỗ")
        elif isinstance(year, int):
            seen.add(year)


def check_errata(document: Document) -> None:
    """What an erratum corrects must stand in its task, the number before the text included."""
    if document.made.get(check_errata):  # another file of the same text has been found sound
        return
    found = [
        _are_printed(task, _words(task), document, ("tasks", index))
        for index, task in items(document.data, "tasks")
        if items(task, "errata") and text_of(task, "text") is not None  # else it is told
    ]
    document.made[check_errata] = all(found)


def _words(task: Any) -> Iterator[str]:
    """All that is printed of a task."""
    number = text_of(task, "printed_number") or text_of(task, "id") or ""
    yield f"{number} {text_of(task, 'text')}"
    yield text_of(task, "printed_assignment") or ""
    for _, note in items(task, "footnotes"):
        yield text_of(note, "text") or ""


def check_programme(document: Document) -> None:
    """Ids of duties stand once; what an erratum corrects must stand somewhere in the document."""
    seen: dict[str, Place] = {}
    for index, duty in items(document.data, "duties"):
        _once(seen, text_of(duty, "id"), document, ("duties", index, "id"), "chế độ báo cáo")
    if items(document.data, "errata"):
        _are_printed(document.data, _strings(document.data), document, ())


def _are_printed(data: Any, words: Iterable[str], document: Document, path: KeyPath) -> bool:
    """Whether all that the errata of `data` correct stands in these words; else it is noted."""
    text = "\n".join(words)
    errata, found = items(data, "errata"), True
    for index, erratum in errata:
        if index * len(text) > _MOST_COMPARED:
            path = (*path, "errata", index)
            message = f"còn {len(errata) - index} đính chính chưa kiểm tra vì quá nhiều"
            document.note(path, "file-too-large", message, "kiểm tra xem có đặt nhầm tệp không")
            return False
        printed = text_of(erratum, "printed")
        if printed is not None and printed not in text:
            found = False
            document.note(
                (*path, "errata", index, "printed"),
                "erratum-not-found",
                f"không có chữ “{short(printed)}” trong văn bản",
                "chép lại đúng chữ đã in",
            )
    return found


def _strings(data: Any) -> Iterator[str]:
    """Every text in raw data but the errata, spaces folded."""
    if isinstance(data, str):
        yield " ".join(data.split())
    elif isinstance(data, list):
        for part in data:
            yield from _strings(part)
    elif isinstance(data, dict):
        for key, part in data.items():
            if key != "errata":
                yield from _strings(part)


def _once(
    seen: dict[str, Place],
    value: str | None,
    document: Document,
    path: KeyPath,
    what: str,
) -> None:
    if value is None:
        return
    here = (document, path)
    there = seen.setdefault(value, here)
    if there is not here:
        other, place = there
        line, _ = other.position(place)
        message = f"{what} “{short(value)}” đã có ở {other.file}:{line}"
        document.note(path, "duplicate-id", message)


def _spellings(document: Document, key: str) -> Iterator[tuple[str, KeyPath]]:
    for index, entry in items(document.data, key):
        for name in ("name", "short"):
            if (spelling := text_of(entry, name)) is not None:
                yield spelling, (key, index, name)
        for position, alias in items(entry, "aliases"):
            if isinstance(alias, str):
                yield alias, (key, index, "aliases", position)


def _check_doubles(document: Document, spellings: Iterable[tuple[str, KeyPath]]) -> None:
    seen: dict[str, KeyPath] = {}
    for spelling, path in spellings:
        if len(spelling) > LONGEST_NAME:
            document.note(path, "wrong-value", *TOO_LONG)
            continue
        key = match_key(spelling)
        if key in seen:
            line, _ = document.position(seen[key])
            document.note(
                path,
                "duplicate-name",
                f"“{short(spelling)}” đã dùng ở dòng {line}",
                "mỗi cách gọi chỉ dùng cho một tên, không phải ghi lại",
            )
        else:
            seen[key] = path
