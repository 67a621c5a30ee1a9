"""Whatever a workbook holds, `ctr collect` takes it, or tells what is wrong and writes nothing."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import Ctr
from tests.fuzz.cases import cases
from tests.fuzz.damage import damaged


def test_a_damaged_form_is_taken_or_told(ctr: Ctr, plan: Path, form: Path) -> None:
    sound = form.read_bytes()
    for seed, random in cases(40):
        form.write_bytes(damaged(sound, random))
        ran = ctr("collect", form, "--dry-run", "--plan", plan)
        assert ran.code in (0, 2), (seed, ran.err)
        assert ran.code == 0 or "bieu.xlsx" in ran.err, (seed, ran.err)
