"""Plans with evidence, sound or with faults, each entry and file at a known place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from ctr.evidence.files import kept_name
from tests.evidence.letters import letter
from tests.plans import task, written

UNITS = tuple(f"Phòng Số {word}" for word in ("Một", "Hai", "Ba", "Bốn", "Năm", "Sáu"))
YEARS = (2026, 2027)
SYMBOLS = ("P1", "P2", "P3", "P4", "P5", "P6")

Told = tuple[str, int, str]
"""File, line and code of a problem."""


@dataclass
class Entry:
    """A line of the log as it will be written; its lines in the file are known once it is.

    `number` is that of its document, `kind` how it is proved (see `_sound_entry`).
    """

    unit: int
    year: int
    on: date
    done: str
    evidence: str | None = None
    files: list[tuple[str, str]] = field(default_factory=list)
    number: int = 0
    kind: int = -1
    line: int = 0
    evidence_line: int = 0
    file_lines: list[int] = field(default_factory=list)

    @property
    def file(self) -> str:
        """The file of results that it stands in."""
        return f"plan/results/{self.year}/phong-{self.unit}.yaml"


@dataclass
class EvidencePlan:
    """A plan of six units that report two years, each with a task of its own."""

    folder: Path
    entries: list[Entry] = field(default_factory=list)

    def keep(self, year: int, original: str, content: bytes) -> tuple[str, str]:
        """Put a file beside the results of a year; its name and hash."""
        sha256 = hashlib.sha256(content).hexdigest()
        name = kept_name(original, sha256)
        self.path(year, name).parent.mkdir(parents=True, exist_ok=True)
        self.path(year, name).write_bytes(content)
        return name, sha256

    def path(self, year: int, name: str) -> Path:
        """Where a kept file lies."""
        return self.folder / "plan" / "results" / str(year) / "evidence" / name

    def write(self) -> Path:
        """Write the results of all entries, and take note of their lines."""
        plan = self.folder / "plan"
        if not plan.exists() or not (plan / "programme.yaml").exists():
            tasks = [task(f"1.{n}", (unit,)) for n, unit in enumerate(UNITS, 1)]
            units = {"units.yaml": {"units": [{"name": name} for name in UNITS]}}
            duty_to = UNITS[0]
            written(self.folder, tasks, others=units, to=duty_to)
        for year in YEARS:
            for unit in range(len(UNITS)):
                self._write(year, unit)
        return plan

    def _write(self, year: int, unit: int) -> None:
        lines = [f"unit: {UNITS[unit]}", f"year: {year}", "tasks:", f'  - task: "1.{unit + 1}"']
        lines += ["    state: in_progress", f"    state_on: {year}-01-05", "    log:"]
        own = [entry for entry in self.entries if (entry.year, entry.unit) == (year, unit)]
        for entry in own:
            entry.line = len(lines) + 1
            lines += [f"      - on: {entry.on}", f"        done: {entry.done}"]
            if entry.evidence is not None:
                lines.append(f'        evidence: "{entry.evidence}"')
                entry.evidence_line = len(lines)
            entry.file_lines = []
            if entry.files:
                lines.append("        files:")
            for name, sha256 in entry.files:
                lines.append(f'          - {{name: "{name}", sha256: "{sha256}"}}')
                entry.file_lines.append(len(lines))
        path = self.folder / "plan" / "results" / str(year) / f"phong-{unit}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def day_text(day: date) -> str:
    """`15/5/2026`."""
    return f"{day.day}/{day.month}/{day.year}"


def sound_plan(folder: Path, random: Random, each: int = 14) -> EvidencePlan:
    """A plan with `each` entries a unit and year, of every ordinary kind and none at fault."""
    plan = EvidencePlan(folder)
    for year in YEARS:
        for unit in range(len(UNITS)):
            for place in range(each):
                number = 1 + unit * each + place
                on = date(year, 2, 1) + timedelta(days=random.randrange(250))
                entry = Entry(
                    unit=unit,
                    year=year,
                    on=on,
                    done=f"Việc {place} của {UNITS[unit]}",
                    number=number,
                    kind=place % 5,
                )
                plan.entries.append(_sound_entry(plan, random, entry))
    plan.entries += _ordinary(plan)
    plan.write()
    return plan


def _sound_entry(plan: EvidencePlan, random: Random, entry: Entry) -> Entry:
    day = entry.on - timedelta(days=random.randrange(1, 20))
    symbol = f"{entry.number}/QĐ-{SYMBOLS[entry.unit]}"
    text = f"Quyết định số {symbol} ngày {day_text(day)}"
    seed = f"{entry.unit} {entry.year} {entry.number}".encode()
    match entry.kind:
        case 0:  # a Word file that says the same
            content = letter(symbol, day, body=f"Nội dung {seed.decode()}")
            entry.evidence = text
            entry.files = [plan.keep(entry.year, f"QĐ {entry.number}.docx", content)]
        case 1:  # a scan
            entry.evidence = text
            entry.files = [plan.keep(entry.year, "bản quét.pdf", b"%PDF " + seed)]
        case 2:  # words only
            entry.evidence = text
        case 3:  # a report of later than the deed
            later = entry.on + timedelta(days=random.randrange(1, 60))
            symbol = f"{entry.number}/BC-{SYMBOLS[entry.unit]}"
            entry.evidence = f"Báo cáo số {symbol} ngày {day_text(later)}"
        case _:  # a Word file without words
            content = letter(symbol, day, body=f"Nội dung {seed.decode()}")
            entry.files = [plan.keep(entry.year, f"{seed.decode()}.docx", content)]
    return entry


def _ordinary(plan: EvidencePlan) -> list[Entry]:
    """What looks like a fault and is none."""

    def entry(unit: int, evidence: str | None, on: date = date(2026, 6, 1)) -> Entry:
        return Entry(unit=unit, year=2026, on=on, done="Việc thường", evidence=evidence)

    decision = "Quyết định số 900/QĐ-P1 ngày 5/5/2026"
    shared = "Kế hoạch số 901/KH-UBND ngày 5/5/2026 (dùng chung)"
    draft = entry(4, "Quyết định số 902/QĐ-P5 ngày 5/5/2026")
    draft.files = [plan.keep(2026, "dự thảo.docx", letter("    /QĐ-P5", None, body="Dự thảo"))]
    photo = entry(5, "Ảnh chụp ngày 20/6/2026")
    photo.files = [plan.keep(2026, "ảnh.jpg", b"\xff\xd8 anh")]
    return [
        entry(0, decision),
        entry(0, decision, date(2026, 7, 1)),  # one decision for two deeds of one unit
        entry(1, shared),
        entry(2, shared),
        entry(1, "Quyết định số 903/QĐ-UBND ngày 5/5/2026 của UBND phường"),
        entry(2, "Quyết định số 903/QĐ-UBND ngày 6/3/2026 của UBND thành phố"),
        entry(3, "Báo cáo thực hiện Kế hoạch số 12/KH-UBND ngày 10/3/2025"),
        entry(4, "Báo cáo thực hiện Kế hoạch số 12/KH-UBND ngày 10/3/2025"),
        entry(1, "Biên bản số 01 ngày 1/6/2026"),
        entry(2, "Biên bản số 01 ngày 1/6/2026"),
        entry(3, None),
        draft,
        photo,
    ]
