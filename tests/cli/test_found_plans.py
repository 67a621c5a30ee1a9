"""Which plans --plan names: one folder, several, a glob, or one above."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path
from typing import Literal

import pytest

from ctr.cli.found_plans import found_plans, issuer_in
from ctr.errors import CannotRun
from tests.city import BROKEN, WARDS, city
from tests.conftest import Ctr


@pytest.fixture(scope="module")
def top(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return city(tmp_path_factory.mktemp("city"))


def every(top: Path) -> list[Path]:
    return [top / name / "plan" for name in (*WARDS, BROKEN)]


def test_the_folder_of_a_plan_or_the_one_above_is_one_plan(top: Path) -> None:
    plan = top / "a-hoa-binh" / "plan"
    for typed in (plan, plan.parent):
        found = found_plans([str(typed)])
        assert (found.folders, found.several) == ((plan,), False)


def test_a_folder_above_names_all_below_in_the_order_of_their_paths(top: Path) -> None:
    found = found_plans([str(top)])
    assert (list(found.folders), found.several) == (every(top), True)
    nested = found_plans([str(top / "c")])
    assert (len(nested.folders), nested.several) == (1, True)  # asked for as several, if of one


def test_several_stand_in_the_order_typed_and_each_once(top: Path, tmp_path: Path) -> None:
    one, other = str(top / "d-hai-son-2"), str(top / "a-hoa-binh")
    (tmp_path / "link").symlink_to(top / "a-hoa-binh")
    found = found_plans([one, other, str(tmp_path / "link"), f"{one}/plan"])
    assert (found.folders, found.several) == (
        (top / "d-hai-son-2" / "plan", top / "a-hoa-binh" / "plan"),
        True,
    )
    assert found_plans([one, one]).several


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_glob_finds_names_however_their_marks_are_composed(
    top: Path, form: Literal["NFC", "NFD"]
) -> None:
    pattern = unicodedata.normalize(form, f"{top}/*-Tân*")
    found = found_plans([pattern])
    assert (found.folders, found.several) == ((every(top)[1],), True)
    assert list(found_plans([f"{top}/*"]).folders) == every(top)
    assert list(found_plans([f"{top}/**/plan"]).folders) == every(top)


def test_a_variable_names_several_too(
    ctr: Ctr, top: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CTR_PLAN", str(top))
    assert len(ctr("status", "--format", "json", cwd=tmp_path).data) == 5
    assert ctr(cwd=tmp_path).code == 2  # of one day there is one plan


def test_what_is_hidden_or_inside_a_plan_is_none_and_a_loop_ends(tmp_path: Path) -> None:
    top = city(tmp_path)
    (top / ".git" / "plan").mkdir(parents=True)
    (top / ".git" / "plan" / "programme.yaml").write_text("", encoding="utf-8")
    inner = top / "a-hoa-binh" / "plan" / "kept" / "plan"
    inner.mkdir(parents=True)
    (inner / "programme.yaml").write_text("", encoding="utf-8")
    (top / "vong").symlink_to(top)
    deep = top / "z"
    for _ in range(60):
        deep /= "sau"
    deep.mkdir(parents=True)
    assert list(found_plans([str(top)]).folders) == every(top)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("khong-co", "không có thư mục khong-co"),
        ("khong-*", "không tìm thấy kế hoạch nào ở “khong-*”"),
        ("trong", "không tìm thấy kế hoạch nào ở “trong”"),
        ("tro*", "không tìm thấy kế hoạch nào ở “tro*”"),
    ],
)
def test_what_names_no_plan_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, said: str
) -> None:
    (tmp_path / "trong").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CannotRun) as refused:
        found_plans([typed])
    assert said in refused.value.message


@pytest.mark.parametrize(
    "head",
    [
        "issuer: Ủy ban A\ntitle: B\n",
        "title: B\nissuer: 'Ủy ban  A'  # tên\n",
        "issuer: >-\n  Ủy ban\n  A\ntitle: B\n",
        "title: |\n  issuer: C\nissuer: Ủy ban\n  A\n",
        "\ufeffissuer: Ủy ban A\r\ntitle: B\r\n",
        unicodedata.normalize("NFD", "issuer: Ủy ban A\n"),
    ],
)
def test_who_issued_a_plan_is_read_without_the_rest_of_it(tmp_path: Path, head: str) -> None:
    (tmp_path / "programme.yaml").write_text(head, encoding="utf-8", newline="")
    assert issuer_in(tmp_path) == "Ủy ban A"


@pytest.mark.parametrize("head", ["title: B\n", "issuer: [a]\n", "issuer: 5\n", "- a\n", "{{"])
def test_who_issued_it_may_not_be_told(tmp_path: Path, head: str) -> None:
    (tmp_path / "programme.yaml").write_text(head, encoding="utf-8")
    assert issuer_in(tmp_path) is None
    assert issuer_in(tmp_path / "khong-co") is None


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "programme.yaml")
    assert issuer_in(tmp_path) is None
