"""Every annex of the report says up to which day it is, in Markdown and in Word."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Ctr
from tests.documents.read_back import texts, word
from tests.plans import task, written


def test_each_annex_bears_its_day(ctr: Ctr, tmp_path: Path) -> None:
    summaries = {2026: {"figures_to": "2026-11-20"}}
    plan = written(tmp_path, [task("1.1")], summaries=summaries)
    at = ("report", "2026", "--as-of", "2026-11-29", "--plan", plan)
    written_out = "\n".join(texts(word(ctr, tmp_path / "report.docx", *at)))
    for text in (ctr(*at).out, written_out):
        first, second, third = text.split("Phụ lục I\n")[1].split("Phụ lục II")
        for part in (first, second):
            assert "Số liệu tính đến ngày 20/11/2026." in part
        assert "Tính đến ngày 29/11/2026." in third
