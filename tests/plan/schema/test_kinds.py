"""The line at the head of a file leads to the schema of its kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.plan.schema.kinds import FOLDER, MODELINE, head, head_for
from tests.conftest import EXAMPLE, PLAN


@pytest.mark.parametrize(
    ("path", "schema"),
    [
        ("programme.yaml", ".schema/programme.schema.json"),
        ("amendments.yaml", ".schema/amendments.schema.json"),
        ("sections/01-x.yaml", "../.schema/section.schema.json"),
        ("results/2026/summary.yaml", "../../.schema/summary.schema.json"),
        ("results/2026/cong-an.yaml", "../../.schema/results.schema.json"),
    ],
)
def test_the_head_of_each_kind_of_file(path: str, schema: str) -> None:
    assert head(path) == f"{MODELINE}{schema}\n"


@pytest.mark.parametrize("path", ["khac.yaml", "results/2026/sent/x.json", "x/sections/a.yaml"])
def test_another_file_has_none(path: str) -> None:
    assert head(path) == ""


@pytest.mark.parametrize("plan", [PLAN, EXAMPLE / "plan"])
def test_every_file_of_the_plans_kept_here_has_its_head(plan: Path) -> None:
    files = sorted(plan.rglob("*.yaml"))
    assert len(files) > 12
    for file in files:
        first = file.read_text("utf-8").partition("\n")[0]
        assert f"{first}\n" == head(file.relative_to(plan).as_posix())
        assert (file.parent / first.removeprefix(MODELINE)).is_file()


def test_a_new_file_gets_a_head_only_beside_schemas(tmp_path: Path) -> None:
    path = tmp_path / "sections" / "02.yaml"
    assert head_for(tmp_path, path) == ""
    (tmp_path / FOLDER).mkdir()
    assert head_for(tmp_path, path) == head("sections/02.yaml")
    assert head_for(tmp_path, tmp_path.parent / "programme.yaml") == ""
