"""Where the plan is looked for: upwards, by option, by the environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import PLAN, ROOT, Ctr


def test_the_plan_is_found_upwards(ctr: Ctr) -> None:
    assert ctr("list", cwd=PLAN / "sections").code == 0


@pytest.mark.parametrize(
    "words", [["--plan", PLAN, "list"], ["list", "--plan", ROOT], ["list", "--plan", "ward/plan"]]
)
def test_plan_option_on_either_side(ctr: Ctr, tmp_path: Path, words: list[str | Path]) -> None:
    (tmp_path / "ward").symlink_to(ROOT)
    assert ctr(*words, cwd=tmp_path).code == 0


def test_plan_from_the_environment(
    ctr: Ctr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTR_PLAN", str(PLAN))
    assert ctr("list", cwd=tmp_path).code == 0


@pytest.mark.parametrize("make", ["nothing", "file", "empty"])
def test_no_plan(ctr: Ctr, tmp_path: Path, make: str) -> None:
    chosen = tmp_path / "x"
    if make == "file":
        chosen.write_text("")
    elif make == "empty":
        chosen.mkdir()
    ran = ctr("list", "--plan", chosen, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert str(chosen) in ran.err
    assert ctr("list", cwd=Path(tmp_path.anchor)).code == 2  # no plan lies above it
