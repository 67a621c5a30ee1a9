"""Evidence at fault: every planted fault is told at its place, and nothing besides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from tests.checks.evidence_plans import (
    YEARS,
    Entry,
    EvidencePlan,
    Told,
    day_text,
    sound_plan,
)
from tests.conftest import Ctr
from tests.evidence.letters import letter

AS_OF = "2027-12-31"


def told(ctr: Ctr, plan: Path) -> list[Told]:
    """What `ctr check` says of evidence, and whatever it calls an error."""
    ran = ctr("check", "--format", "json", "--as-of", AS_OF, "--plan", plan)
    return sorted(
        (one["file"], one["line"], one["code"])
        for one in ran.data
        if one["severity"] == "error" or one["code"].startswith("evidence")
    )


def _take(random: Random, entries: list[Entry], *, kind: int) -> Entry:
    """A sound entry of a kind, that no other fault touches."""
    entry = random.choice([entry for entry in entries if entry.kind == kind])
    entries.remove(entry)
    return entry


def at_text(entry: Entry, code: str) -> Callable[[], Told]:
    return lambda: (entry.file, entry.evidence_line, code)


def at_file(entry: Entry, code: str) -> Callable[[], Told]:
    return lambda: (entry.file, entry.file_lines[0], code)


def _symbol(entry: Entry, kind: str = "QĐ") -> str:
    return f"{entry.number}/{kind}-P{entry.unit + 1}"


def missing(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    entry = _take(random, entries, kind=random.choice([0, 1, 4]))
    plan.path(entry.year, entry.files[0][0]).unlink()
    return at_file(entry, "evidence-missing")


def linked(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    entry = _take(random, entries, kind=1)
    path = plan.path(entry.year, entry.files[0][0])
    path.rename(plan.folder / path.name)
    path.symlink_to(plan.folder / path.name)
    return at_file(entry, "evidence-missing")


def altered(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    entry = _take(random, entries, kind=random.choice([0, 1, 4]))
    path = plan.path(entry.year, entry.files[0][0])
    path.write_bytes(path.read_bytes() + b" ")
    return at_file(entry, "evidence-altered")


def unused(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    year = random.choice(YEARS)
    name, _ = plan.keep(year, "thua.pdf", random.randbytes(8))
    return lambda: (f"plan/results/{year}/evidence/{name}", 1, "evidence-unused")


def malformed(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    entry = _take(random, entries, kind=random.choice([1, 2]))
    wrong = random.choice(["//QĐ-P", "QĐ-P/", "/QĐ-"])
    number = f"{wrong}{entry.number}" if wrong.startswith("QĐ") else f"{entry.number}{wrong}"
    number = number if wrong != "/QĐ-" else f"{entry.number}/-P"
    entry.evidence = f"Quyết định số {number} ngày {day_text(entry.on)}"
    return at_text(entry, "evidence-number")


def misnamed(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    entry = _take(random, entries, kind=2)
    entry.evidence = f"Quyết định số {_symbol(entry, 'KH')} ngày {day_text(entry.on)}"
    return at_text(entry, "evidence-number")


def no_such_day(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    entry = _take(random, entries, kind=random.choice([1, 2, 3]))
    day = random.choice(["31/4", "30/02", "31/6", "15/13"])
    entry.evidence = f"Quyết định số {_symbol(entry)} ngày {day}/{entry.year}"
    return at_text(entry, "evidence-day")


def of_tomorrow(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    entry = _take(random, entries, kind=3)
    entry.evidence = f"Báo cáo số {_symbol(entry, 'BC')} ngày 5/1/2028"
    return at_text(entry, "evidence-day")


def after(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    entry = _take(random, entries, kind=random.choice([1, 2]))
    later = entry.on + timedelta(days=random.randrange(1, 40))
    entry.evidence = f"Quyết định số {_symbol(entry)} ngày {day_text(later)}"
    return at_text(entry, "evidence-after")


def file_after(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    entry = _take(random, entries, kind=4)
    plan.path(entry.year, entry.files[0][0]).unlink()
    later = entry.on + timedelta(days=random.randrange(1, 20))
    content = letter(_symbol(entry), later, body=f"{entry.number} {entry.year}")
    entry.files = [plan.keep(entry.year, "muon.docx", content)]
    return at_file(entry, "evidence-after")


def before(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    entry = _take(random, entries, kind=random.choice([1, 2]))
    entry.evidence = f"Quyết định số {_symbol(entry)} ngày 10/10/{random.randrange(2015, 2026)}"
    return at_text(entry, "evidence-before")


def other_year(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    of_2027 = [entry for entry in entries if entry.year == 2027]
    entry = _take(random, of_2027, kind=2)
    entries.remove(entry)
    entry.evidence = f"Quyết định số 7{_symbol(entry)} ngày 10/10/2026"
    return at_text(entry, "evidence-year")


def other_number(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    entry = _take(random, entries, kind=0)
    assert entry.evidence is not None
    entry.evidence = entry.evidence.replace(f"số {entry.number}/", f"số 7{entry.number:03d}/")
    return at_text(entry, "evidence-differs")


def other_day(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    entry = _take(random, entries, kind=0)
    earlier = date(entry.year, 1, random.randrange(1, 10))
    entry.evidence = f"Quyết định số {_symbol(entry)} ngày {day_text(earlier)}"
    return at_text(entry, "evidence-differs")


def _two_units(random: Random, entries: list[Entry], kind: int) -> tuple[Entry, Entry]:
    """Two entries of two units in one year; a fault between them is told at the second."""
    while True:
        one, two = (_take(random, entries, kind=kind) for _ in range(2))
        if one.year == two.year and one.unit != two.unit:
            return (one, two) if one.unit < two.unit else (two, one)
        entries += [one, two]


def text_for_two(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    one, two = _two_units(random, entries, kind=2)
    one.evidence = two.evidence = f"Quyết định số 8{_symbol(one)} ngày 10/01/{one.year}"
    return at_text(two, "evidence-shared")


def file_for_two(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    one, two = _two_units(random, entries, kind=2)
    content = random.randbytes(8)
    one.files = two.files = [plan.keep(one.year, "chung.pdf", content)]
    return at_file(two, "evidence-shared")


def two_days(plan: EvidencePlan, random: Random, entries: list[Entry]) -> Callable[[], Told]:
    while True:
        one, two = (_take(random, entries, kind=2) for _ in range(2))
        if (one.year, one.unit) == (two.year, two.unit):
            break
        entries += [one, two]
    one, two = sorted((one, two), key=lambda entry: entry.number)
    number = f"9{_symbol(one)}"
    one.evidence = f"Quyết định số {number} ngày 10/01/{one.year}"
    two.evidence = f"Quyết định số {number} ngày 11/01/{one.year}"
    return at_text(two, "evidence-two-days")


KINDS = (
    missing,
    linked,
    altered,
    unused,
    malformed,
    misnamed,
    no_such_day,
    of_tomorrow,
    after,
    file_after,
    before,
    other_year,
    other_number,
    other_day,
    text_for_two,
    file_for_two,
    two_days,
)


@pytest.fixture
def sound(tmp_path: Path) -> EvidencePlan:
    return sound_plan(tmp_path, Random(1), each=8)


def test_of_sound_evidence_nothing_is_told(ctr: Ctr, sound: EvidencePlan) -> None:
    assert told(ctr, sound.folder) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_each_kind_of_fault_alone(
    ctr: Ctr,
    sound: EvidencePlan,
    kind: Callable[[EvidencePlan, Random, list[Entry]], Callable[[], Told]],
) -> None:
    expected = kind(sound, Random(2), list(sound.entries))
    sound.write()
    assert told(ctr, sound.folder) == [expected()]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_hundred_planted_faults_are_all_told_and_none_besides(
    ctr: Ctr, tmp_path: Path, seed: int
) -> None:
    random = Random(seed)
    plan = sound_plan(tmp_path, random, each=28)
    left = list(plan.entries)
    expected = [KINDS[number % len(KINDS)](plan, random, left) for number in range(100)]
    plan.write()
    places = sorted(place() for place in expected)
    assert len(set(places)) == 100
    found = told(ctr, plan.folder)
    assert [one for one in found if one not in places] == []
    assert found == places


def test_every_fault_says_what_to_do(ctr: Ctr, sound: EvidencePlan) -> None:
    left = list(sound.entries)
    for kind in KINDS:
        kind(sound, Random(5), left)
    sound.write()
    ran = ctr("check", "--format", "json", "--as-of", AS_OF, "--plan", sound.folder)
    found = [one for one in ran.data if one["code"].startswith("evidence")]
    assert len(found) == len(KINDS)
    assert all(one["hint"] for one in found)
    assert [one["severity"] for one in found if one["code"] == "evidence-year"] == ["advice"]
    assert ran.code == 1
