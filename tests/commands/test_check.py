"""ctr check, and what the other commands do with a plan that has errors."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import EXAMPLE, PLAN, Ctr


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Our plan with a misspelt unit in line 19 of its first section."""
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    file = plan / "sections" / "01-chinh-quyen-kien-tao.yaml"
    file.write_text(file.read_text().replace("lead: [Phòng Văn hóa", "lead: [Phòng Vân hóa", 1))
    return tmp_path


def test_our_plan_has_no_errors_but_advice(ctr: Ctr) -> None:
    ran = ctr("check")
    assert ran.code == 0
    assert "0 lỗi, 63 khuyến nghị" in ran.err
    for principle in ("rõ người", "rõ trách nhiệm", "rõ thẩm quyền", "rõ tiến độ", "rõ kết quả"):
        assert f"Khuyến nghị ({principle})" in ran.out
    assert ctr("check", "--strict").code == 1


def test_advice_is_apart_from_errors_in_json(ctr: Ctr, broken: Path) -> None:
    ran = ctr("check", "--format", "json", "--plan", broken)
    assert ran.code == 1
    errors = [one for one in ran.data if one["severity"] == "error"]
    assert [(one["file"], one["line"], one["column"], one["code"]) for one in errors] == [
        ("plan/sections/01-chinh-quyen-kien-tao.yaml", 19, 12, "unknown-unit")
    ]
    assert "ý bạn là “Phòng Văn hóa - Xã hội”" in errors[0]["hint"]
    assert {one["severity"] for one in ran.data} == {"error", "advice"}


def test_in_full_each_error_has_its_next_step_on_a_line_of_its_own(ctr: Ctr, broken: Path) -> None:
    lines = ctr("check", cwd=broken).out.splitlines()
    assert lines[0] == (
        "plan/sections/01-chinh-quyen-kien-tao.yaml:19:12: "
        "không có đơn vị “Phòng Vân hóa - Xã hội” [unknown-unit]"
    )
    assert lines[1].startswith("    → ")
    assert "ý bạn là “Phòng Văn hóa - Xã hội”" in lines[1]
    assert lines[2] == ""
    assert ctr("check", "--format", "full", cwd=broken).out.splitlines() == lines


def test_an_error_without_a_next_step_is_one_line(ctr: Ctr, small: Path) -> None:
    (small / "sections" / "02-van-hoa.yaml").write_text("")
    assert "file-empty]\n    →" not in ctr("check", "--plan", small).out


def test_concise_is_one_line_a_problem(ctr: Ctr, broken: Path) -> None:
    ran = ctr("check", "--format", "concise", cwd=broken)
    first = ran.out.splitlines()[0]
    assert first.startswith("plan/sections/01-chinh-quyen-kien-tao.yaml:19:12: unknown-unit ")
    assert len(ran.out.splitlines()) == int(ran.err.split()[0]) + int(ran.err.split()[2])


@pytest.mark.parametrize(
    "words",
    [["list"], ["show", "1.1"], ["units"], ["leaders"], ["targets"], ["due"], ["report", "2026"]],
)
def test_no_answer_from_a_plan_with_errors(ctr: Ctr, broken: Path, words: list[str]) -> None:
    ran = ctr(*words, "--plan", broken)
    assert (ran.code, ran.out) == (2, "")
    assert "01-chinh-quyen-kien-tao.yaml:19:12" in ran.err


def test_windows_line_ends_and_a_bom_are_read(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    for file in plan.rglob("*.yaml"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert ctr("check", "--plan", plan).code == 0
    assert (
        ctr("list", "--format", "json", "--plan", plan).data == ctr("list", "--format", "json").data
    )


def test_a_lost_section_and_stray_files_are_noticed(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    assert ctr("status", "--plan", plan).code == 0
    (plan / "calender.yaml").write_text("years: []\n")
    assert ctr("status", "--plan", plan).code == 2  # nor does what was kept hide it
    (plan / "sections" / "10-quoc-phong-an-ninh.yaml").unlink()
    found = ctr("check", "--format", "json", "--plan", plan).data
    errors = {(one["code"], one["message"], one["hint"]) for one in found}
    assert (
        "missing-section",
        "thiếu mục 10 trước mục 11",
        "đặt lại tệp của mục đó vào sections/",
    ) in (errors)
    assert any(code == "file-name" and "calendar.yaml" in hint for code, _, hint in errors)


def test_a_plan_without_its_parts_is_told_part_by_part(ctr: Ctr, tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "units.yaml").write_text("")
    ran = ctr("check", "--format", "json", "--plan", tmp_path)
    assert ran.code == 1
    assert {(one["file"], one["code"]) for one in ran.data} == {
        ("plan/leaders.yaml", "file-missing"),
        ("plan/programme.yaml", "file-missing"),
        ("plan/sections", "file-missing"),
        ("plan/units.yaml", "file-empty"),
    }


def test_a_duty_that_an_import_was_not_sure_of_is_told(ctr: Ctr, tmp_path: Path) -> None:
    plan = Path(copytree(PLAN, tmp_path / "plan"))
    file = plan / "programme.yaml"
    text = file.read_text()
    doubt = '    report: true\n    doubtful: true\n    doubt: "không rõ ai"\n'
    file.write_text(text.replace("    report: true\n", doubt, 1))
    told = ctr("check", "--format", "concise", "--plan", plan)
    assert told.code == 0
    assert "không rõ ai" in told.out
    assert "doubtful-duty" in ctr("check", "--plan", plan).out


@pytest.mark.parametrize("format", ["github", "gitlab", "sarif"])
def test_for_a_service_every_problem_is_told_once(ctr: Ctr, broken: Path, format: str) -> None:
    known = ctr("check", "--format", "json", "--plan", broken).data
    ran = ctr("check", "--format", format, "--plan", broken)
    assert ran.code == 1
    if format == "github":
        told = ran.out.splitlines()
        errors = [line for line in told if line.startswith("::error ")]
        assert len(told) == len(known)
        assert errors[0].startswith(
            "::error file=plan/sections/01-chinh-quyen-kien-tao.yaml,line=19,col=12,title="
        )
    elif format == "gitlab":
        errors = [one for one in ran.data if one["severity"] == "major"]
        assert len(ran.data) == len(known)
    else:
        results = ran.data["runs"][0]["results"]
        errors = [one for one in results if one["level"] == "error"]
        assert len(results) == len(known)
    assert len(errors) == 1
    assert ctr("check", "--format", format).code == 0


@pytest.mark.parametrize("format", ["full", "concise"])
def test_a_place_can_be_opened_from_where_the_command_ran(
    ctr: Ctr, small: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, format: str
) -> None:
    (small / "sections" / "02-van-hoa.yaml").write_text("tasks: [\n")
    (small / "units.yaml").write_text("units: [\n")
    for cwd, begin in (
        (tmp_path, "plan/sections/02"),
        (tmp_path.parent, f"{tmp_path.name}/plan/sections/02"),
        (small / "sections", "02"),
        (small / "results", "../sections/02"),
        (tmp_path / "noi-khac", "../plan/sections/02"),
        (tmp_path_factory.mktemp("noi-khac"), f"{small.resolve()}/sections/02"),
    ):
        cwd.mkdir(exist_ok=True)
        lines = ctr("check", "--format", format, "--plan", small, cwd=cwd).out.splitlines()
        told = [line.partition(":")[0] for line in lines if "yaml-syntax" in line]
        assert f"{begin}-van-hoa.yaml" in told
        assert len(told) == 2
        assert all((cwd / file).is_file() for file in told)


@pytest.mark.parametrize("format", ["json", "github", "gitlab", "sarif"])
def test_however_its_folder_is_named_the_answer_is_the_same(
    ctr: Ctr, small: Path, format: str
) -> None:
    (small / "units.yaml").write_text("units: [\n")
    copytree(EXAMPLE / "plan" / ".schema", small / ".schema")
    words = ("check", "--format", format, "--plan")
    answer = ctr(*words, small).out
    assert "plan/units.yaml" in answer
    for typed, cwd in ((".", small), ("..", small / "sections"), ("sections/..", small)):
        assert ctr(*words, typed, cwd=cwd).out == answer


def test_a_code_is_explained_without_a_plan(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr("check", "--explain", "CLEAR-lead", cwd=tmp_path)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("clear-lead: Nhiệm vụ chưa có đơn vị chủ trì (khuyến nghị, rõ người)")
    data = ctr("check", "--explain", "unknown-unit", "--format", "json", cwd=tmp_path).data
    assert (data["code"], data["principle"]) == ("unknown-unit", "rõ người")


def test_an_unknown_code_gets_the_nearest(ctr: Ctr, tmp_path: Path) -> None:
    ran = ctr("check", "--explain", "unknown-unti", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "không có mã “unknown-unti”" in ran.err
    assert "ý bạn là “unknown-unit”" in ran.err
    assert ctr("check", "--explain", "\x1b[2J", cwd=tmp_path).code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--explain clear-lead --fix", "--fix không đi cùng --explain"),
        ("--explain clear-lead --strict --accepted --dry-run",
         "--strict, --accepted, --dry-run không đi cùng --explain "
         "→ đi cùng --explain: --format json"),
        ("--explain clear-lead --format sarif", "--format sarif không đi cùng --explain"),
        ("--explain clear-lead --reason x", "--reason không đi cùng --explain"),
        ("--fix --format json", "--format json không đi cùng --fix → đi cùng --fix: --dry-run"),
        ("--fix --strict", "--strict không đi cùng --fix"),
        ("--fix --accepted", "--accepted không đi cùng --fix"),
        ("--fix --task 1.1", "--task không đi cùng --fix"),
        ("--accept clear-lead --fix",
         "--fix không đi cùng --accept "
         "→ đi cùng --accept: --task, --duty, --target, --reason, --dry-run"),
        ("--accept clear-lead --explain clear-lead", "--explain không đi cùng --accept"),
        ("--accept clear-lead --format json", "--format json không đi cùng --accept"),
        ("--accept clear-lead --strict", "--strict không đi cùng --accept"),
        ("--accept clear-lead --accepted", "--accepted không đi cùng --accept"),
        ("--format github --accepted",
         "--accepted không đi cùng --format github → đi cùng --format github: --strict"),
        ("--format gitlab --accepted", "--accepted không đi cùng --format gitlab"),
        ("--task 1.2", "--task chỉ đi cùng --accept"),
        ("--reason x", "--reason chỉ đi cùng --accept"),
        ("--dry-run", "--dry-run chỉ đi cùng --accept hoặc --fix"),
    ],
)  # fmt: skip
def test_options_that_do_not_go_together_are_refused(
    ctr: Ctr, tmp_path: Path, words: str, told: str
) -> None:
    ran = ctr("check", *words.split(), cwd=tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert told in " ".join(ran.err.split())
