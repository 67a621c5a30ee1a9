"""Faults that no single value shows: doubles, numbers out of place, errata for other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ctr.plan.model import Erratum, Programme, Section
from ctr.plan.yaml_reader import Document
from ctr.vietnamese.matching import match_key


def check_names(units_file: Document, leaders_file: Document) -> None:
    """No spelling may stand for two units or groups, nor for two leaders."""
    _check_doubles(
        units_file, [*_spellings(units_file, "units"), *_spellings(units_file, "groups")]
    )
    _check_doubles(leaders_file, _spellings(leaders_file, "leaders"))


def check_numbers(documents: Iterable[Document]) -> None:
    """Section and task numbers and target ids stand once, tasks in the section they belong to.

    Works on the raw data, so that a fault elsewhere in the file hides none of these.
    """
    sections: dict[str, str] = {}
    tasks: dict[str, str] = {}
    targets: dict[str, str] = {}
    for document in documents:
        section = _get(document.data, "id")
        _once(sections, section, document, ("id",), "mục")
        for index, task in _items(document.data, "tasks"):
            path = ("tasks", index, "id")
            number = _get(task, "id")
            _once(tasks, number, document, path, "nhiệm vụ")
            if number and section and number.partition(".")[0] != section:
                document.problems.append(
                    document.problem(
                        path,
                        "id-outside-section",
                        f"nhiệm vụ {number} nằm trong tệp của mục {section}",
                        f'sửa số thành "{section}.…" hoặc chuyển sang tệp của mục đó',
                    )
                )
            for position, target in _items(task, "targets"):
                place = ("tasks", index, "targets", position, "id")
                _once(targets, _get(target, "id"), document, place, "chỉ tiêu")


def check_errata(section: Section, document: Document) -> None:
    """What an erratum corrects must stand in its task, the number before the text included."""
    for index, task in enumerate(section.tasks):
        notes = [note.text for note in task.footnotes]
        text = f"{task.printed_number or task.id} {task.text}"
        words = "\n".join([text, task.printed_assignment or "", *notes])
        _check_printed(task.errata, words, document, ("tasks", index))


def check_programme_errata(programme: Programme, document: Document) -> None:
    """What an erratum corrects must stand somewhere in the document."""
    words = [
        programme.printed_place or programme.place,
        programme.title,
        programme.opening,
        programme.purpose,
        programme.requirements,
        *(f"{block.title}\n{block.text}" for block in programme.implementation),
        programme.closing,
        *programme.recipients,
        programme.signer.authority,
        programme.signer.position,
        programme.signer.name,
    ]
    _check_printed(programme.errata, "\n".join(words), document, ())


def _check_printed(
    errata: tuple[Erratum, ...], words: str, document: Document, path: tuple[str | int, ...]
) -> None:
    for index, erratum in enumerate(errata):
        if erratum.printed not in words:
            document.problems.append(
                document.problem(
                    (*path, "errata", index, "printed"),
                    "erratum-not-found",
                    f"không có chữ “{erratum.printed}” trong văn bản",
                    "chép lại đúng chữ đã in",
                )
            )


def _once(
    seen: dict[str, str],
    value: str | None,
    document: Document,
    path: tuple[str | int, ...],
    what: str,
) -> None:
    if value is None:
        return
    line, _ = document.position(path)
    if value in seen:
        document.problems.append(
            document.problem(path, "duplicate-id", f"{what} “{value}” đã có ở {seen[value]}")
        )
    else:
        seen[value] = f"{document.file}:{line}"


def _spellings(document: Document, key: str) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for index, entry in _items(document.data, key):
        for name in ("name", "short"):
            if (spelling := _get(entry, name)) is not None:
                yield spelling, (key, index, name)
        for position, alias in _items(entry, "aliases"):
            if isinstance(alias, str):
                yield alias, (key, index, "aliases", position)


def _check_doubles(
    document: Document, spellings: Iterable[tuple[str, tuple[str | int, ...]]]
) -> None:
    seen: dict[str, tuple[str | int, ...]] = {}
    for spelling, path in spellings:
        key = match_key(spelling)
        if key in seen:
            line, _ = document.position(seen[key])
            document.problems.append(
                document.problem(
                    path,
                    "duplicate-name",
                    f"“{spelling}” đã dùng ở dòng {line}",
                    "mỗi cách gọi chỉ dùng cho một tên, và không phải kê lại",
                )
            )
        else:
            seen[key] = path


def _items(data: Any, key: str) -> list[tuple[int, Any]]:
    value = data.get(key) if isinstance(data, dict) else None
    return list(enumerate(value)) if isinstance(value, list) else []


def _get(data: Any, key: str) -> str | None:
    value = data.get(key) if isinstance(data, dict) else None
    return " ".join(value.split()) if isinstance(value, str) else None
