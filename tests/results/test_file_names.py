"""The file that a unit's results get, whatever its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.results.file_names import file_name
from tests.conftest import Ctr


def test_a_name_of_letters_is_its_own() -> None:
    assert file_name("Công an phường") == "cong-an-phuong"


@pytest.mark.parametrize("name", ["★ ★", "…", "Summary", "Phòng " * 100])
def test_any_other_name_gives_a_file_that_is_read(ctr: Ctr, plan: Path, name: str) -> None:
    name = name.strip()
    units = plan / "units.yaml"
    text = units.read_text().replace("units:\n", f"units:\n  - {{name: {name}}}\n", 1)
    units.write_text(text)
    section = plan / "sections" / "01-sach.yaml"
    section.write_text(section.read_text().replace("[Phòng Môi trường]", f"[{name}]", 1))
    before = set((plan / "results" / "2026").iterdir())
    ran = ctr("record", "1.1", "--unit", name, "--done", "A", "--on", "2026-11-01", "--plan", plan)
    assert ran.code == 0, ran.err
    (new,) = set((plan / "results" / "2026").iterdir()) - before
    assert new.suffix == ".yaml"
    assert new.stem not in ("", "summary")
    assert name in [results.unit for results in load(plan).core.results]  # type: ignore[union-attr]


def test_two_names_without_letters_have_two_files() -> None:
    assert file_name("★ ★") != file_name("☆")
