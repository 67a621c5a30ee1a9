"""ctr codeowners: the lines against a matcher of their own, for every file that is there."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from shutil import copytree

import pytest

from ctr.yamlfile.reader import read_yaml
from tests.conftest import EXAMPLE, Ctr

DAY = ("--as-of", "2027-03-01")


def rules(text: str) -> list[tuple[re.Pattern[str], list[str]]]:
    """The patterns as GitHub describes them: a leading slash, `*` within a part, a folder's all."""
    found = []
    for line in text.splitlines():
        if not line or line.startswith("#"):
            continue
        words = re.split(r"(?<!\\) ", line)
        assert words[0].startswith("/")
        regex = ""
        for part in re.findall(r"\\.|.", words[0][1:]):
            regex += "[^/]*" if part == "*" else re.escape(part[-1])
        found.append((re.compile(regex + (".*" if words[0].endswith("/") else "$")), words[1:]))
    return found


def owners(text: str, path: str) -> list[str]:
    """Of the last line that matches."""
    return next((who for regex, who in reversed(rules(text)) if regex.match(path)), [])


def run(ctr: Ctr, plan: Path, *words: str) -> str:
    ran = ctr("codeowners", "--plan", plan, *DAY, *words)
    assert ran.code == 0, ran.err
    return ran.out


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A repository with the example plan in folders of odd names."""
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    copytree(EXAMPLE / "plan", tmp_path / "kho [1]" / "kế hoạch #2" / "plan")
    return tmp_path


def test_every_file_belongs_to_whose_it_is(ctr: Ctr, top: Path) -> None:
    plan = next(top.rglob("programme.yaml")).parent
    text = run(ctr, plan, "--default", "@phuong/van-phong")
    emails = {
        unit["name"]: unit.get("email")
        for unit in read_yaml((plan / "units.yaml").read_text(), "").data["units"]
    }
    groups = {"Các trường học trên địa bàn": ["Trường Tiểu học Mẫu", "Trường Trung học cơ sở Mẫu"]}
    for path in plan.rglob("*.yaml"):
        data = read_yaml(path.read_text(), "").data
        found = owners(text, path.relative_to(top).as_posix())
        if "unit" in data:
            assert found == [emails[data["unit"]] or "@phuong/van-phong"], path
        elif path.parent.name == "sections":
            leads = [unit for task in data["tasks"] for unit in task["lead"]]
            units = [unit for lead in leads for unit in groups.get(lead, [lead])]
            assert found == [mail for mail in map(emails.get, dict.fromkeys(units)) if mail], path
        else:
            assert found == ["@phuong/van-phong"], path
    assert owners(text, "khac/plan/units.yaml") == []
    later = (plan / "results" / "2030" / "van-phong.yaml").relative_to(top).as_posix()
    assert owners(text, later) == ["vanphong@phuong-vi-du.example"]


def test_who_has_no_address_is_named_with_what_to_do(ctr: Ctr, top: Path) -> None:
    plan = next(top.rglob("programme.yaml")).parent
    text = run(ctr, plan)
    assert "trung-hoc-co-so-mau.yaml (chưa có địa chỉ)\n" in text
    assert '#   ctr units --unit "Trường Trung học cơ sở Mẫu" --email TÊN@CƠ-QUAN\n' in text
    text = run(ctr, plan, "--account", "Trường THCS Mẫu=@mau/thcs", "--account", "Công an=ca@x.vn")
    assert "chưa có địa chỉ" not in text
    path = next(plan.rglob("results/2027/truong-trung*")).relative_to(top).as_posix()
    assert owners(text, path) == ["@mau/thcs"]


def test_an_odd_name_makes_no_line_of_its_own(ctr: Ctr, top: Path) -> None:
    plan = next(top.rglob("programme.yaml")).parent
    file = next(plan.rglob("results/2027/phong-cong*"))
    file.rename(file.with_name("van\n* @ke-xau\tx.yaml"))
    text = run(ctr, plan, "--default", "@a")
    assert [line for line in text.splitlines() if "ke-xau" in line] == [
        "#   results/*/van�* @ke-xau�x.yaml"
    ]


def test_outside_a_repository_and_into_a_file(
    ctr: Ctr, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "CODEOWNERS").write_text("* @cu\n")
    refused = ctr("codeowners", "--plan", plan, *DAY, "-o", tmp_path / "CODEOWNERS")
    assert refused.code == 2
    run(ctr, plan, "-o", str(tmp_path / "CODEOWNERS"), "--force")
    text = (tmp_path / "CODEOWNERS").read_text()
    assert owners(text, "plan/results/2026/cong-an.yaml") == ["congan@phuong-vi-du.example"]


@pytest.mark.parametrize(
    "words",
    [
        ("--account", "Công an"),
        ("--account", "Công an=a b"),
        ("--account", "Đơn vị nào=@a"),
        ("--default", "# @a"),
    ],
)
def test_what_cannot_be_an_owner(ctr: Ctr, plan: Path, words: tuple[str, ...]) -> None:
    ran = ctr("codeowners", "--plan", plan, *DAY, *words)
    assert ran.code == 2
    assert ran.err.startswith("Lỗi: ")


def test_what_a_former_unit_reported_is_of_those_who_go_on(ctr: Ctr, plan: Path) -> None:
    ran = ctr(
        *("amend", "rename", "Phòng Công nghệ", "--to", "Phòng Chuyển đổi số"),
        *("--document", "QĐ 5", "--on", "2027-02-01", "--plan", plan),
    )
    assert ran.code == 0, ran.err
    text = run(ctr, plan, "--account", "Phòng Chuyển đổi số=@mau/so")
    assert owners(text, f"{plan.name}/results/2026/phong-cong-nghe.yaml") == ["@mau/so"]
    assert owners(text, f"{plan.name}/results/2028/phong-chuyen-doi-so.yaml") == ["@mau/so"]
