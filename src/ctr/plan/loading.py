"""A folder of YAML files into a plan, with everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ctr.plan import integrity
from ctr.plan.files import read_document, reason, relative
from ctr.plan.model import (
    CalendarFile,
    CalendarYear,
    LeadersFile,
    Programme,
    Section,
    UnitsFile,
)
from ctr.plan.names import registries
from ctr.plan.plan import Plan
from ctr.plan.problems import Problem
from ctr.plan.yaml_reader import Document

T = TypeVar("T")
PACKAGED_CALENDAR = Path(__file__).with_name("calendar.yaml")


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What loading gives. `plan` is None where any problem is an error.

    `sections` pairs each readable section with its document, so that rules can name places;
    it holds the sound ones even where others are not.
    """

    root: Path
    plan: Plan | None
    problems: tuple[Problem, ...]
    sections: tuple[tuple[Section, Document], ...]
    programme: tuple[Programme, Document] | None


def load(folder: Path) -> Loaded:
    """Load the plan in `folder` (the one that holds programme.yaml). Never raises for content."""
    return _Loader(folder).load()


def _packaged_calendar() -> tuple[CalendarYear, ...]:
    from ctr.plan.validation import validate

    document = read_document(PACKAGED_CALENDAR, PACKAGED_CALENDAR.parent)
    calendar = validate(CalendarFile, document, registries(None, None))
    if calendar is None:
        raise AssertionError(document.problems)
    return calendar.years


class _Loader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder.parent
        self.documents: list[Document] = []
        self.extra: list[Problem] = []

    def load(self) -> Loaded:
        units_file = self._read(self.folder / "units.yaml")
        leaders_file = self._read(self.folder / "leaders.yaml")
        programme_file = self._read(self.folder / "programme.yaml")
        section_files = [self._read(path) for path in self._section_paths()]
        self.names = registries(units_file.data, leaders_file.data)

        units = self._validate(UnitsFile, units_file)
        leaders = self._validate(LeadersFile, leaders_file)
        programme = self._validate(Programme, programme_file)
        sections = [(self._validate(Section, document), document) for document in section_files]
        calendar = self._calendar()
        integrity.check_names(units_file, leaders_file)
        integrity.check_numbers(section_files)

        good = tuple((section, doc) for section, doc in sections if section is not None)
        ordered = tuple(sorted(good, key=lambda pair: int(pair[0].id.partition(".")[0])))
        for section, document in ordered:
            integrity.check_errata(section, document)
        if programme is not None:
            integrity.check_programme_errata(programme, programme_file)
        problems = self._problems()
        plan = None
        if not problems and units and leaders and programme:
            plan = Plan(
                programme=programme,
                sections=tuple(section for section, _ in ordered),
                units=units.units,
                groups=units.groups,
                leaders=leaders.leaders,
                calendar=(*_packaged_calendar(), *calendar),
            )
        return Loaded(
            root=self.root,
            plan=plan,
            problems=problems,
            sections=ordered,
            programme=(programme, programme_file) if programme is not None else None,
        )

    def _read(self, path: Path) -> Document:
        document = read_document(path, self.root)
        self.documents.append(document)
        return document

    def _validate(self, kind: type[T], document: Document) -> T | None:
        from ctr.plan.validation import validate

        return validate(kind, document, self.names)

    def _calendar(self) -> tuple[CalendarYear, ...]:
        path = self.folder / "calendar.yaml"
        if not path.exists():
            return ()
        calendar = self._validate(CalendarFile, self._read(path))
        return calendar.years if calendar is not None else ()

    def _section_paths(self) -> Iterator[Path]:
        folder = self.folder / "sections"
        file = relative(folder, self.root)
        try:
            paths = sorted(folder.iterdir())
        except OSError as error:
            missing = isinstance(error, FileNotFoundError)
            self.extra.append(
                Problem(
                    file=file,
                    code="file-missing" if missing else "file-unreadable",
                    message=f"không đọc được thư mục: {reason(error)}",
                    hint="tạo thư mục sections/ và đặt vào đó mỗi mục một tệp .yaml",
                )
            )
            return
        found = False
        for path in paths:
            if path.name.startswith(".") or path.name.endswith("~"):
                continue
            if path.suffix == ".yaml":
                found = True
                yield path
            elif re.fullmatch(r"\.ya?ml", path.suffix, re.IGNORECASE):
                self.extra.append(
                    Problem(
                        file=relative(path, self.root),
                        code="file-name",
                        message=f"tệp đuôi {path.suffix} không được đọc",
                        hint=f"đổi tên thành {path.stem}.yaml",
                    )
                )
        if not found:
            self.extra.append(
                Problem(
                    file=file,
                    code="file-missing",
                    message="thư mục không có tệp .yaml nào",
                    hint="mỗi mục của phần II là một tệp, ví dụ 01-cai-cach.yaml",
                )
            )

    def _problems(self) -> tuple[Problem, ...]:
        found = [problem for document in self.documents for problem in document.problems]
        return tuple(sorted({*found, *self.extra}))
