"""`ctr recover`: what a command that was broken off left is finished or cleared away."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from hashlib import blake2b
from pathlib import Path

import pytest

from tests.conftest import AUTHOR, Ctr

FILE = "results/2026/phong-moi-truong.yaml"


def digest(content: bytes) -> str:
    return blake2b(content, digest_size=32).hexdigest()


def broken_off(plan: Path) -> bytes:
    """The plan as a writer leaves it that is killed after its journal; the content to come."""
    old = (plan / FILE).read_bytes()
    new = old + "# mới\n".encode()
    (plan / FILE).with_name(".ctr-moi").write_bytes(new)
    entry = {"path": FILE, "temporary": ".ctr-moi", "old": digest(old), "new": digest(new)}
    body = json.dumps({"author": asdict(AUTHOR), "entries": [entry]}).encode()
    (plan / ".ctr-journal").write_bytes(digest(body).encode() + b"\n" + body)
    return new


def test_a_whole_journal_is_finished_and_goes_into_the_log(ctr: Ctr, plan: Path) -> None:
    new = broken_off(plan)
    ran = ctr("recover", "--plan", plan)
    assert ran.code == 0
    assert f"đã ghi nốt lần ghi trước bị ngắt: {FILE}" in ran.err
    assert (plan / FILE).read_bytes() == new
    assert [path.name for path in plan.rglob(".ctr*")] == [".ctr"]
    (line,) = ctr("undo", "--list", "--format", "json", "--plan", plan).data
    assert (line["by"], line["command"]) == (AUTHOR.by, AUTHOR.command)
    assert "Không có gì dở dang." in ctr("recover", "--plan", plan).err


def test_temporary_files_anywhere_in_the_plan_are_removed(ctr: Ctr, plan: Path) -> None:
    for folder in (plan, plan / "sections", plan / "results" / "2027"):
        (folder / ".ctr-left").write_text("x")
    ran = ctr("recover", "--plan", plan)
    assert (ran.code, ran.err) == (0, "Đã xóa 3 tệp tạm.\n")
    assert list(plan.rglob(".ctr-*")) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser writes anywhere")
def test_a_folder_that_is_only_for_reading_is_said(ctr: Ctr, plan: Path) -> None:
    broken_off(plan)
    plan.chmod(0o500)
    ran = ctr("recover", "--plan", plan)
    plan.chmod(0o700)
    assert ran.code == 2
    assert "không dọn được" in ran.err


def test_what_stands_in_the_way_is_named(ctr: Ctr, plan: Path) -> None:
    (plan / ".ctr-journal").mkdir()
    ran = ctr("recover", "--plan", plan)
    assert ran.code == 2
    assert str(plan / ".ctr-journal") in ran.err


def test_a_dry_run_only_tells(ctr: Ctr, plan: Path) -> None:
    broken_off(plan)
    (plan / "sections" / ".ctr-left").write_text("x")
    before = {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()}
    ran = ctr("recover", "--dry-run", "--plan", plan)
    assert ran.err == f"Sẽ ghi nốt lần ghi trước bị ngắt: {FILE}.\nSẽ xóa 1 tệp tạm.\n"
    assert {path: path.read_bytes() for path in plan.rglob("*") if path.is_file()} == before
    (plan / FILE).write_text((plan / FILE).read_text() + "# sửa tay\n")
    ran = ctr("recover", "--dry-run", "--plan", plan)
    assert f"Sẽ giữ nguyên vì đã sửa sau lần ghi đó: {FILE}." in ran.err
    (plan / ".ctr-journal").write_text("dở")
    assert "Sẽ dọn lần ghi trước" in ctr("recover", "--dry-run", "--plan", plan).err
    assert ctr("recover", "--plan", plan).code == 0
    assert ctr("recover", "--dry-run", "--plan", plan).err == "Không có gì dở dang.\n"
