"""What a file of a plan is by its path, the order of its keys, and what is wrong with it alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any, cast

from ctr.atomic import ATTACHED
from ctr.merging.three_way import Steps
from ctr.plan.load import check_programme
from ctr.plan.load.check_results import ResultsCheck
from ctr.plan.load.files import parse_document
from ctr.plan.load.loader import AMENDMENTS, CALENDAR
from ctr.plan.load.read_results import SUMMARY
from ctr.plan.load.validate import keys_at, validate
from ctr.plan.model import (
    CalendarFile,
    LeadersFile,
    Programme,
    Section,
    Summary,
    UnitResults,
    UnitsFile,
)
from ctr.plan.model.amendments import AmendmentsFile
from ctr.problems import Problem
from ctr.yamlfile.reader import Document

Kind = type[Any]
_NAMED: dict[str, Kind] = {
    "programme.yaml": Programme,
    "units.yaml": UnitsFile,
    "leaders.yaml": LeadersFile,
    AMENDMENTS: AmendmentsFile,
    CALENDAR: CalendarFile,
}


def kind_of(path: str) -> Kind | None:
    """What the file at `path`, relative to anything above the plan, holds; None for any other."""
    file = PurePosixPath(path)
    if file.suffix != ".yaml" or file.parent.name in ATTACHED:
        return None
    if file.parent.name == "sections":
        return Section
    if file.parent.parent.name == "results" and re.fullmatch("[0-9]{4}", file.parent.name):
        return Summary if file.name == SUMMARY else UnitResults
    return _NAMED.get(file.name)


def order_of(kind: Kind, path: Steps) -> Sequence[str]:
    """The keys of the mapping at a place, as a file has them."""
    try:
        return keys_at(
            cast(Any, kind), tuple(step if isinstance(step, str) else step[0] for step in path)
        )
    except TypeError:  # below what the model has no class for
        return ()


def faults(kind: Kind, path: str, content: bytes) -> tuple[Problem, ...]:
    """What is wrong with a file, as far as it can be told without the others."""
    document = parse_document(content, path)
    validate(kind, document, {})
    if isinstance(document.data, dict):
        _check(kind, document)
    found = document.notes.every(path)
    return tuple(one for one in found if one.code != "missing-section")  # it stands elsewhere


def only_in(
    content: bytes, sides: Iterable[bytes], faults_of: Callable[[bytes], Iterable[Problem]]
) -> tuple[Problem, ...]:
    """What is wrong with the merged content and with neither side."""
    found = tuple(faults_of(content))
    known = {(one.code, one.message) for side in sides if found for one in faults_of(side)}
    return tuple(one for one in found if (one.code, one.message) not in known)


def _check(kind: Kind, document: Document) -> None:
    if kind is Section:
        check_programme.check_numbers([document])
        check_programme.check_errata(document)
    elif kind is UnitsFile:
        check_programme.check_names(document, Document(document.file))
    elif kind is LeadersFile:
        check_programme.check_names(Document(document.file), document)
    elif kind is CalendarFile:
        check_programme.check_calendar(document)
    elif kind is Programme:
        check_programme.check_programme(document)
    elif kind in (UnitResults, Summary):
        year = int(PurePosixPath(document.file).parent.name)
        check = ResultsCheck({}, None, {}, None, set(), {})
        if kind is Summary:
            check.summary(document, year, None)
        else:
            check.unit_file(document, year)
