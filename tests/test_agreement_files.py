"""The files agree too: the report in Word, the Excel forms and the letters."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from python_calamine import CalamineWorkbook

from ctr.vietnamese.phrases import document_day
from tests.plans import UNITS, written
from tests.test_agreement import answer, the_report_agrees
from tests.worlds import WORDS, YEAR, Again, days, worlds


@pytest.mark.parametrize("reading", ["literal", "carried"])
@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(world=worlds(), day=days, figures_to=days)
def test_every_file_agrees(
    reading: str, world: dict[str, Any], day: date, figures_to: date
) -> None:
    to = min(figures_to, day)
    with TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        plan = written(
            Path(folder),
            world["tasks"],
            world["results"],
            summaries={YEAR: {"figures_to": to.isoformat()}},
            deadline_reading=reading,
        )
        at = ("--as-of", day.isoformat(), "--plan", plan)
        answer("report", str(YEAR), *at, "-o", out / "report.docx")
        lines, annexes = word_report(out / "report.docx")
        the_report_agrees(lines, annexes, Again(world, to, reading, plan), day)
        leads = [unit for unit in UNITS if any(unit in one["lead"] for one in world["tasks"])]
        for unit in leads:
            form = out / f"{UNITS.index(unit)}.xlsx"
            answer("form", str(YEAR), "--unit", unit, "--plan", plan, "-o", form)
            the_form_agrees(form, world, unit)
        answer("remind", *at, "-o", out / "letters")
        the_letters_agree(out / "letters", Again(world, day, reading, plan))


def text_of(element: Any) -> str:
    """The text below an element of Word, without what only keeps it on one line."""
    return "\n".join(
        "".join(
            "-" if node.tag == qn("w:noBreakHyphen") else node.text or ""
            for node in paragraph.iter(qn("w:t"), qn("w:noBreakHyphen"))
        ).replace("\u00a0", " ")
        for paragraph in element.iter(qn("w:p"))
    )


def tables(path: Path) -> list[list[list[str]]]:
    """The cells of the tables that have a head with numbers."""
    body = docx.Document(str(path)).element.body
    found = [
        [[text_of(cell) for cell in row.iter(qn("w:tc"))] for row in table.iter(qn("w:tr"))]
        for table in body.iter(qn("w:tbl"))
    ]
    return [rows for rows in found if rows[0][0] == "TT"]


def word_report(path: Path) -> tuple[list[str], dict[str, list[list[str]]]]:
    """The paragraphs of a report in Word, and the rows of its annexes by number."""
    heads = {"Nhiệm vụ": "I", "Chỉ tiêu": "II", "Đơn vị": "III"}
    annexes = {"II": list[list[str]](), **{heads[rows[0][1]]: rows[1:] for rows in tables(path)}}
    return text_of(docx.Document(str(path)).element.body).splitlines(), annexes


def the_form_agrees(path: Path, world: dict[str, Any], unit: str) -> None:
    """A form shows what the unit has reported of the year, and its figures of the year before."""
    led = [one for one in world["tasks"] if unit in one["lead"]]
    known = {
        year: {row["task"]: row for row in world["results"].get((unit, year), {}).get("tasks", ())}
        for year in (YEAR - 1, YEAR)
    }
    heads = ("Số", "Đã báo cáo các năm trước", "Trạng thái", "Ngày của trạng thái")
    first_rows = [row for row in rows(path, 1) if row["Số"] and not row["Việc đã làm"]]
    states = [tuple(row.get(head, "") for head in heads) for row in first_rows]
    expected = []
    for one in led:
        result, old = (known[year].get(one["id"], {}) for year in (YEAR, YEAR - 1))
        reported = ""
        if "state" in old:
            reported = f"{dated(old)} (báo cáo năm {YEAR - 1})"
        kept = old.get("state") == "dropped" or (old.get("state") == "done" and "deadline" in one)
        stands = result if "state" in result else old if kept else {}
        on = date.fromisoformat(stands["state_on"]) if stands else ""
        expected.append((one["id"], reported, WORDS[stands["state"]] if stands else "", on))
    assert states == expected
    figures = [
        (
            row["Chỉ tiêu"],
            row["Số liệu"],
            row["Tính đến ngày"],
            row.get("Số liệu gần nhất trước năm báo cáo", ""),
        )
        for row in rows(path, 2)
    ]
    shown = []
    for one in led:
        for target in one["targets"]:
            value, before = (
                next(
                    (
                        value
                        for value in known[year].get(one["id"], {}).get("values", ())
                        if value["target"] == target["id"]
                    ),
                    None,
                )
                for year in (YEAR, YEAR - 1)
            )
            shown.append(
                (
                    target["name"],
                    value["value"] if value else "",
                    date.fromisoformat(value["as_of"]) if value else "",
                    f"{before['value']} hộ (đến ngày {shown_day(before['as_of'])})"
                    if before
                    else "",
                )
            )
    assert figures == shown


def dated(row: dict[str, Any]) -> str:
    """A state with its day: that of its end, of its beginning, or until when nothing was begun."""
    name, day = WORDS[row["state"]], f"ngày {shown_day(row['state_on'])}"
    if row["state"] == "not_started":
        return f"đến {day} {name}"
    return f"{name} {day}" if row["state"] == "done" else f"{name} từ {day}"


def shown_day(day: str) -> str:
    return f"{date.fromisoformat(day):%d/%m/%Y}"


def rows(path: Path, sheet: int) -> list[dict[str, Any]]:
    """The rows of a sheet of a form, each by the heads of its columns."""
    head, *below = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(sheet).to_python()
    return [dict(zip(map(str, head), row, strict=True)) for row in below]


def the_letters_agree(folder: Path, again: Again) -> None:
    """Each unit that owes gets one letter, with what it owes and since when, or how long still."""
    letters = {re.sub(r"-\d{4}-.*", "", path.stem): path for path in folder.glob("*.docx")}
    expected = {unit: Counter(pressing(again, unit)) for unit in UNITS}
    names = dict(zip(UNITS, ("phong-mot", "phong-hai", "phong-ba"), strict=True))
    assert set(letters) == {names[unit] for unit in UNITS if expected[unit]}
    for unit in UNITS:
        if expected[unit]:
            found = [row for table in tables(letters[names[unit]]) for row in table[1:]]
            assert Counter((row[1], row[3], days_in(row[-1])) for row in found) == expected[unit]


def pressing(again: Again, unit: str) -> list[tuple[str, str, int]]:
    """What a unit owes that is overdue or due in thirty days: title, last day, days left."""
    return [
        (title, document_day(last), (last - again.day).days)
        for title, literal in again.owed(unit)
        if ((last := again.counts(literal)) - again.day).days <= 30
    ]


def days_in(state: str) -> int:
    """The days that a letter names: below zero where they are past."""
    number = re.search(r"(\d+) ngày", state)
    if number is None:
        return 0
    return -int(number[1]) if state.startswith("Quá hạn") else int(number[1])
