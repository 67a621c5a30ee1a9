"""ctr schema: the schemas beside a plan, and the lines that lead an editor to them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from ctr.plan.schema.kinds import head
from tests.conftest import EXAMPLE, Ctr

KINDS = (
    "programme",
    "units",
    "leaders",
    "calendar",
    "amendments",
    "section",
    "summary",
    "results",
)
CHECK = ("check", "--format", "concise", "--as-of", "2027-11-24")
FILES = {f"{kind}.schema.json" for kind in KINDS}


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The example ward's plan with its schemas."""
    return Path(copytree(EXAMPLE / "plan", tmp_path / "plan"))


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_plan_gets_a_schema_of_each_kind_of_file(ctr: Ctr, small: Path) -> None:
    ran = ctr("schema", "--plan", small)
    assert ran.code == 0
    assert _names(small / ".schema") == {*FILES, "made-of"}
    assert {Path(line).name for line in ran.out.splitlines()} == {*FILES, "made-of"}
    assert (
        "plan/sections/02-van-hoa.yaml: # yaml-language-server: $schema=../.schema/section"
        in ran.err
    )
    results = json.loads((small / ".schema" / "results.schema.json").read_text("utf-8"))
    assert results["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert results["title"] == "Kết quả của một đơn vị trong một năm"


def test_what_is_current_is_not_written_again(ctr: Ctr, plan: Path) -> None:
    ran = ctr("schema", "--plan", plan)
    assert (ran.code, ran.out) == (0, "")
    assert "đã đúng với kế hoạch" in ran.err
    assert "Thêm dòng" not in ran.err


def test_a_faulty_plan_gets_them_too(ctr: Ctr, plan: Path) -> None:
    section = plan / "sections" / "02-xanh.yaml"
    section.write_text(section.read_text("utf-8").replace("by: 2027}", "by: x}"), "utf-8")
    rmtree(plan / ".schema")
    assert ctr("schema", "--plan", plan).code == 0
    assert '"2.2"' in (plan / ".schema" / "results.schema.json").read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sections/02-xanh.yaml", 'id: "2.2"', "id: 2.2"),
        ("sections/02-xanh.yaml", "tasks:", "tasks: ["),
        ("units.yaml", "name: Công an", "nam: Công an"),
        ("leaders.yaml", "leaders:", "lanh-dao:"),
        ("programme.yaml", "duties:", "duties: ["),
    ],
)
def test_while_names_cannot_be_read_those_that_are_there_stay(
    ctr: Ctr, plan: Path, tmp_path: Path, file: str, old: str, new: str
) -> None:
    before = {path: path.read_bytes() for path in (plan / ".schema").iterdir()}
    text = (plan / file).read_text("utf-8")
    assert old in text
    (plan / file).write_text(text.replace(old, new, 1), "utf-8")
    checked = ctr(*CHECK, "--plan", plan)
    assert checked.code == 1
    assert "schema-stale" not in checked.out
    for elsewhere in ([], ["-o", tmp_path / "luoc-do"]):
        ran = ctr("schema", *elsewhere, "--plan", plan)
        assert (ran.code, ran.out) == (2, "")
        assert "ctr check" in ran.err
    assert before == {path: path.read_bytes() for path in (plan / ".schema").iterdir()}
    assert not (tmp_path / "luoc-do").exists()


def test_elsewhere_nothing_is_overwritten(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "luoc-do"
    assert ctr("schema", "-o", folder, "--plan", plan).code == 0
    assert _names(folder) == FILES
    kept = folder / "units.schema.json"
    kept.write_text("của tôi", "utf-8")
    ran = ctr("schema", "-o", folder, "--plan", plan)
    assert (ran.code, ran.out) == (2, "")
    assert "không ghi đè" in ran.err
    assert kept.read_text("utf-8") == "của tôi"
    assert ctr("schema", "-o", folder, "--force", "--plan", plan).code == 0
    assert kept.read_text("utf-8") != "của tôi"


def test_a_folder_of_the_plan_is_refused(ctr: Ctr, plan: Path) -> None:
    for folder in (plan, plan / "sections", plan / "results" / "2026"):
        before = _names(folder)
        ran = ctr("schema", "-o", folder, "--force", "--plan", plan)
        assert ran.code == 2
        assert "thuộc kế hoạch" in ran.err
        assert _names(folder) == before
    assert ctr("schema", "-o", plan / ".schema", "--plan", plan).code == 0


def test_a_link_leads_nowhere(ctr: Ctr, small: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "khac"
    elsewhere.mkdir()
    (small / ".schema").symlink_to(elsewhere)
    for words in ((), ("-o", small / ".schema"), ("-o", elsewhere)):
        ran = ctr("schema", *words, "--plan", small)
        assert ran.code == 2
        assert "là liên kết" in ran.err
        assert _names(elsewhere) == set()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_what_is_no_file_is_not_read_without_end(ctr: Ctr, plan: Path) -> None:
    made_of = plan / ".schema" / "made-of"
    made_of.unlink()
    made_of.symlink_to("/dev/zero")
    assert "schema-stale" in ctr(*CHECK, "--plan", plan).out
    made_of.unlink()
    os.mkfifo(made_of)
    assert "schema-stale" in ctr(*CHECK, "--plan", plan).out
    assert ctr("schema", "--plan", plan).code == 0
    assert made_of.is_file()


def test_what_cannot_be_written_is_told(ctr: Ctr, small: Path) -> None:
    (small / ".schema").write_text("", "utf-8")
    ran = ctr("schema", "--plan", small)
    assert ran.code == 2
    assert "không ghi được" in ran.err


def test_check_tells_when_they_are_old(ctr: Ctr, plan: Path) -> None:
    assert "schema-stale" not in ctr(*CHECK, "--plan", plan).out
    units = plan / "units.yaml"
    units.write_text(units.read_text("utf-8").replace("short: Công nghệ", "short: CN"), "utf-8")
    ran = ctr(*CHECK, "--plan", plan)
    assert ran.code == 0
    assert "plan/.schema" in ran.out
    assert "ctr schema" in ran.out
    ctr("schema", "--plan", plan)
    assert "schema-stale" not in ctr(*CHECK, "--plan", plan).out


def test_a_new_file_of_results_leads_to_its_schema(ctr: Ctr, plan: Path) -> None:
    words = ("record", "1.2", "--unit", "Công an", "--state", "in_progress", "--plan", plan)
    file = plan / "results" / "2027" / "cong-an-phuong-vi-du.yaml"
    for line in (head("results/2027/cong-an-phuong-vi-du.yaml"), ""):
        ran = ctr(*words, "--on", "2027-03-01", "--as-of", "2027-04-01")
        assert ran.code == 0, ran.err
        assert file.read_text("utf-8").startswith(f"{line}unit: Công an")
        file.unlink()
        rmtree(plan / ".schema", ignore_errors=True)


def test_a_new_plan_comes_with_them(ctr: Ctr, tmp_path: Path) -> None:
    folder = tmp_path / "moi"
    words = ("--ward", "Phường Hạ Lâm", "--period", "2026-2030", "--unit", "Văn phòng")
    ran = ctr("init", folder, *words, "--leader", "Trịnh Đức An, Chủ tịch")
    assert ran.code == 0, ran.err
    for file in folder.rglob("*.yaml"):
        first = file.read_text("utf-8").partition("\n")[0]
        assert (file.parent / first.partition("$schema=")[2]).is_file()
    assert "schema-stale" not in ctr("check", "--plan", folder).out
    assert ctr("schema", "--plan", folder).out == ""
