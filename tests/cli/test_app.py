"""What a command imports before it answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path

import pytest

from ctr.vietnamese.days import VIETNAM
from tests.city import city
from tests.conftest import ROOT, Ctr
from tests.opened_plans import opened_plans, settle

_TOLD = """
import dataclasses, json, re, sys
from ctr.cli.app import app
from ctr.late_dataclasses import field_names
try:
    app(sys.argv[1:], prog_name="ctr")
except SystemExit:
    pass
ours = {name: module for name, module in sys.modules.items() if name.startswith("ctr")}
made = [
    f"{name}.{thing}"
    for name, module in ours.items()
    for thing, value in vars(module).items()
    if isinstance(value, re.Pattern)
    or (dataclasses.is_dataclass(value) and not field_names(value) and value.__module__ == name)
]
json.dump({"imported": list(sys.modules), "made": made}, sys.stderr)
"""
"""Tells after a command what was imported, and which patterns and dataclasses were made at once."""


def _told(arguments: list[str], cache: Path) -> dict[str, list[str]]:
    """What `_TOLD` tells of a command; what it says itself stands before that."""
    ran = subprocess.run(
        [sys.executable, "-c", _TOLD, *arguments],
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, list[str]] = json.loads(ran.stderr[ran.stderr.index('{"imported"') :])
    return told


_HEAVY = {"rich", "jinja2", "docxtpl", "xlsxwriter", "python_calamine", "icalendar"}


def test_a_command_imports_only_what_it_uses(tmp_path: Path) -> None:
    """The first time it validates; again, with the plan kept, it does without half of Python."""
    first = set(_told(["list", "--format", "json"], tmp_path)["imported"])
    assert {"ctr.plan.model", "pydantic_core", "yaml"} <= first
    assert "pydantic" not in first  # of which validation needs the core alone
    assert not first & _HEAVY
    validating = {"pydantic", "pydantic_core", "yaml", "ctr.plan.load.loader", "ctr.yamlfile"}
    # OpenSSL, which hashlib loads, takes a fifth of an empty Python, the others a tenth
    slow = {"_hashlib", "tempfile", "random", "calendar", "csv"}
    for command in (["list", "--format", "json"], ["due"], ["status"], ["show", "1.1"]):
        again = _told(command, tmp_path)
        assert not set(again["imported"]) & (_HEAVY | validating | slow), command
        assert again["made"] == [], command


def test_an_answer_of_many_plans_that_is_kept_needs_nothing_that_makes_one(tmp_path: Path) -> None:
    """Nor do the answers of each, of which it is put together where it is not kept as a whole."""
    top = city(tmp_path)
    time.sleep(2.1)  # until the stamps tell every change
    wards = [f"--plan={top / ward}" for ward in ("a-hoa-binh", "d-hai-son-2")]
    question = ["list", "--unit", "van phong"]
    assert "ctr.plan.model" in _told([*question, *wards], tmp_path / "cache")["imported"]
    whole = set(_told([*question, *wards], tmp_path / "cache")["imported"])
    parts = set(_told([*question, *reversed(wards)], tmp_path / "cache")["imported"])
    assert "ctr.cli.asked_before" in parts - whole
    assert not makers_of(whole | parts)


@pytest.mark.parametrize("command", ["list", "due", "status", "targets", "show 1.1"])
def test_nor_does_what_was_said_of_one(
    ctr: Ctr, small: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setattr("ctr.cli.options.today", lambda: datetime.now(VIETNAM).date())
    opened = opened_plans(monkeypatch)
    settle()
    question = [*command.split(), "--plan", str(small)]
    ctr(*question)
    assert opened == [small]
    again = set(_told(question, Path(os.environ["XDG_CACHE_HOME"]))["imported"])
    assert "ctr.cli.said_before" in again
    assert not makers_of(again)


def makers_of(imported: set[str]) -> list[str]:
    """The modules that make an answer, and what they make it of."""
    makers = ("ctr.plan.model", "ctr.tracking.", "ctr.wording", "ctr.output.l", "ctr.plan.amended")
    found = {name for name in imported if name.startswith(makers)}
    return sorted(found - {"ctr.tracking.role", "ctr.tracking.soon"})


def test_only_validation_imports_pydantic() -> None:
    users = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src").rglob("*.py")
        if any(
            line.startswith(("import pydantic", "from pydantic"))
            for line in path.read_text().splitlines()
        )
    }
    assert users == {
        "src/ctr/plan/load/parts.py",
        "src/ctr/plan/load/validate.py",
        "src/ctr/plan/load/validators.py",
        "src/ctr/plan/schema/make.py",  # what it makes is made by nothing else; no other needs more
    }
