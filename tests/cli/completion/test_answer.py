"""What Tab offers, as a shell gets it: which words, found however they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.cli.completion.shells import offered
from tests.conftest import EXAMPLE, PLAN


def words(line: str, plan: Path = PLAN) -> list[str]:
    """What bash is offered behind a line."""
    ctr, rest = line.split(" ", 1)
    command, _, more = rest.partition(" ")
    where = f'{command} --plan "{plan}" {more}' if more else rest
    return offered("bash", {"_CTR_LINE": f"{ctr} {where}"}).splitlines()[1:]


def test_commands_and_options() -> None:
    assert words("ctr st") == ["status"]
    assert words("ctr d") == ["due", "draft", "dashboard", "doctor", "diff"]
    assert words("ctr list --u") == ["--unit"]
    assert "--format" in words("ctr list --")
    assert words("ctr list --role lead --rol") == []
    assert words("ctr list --unit CHQS --uni") == ["--unit"]
    assert words("ctr nothing --unit ") == []


@pytest.mark.parametrize(
    "typed",
    ["công an", "cong an", "CONG", "Công an ", "co\u0302ng an", '"Công an', "Công\\ a", "'cong a"],
)
def test_a_name_is_found_however_it_is_typed(typed: str) -> None:
    assert words(f"ctr list --unit {typed.replace(' ', chr(92) + ' ')}") == ["Công an phường"] or (
        words(f"ctr list --unit {typed}") == ["Công an phường"]
    )


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("ctr list --unit CHQS", ["Ban Chỉ huy Quân sự phường"]),
        ("ctr list --unit van\\ hoa", ["Phòng Văn hóa - Xã hội"]),
        ("ctr list --leader duong", ["Dương Thị Hằng Nga"]),
        ("ctr list --leader=duong", ["Dương Thị Hằng Nga"]),
        ("ctr list --section 1", ["1", "10", "11", "12"]),
        ("ctr list --state d", ["đang thực hiện", "dừng thực hiện"]),
        ("ctr record --state chua", ["chưa thực hiện"]),
        ("ctr show 10.", ["10.1", "10.2", "10.3", "10.4"]),
        ("ctr record 10.2 --value hoc", ["hoc-sinh-tap-huan-pccc="]),
        ("ctr record 6.1 --value hoc", []),
        ("ctr report 20", ["2026", "2027", "2028", "2029", "2030"]),
        ("ctr report 2027-Q", ["2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"]),
        ("ctr targets --year 2", ["2026", "2027", "2028", "2029", "2030"]),
        ("ctr templates copy brief", ["brief.md.j2", "brief.docx", "brief.html.j2"]),
        ("ctr amend le", ["level", "leader"]),
        ("ctr amend gia\\ h", ["extend"]),
        ('ctr amend "thay lãnh đạo" hoang', ["Hoàng Minh Đức"]),
        ("ctr amend leader hoang --to nguyen", ["Nguyễn Hữu Phúc"]),
        ("ctr amend rename tram", ["Trạm Y tế phường"]),
        ("ctr record --office t", ["shortcomings"]),
        ("ctr list --search phong", []),
        ("ctr list --as-of ", []),
    ],
)
def test_what_is_offered(line: str, expected: list[str]) -> None:
    found = words(line)
    if line.startswith("ctr report 20 ") or line == "ctr report 20":
        found = [word for word in found if "-" not in word]
    assert found == expected


def test_what_was_recorded_is_offered_by_its_code() -> None:
    assert "so-lieu-1" in words("ctr record 1.1 --correct so", EXAMPLE)


def test_an_option_that_was_left_empty_takes_the_word_at_the_cursor() -> None:
    assert words("ctr list --unit ")[:1] == ["Công an phường"] or len(words("ctr list --unit ")) > 9


def test_files_are_left_to_the_shell() -> None:
    for line in ("ctr list -o ", "ctr collect thu", "ctr list --plan ", "ctr record --file x"):
        assert "files" in offered("bash", {"_CTR_LINE": line}).splitlines()[0]
    assert "files" not in offered("bash", {"_CTR_LINE": "ctr list --unit "}).splitlines()[0]
