"""The documents in Markdown: golden files, and no text that is taken for a sign."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from markdown_it import MarkdownIt
from syrupy.assertion import SnapshotAssertion

from tests.conftest import EXAMPLE, PLAN, Ctr
from tests.documents.read_back import cells, texts, word


@pytest.mark.parametrize(
    "words",
    [
        ("report", "2026", "--plan", EXAMPLE, "--as-of", "2026-12-01"),
        ("report", "2026", "--as-of", "2026-11-24"),
        ("report", "2027", "--plan", EXAMPLE, "--unit", "Môi trường", "--as-of", "2027-11-24"),
        ("remind", "--plan", EXAMPLE, "--unit", "Công an", "--as-of", "2027-11-24"),
        ("programme", "--plan", EXAMPLE),
    ],
    ids=["report", "report-without-results", "unit-report", "reminder", "programme"],
)
def test_markdown(ctr: Ctr, words: tuple[str | Path, ...], snapshot: SnapshotAssertion) -> None:
    ran = ctr(*words)
    assert ran.code == 0
    assert all(len({len(row) for row in table}) == 1 for table in cells(ran.out))
    assert ran.out == snapshot


def test_any_text_comes_out_as_that_text(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    odd = "# a {{ 7*7 }} {% x %} | b *c* <b> & &amp; _d_ `e` \\ [g](h) ~~i~~ 1. j"
    file = plan / "sections" / "11-doi-ngoai.yaml"
    old = "    title: Triển khai công tác đối ngoại, hợp tác phát triển"
    quoted = odd.replace("\\", "\\\\")
    file.write_text(file.read_text().replace(old, f'    title: "{quoted}"'))
    shown = cells(ctr("report", "2026", "--plan", plan).out)
    assert any(odd in row for table in shown for row in table)
    made = word(ctr, tmp_path / "a.docx", "report", "2026", "--plan", plan)
    assert odd in texts(made)


@pytest.mark.parametrize("start", ["# ", "- ", "+ ", "> ", "1. ", "2) ", "---", "===", "* "])
def test_no_text_begins_a_block(ctr: Ctr, tmp_path: Path, start: str) -> None:
    plan = Path(copytree(EXAMPLE / "plan", tmp_path / "plan"))
    file = plan / "results" / "2026" / "summary.yaml"
    text = file.read_text().replace(
        "direction: |\n  Ủy ban",
        f"direction: |\n  {start}x" if start[-1] == " " else f"direction: |\n  {start}\n\n  Ủy ban",
    )
    file.write_text(text)
    out = ctr("report", "2026", "--plan", plan, "--as-of", "2026-12-01").out
    tokens = MarkdownIt("commonmark").enable("table").parse(out)
    after = next(i for i, token in enumerate(tokens) if "LÃNH ĐẠO, CHỈ ĐẠO" in token.content)
    assert tokens[after + 2].type == "paragraph_open"
    shown = "".join(child.content for child in tokens[after + 3].children or [])
    assert shown.startswith(start.strip())
