"""ctr report: complete, readable, through templates."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from .conftest import PLAN, Ctr


def tables(text: str) -> list[list[list[str]]]:
    """The cells of every table, as CommonMark reads them."""
    found: list[list[list[str]]] = []
    inside = False
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type in ("table_open", "table_close"):
            inside = token.type == "table_open"
            found += [[]] if inside else []
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type == "inline" and inside:
            shown = "".join(child.content for child in token.children or [])
            found[-1][-1].append(shown)
    return found


def test_report_of_our_plan(ctr: Ctr, snapshot: SnapshotAssertion) -> None:
    ran = ctr("report", "2026", "--as-of", "2026-11-24")
    assert ran.code == 0
    assert ran.out == snapshot


def test_every_task_and_missing_report_is_in_a_table(ctr: Ctr) -> None:
    found = tables(ctr("report", "2026").out)
    assert all(len({len(row) for row in table}) == 1 for table in found)
    tasks = [row[0] for table in found if table[0][1] == "Nhiệm vụ" for row in table[1:]]
    assert tasks == [task["number"] for task in ctr("list", "--format", "json").data]
    missing = [row[1] for table in found if table[0][-1] == "Tình trạng" for row in table[1:]]
    assert len(missing) == 11


def test_any_text_comes_out_as_that_text(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    odd = "a {{ 7*7 }} | b *c* <b> & _d_ `e` #f \\ [g](h) ~~i~~"
    file = plan / "sections" / "11-doi-ngoai.yaml"
    quoted = odd.replace("\\", "\\\\")
    file.write_text(
        file.read_text().replace(
            "    title: Triển khai công tác đối ngoại, hợp tác phát triển", f'    title: "{quoted}"'
        )
    )
    found = tables(ctr("report", "2026", "--plan", plan).out)
    assert any(odd in row for table in found for row in table)


def test_the_user_s_template_comes_first(ctr: Ctr, tmp_path: Path) -> None:
    copytree(PLAN, tmp_path / "plan")
    (tmp_path / "templates").mkdir()
    file = tmp_path / "templates" / "report.md.j2"
    file.write_text("Năm {{ report.year }}: {{ report.sections | length }} mục\n")
    assert ctr("report", "2027", "--plan", tmp_path).out == "Năm 2027: 12 mục\n"


@pytest.mark.parametrize(
    "line",
    [
        "{{ report.yaer }}",
        "{% for x in report.sections %}",
        "{{ report.__class__.__mro__ }}",
        "{{ 1 / 0 }}",
        "{% include 'khong-co' %}",
    ],
)
def test_a_faulty_template_is_told_by_file_and_line(ctr: Ctr, tmp_path: Path, line: str) -> None:
    copytree(PLAN, tmp_path / "plan")
    (tmp_path / "templates").mkdir()
    file = tmp_path / "templates" / "report.md.j2"
    file.write_text("\n" * 6 + line)
    ran = ctr("report", "2026", "--plan", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "khong-co" in ran.err or f"{file}:7" in ran.err
