"""The names that an editor offers, and the spellings that it lets stand."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ctr.plan.load.loader import Loaded, load
from ctr.plan.schema.names import name_schema, names_loaded, names_of
from tests.conftest import PLAN
from tests.plan.amended.plans import amended_plan

OURS = load(PLAN)
NAMES = names_loaded(OURS)
UNITS = Draft202012Validator(name_schema(NAMES, "units"))
LEADERS = Draft202012Validator(name_schema(NAMES, "leaders"))


@pytest.mark.parametrize(
    "written",
    [
        "Công an phường",
        "CÔNG AN PHƯỜNG",
        "công an",
        unicodedata.normalize("NFD", "Công an phường"),
        "Công an phường Lê Thanh Nghị",
        "CA phường",
        "Phòng Văn hoá & Xã hội",
        "Phòng Văn hóa – Xã hội",
        "VH&XH",
        "P. Kinh tế, Hạ tầng, Đô thị",
        "  Văn phòng   HĐND, UBND ",
        "Uỷ ban nhân dân phường",
    ],
)
def test_what_the_loader_knows_again_is_let_stand(written: str) -> None:
    assert OURS.reader.names["units"].find(written)
    assert UNITS.is_valid(written)


@pytest.mark.parametrize(
    "written", ["Cống an phường", "Cong an phuong", "Công ann", "Sở Xây dựng", "Phòng", "", " "]
)
def test_what_is_misspelt_or_unknown_is_told(written: str) -> None:
    assert not OURS.reader.names["units"].find(written)
    assert UNITS.is_valid(written) is (written == "Phòng")  # only words of names


def test_a_leader_is_known_by_title_and_name() -> None:
    for written in ("Đồng chí Nguyễn Hữu Phúc", "Chủ tịch UBND phường", "nguyễn hữu phúc"):
        assert OURS.reader.names["leaders"].find(written)
        assert LEADERS.is_valid(written)
    assert not LEADERS.is_valid("Nguyễn Hữu Phức")


@given(seed=st.integers(0, 2**32))
def test_every_spelling_that_is_found_is_let_stand(seed: int) -> None:
    draw = random.Random(seed)
    registry = draw.choice(["units", "leaders"])
    spellings = OURS.reader.names[registry].every_spelling
    text = draw.choice(spellings)
    for change in draw.sample(CHANGES, draw.randint(1, 4)):
        text = change(text)
    if OURS.reader.names[registry].find(text) is not None:
        assert (UNITS if registry == "units" else LEADERS).is_valid(text), text


CHANGES: list[Callable[[str], str]] = [
    str.upper,
    str.lower,
    str.title,
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: unicodedata.normalize("NFC", text),
    lambda text: text.replace("òa", "oà").replace("óa", "oá").replace("ủy", "uỷ"),
    lambda text: text.replace("Đ", "\u00d0").replace("đ", "\u00f0"),
    lambda text: text.replace("-", "\u2013"),
    lambda text: text.replace(" - ", "-"),
    lambda text: text.replace("và", "&"),
    lambda text: text.replace(",", ""),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" ", "  "),
    lambda text: f"Các {text}",
    lambda text: f"P. {text}",
    lambda text: f"Đ/c {text} phường",
    lambda text: f"{text} trên địa bàn phường Lê Thanh Nghị.",
    lambda text: "".join(chr(ord(c) + 0xFEE0) if "A" <= c <= "z" else c for c in text),
    lambda text: f"\u200b{text}",
    lambda text: text.replace("Phòng ", ""),
]


def test_tasks_and_targets_are_those_of_any_day(tmp_path: Path) -> None:
    task = {"id": "2.9", "title": "Việc mới", "text": "Việc mới.", "lead": ["Văn phòng"]}
    target = {"id": "moi", "name": "Mới", "milestones": [{"by": 2030, "at_least": 5}]}
    duty = {"id": "bao-cao-moi", "title": "Báo cáo", "owed_by": ["Văn phòng"]}
    changes: list[dict[str, Any]] = [
        {"add_task": {"section": "2", "task": task}},
        {"add_target": {"task": "1.1", "target": target}},
        {"add_duty": duty},
    ]
    loaded = load(amended_plan(tmp_path, ("2026-06-01", changes)))
    assert loaded.problems == ()
    _agree(loaded)


def test_ours_are_those_that_the_loader_knows() -> None:
    _agree(OURS)


def _agree(loaded: Loaded) -> None:
    names, reader = names_loaded(loaded), loaded.reader
    assert names.tasks is not None
    assert {task.number for task in names.tasks} == reader.numbers
    assert {task.number: {*(task.targets or ())} for task in names.tasks} == {
        number: {target.id for target in task.targets} for number, task in reader.tasks.items()
    }
    assert {*(names.duties or ())} == reader.duties


def test_what_cannot_be_read_is_not_told_wrong() -> None:
    names = names_of({"units.yaml": None, "programme.yaml": None, "sections/01.yaml": None})
    assert (names.spelt, names.tasks, names.duties) == ({}, None, None)
    assert Draft202012Validator(name_schema(names, "units")).is_valid("Phòng nào cũng được")


def test_the_pattern_reads_in_an_editor_as_here() -> None:
    for registry in ("units", "members", "leaders"):
        pattern = name_schema(NAMES, registry)["anyOf"][1]["pattern"]
        assert not re.search(r"\\(?!u[0-9a-f]{4}|s|\[)", pattern)
