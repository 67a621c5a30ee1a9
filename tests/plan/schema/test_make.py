"""What the loader takes of a file fits its schema, for another validator than pydantic."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from ctr.plan.load.files import parse_document
from ctr.plan.load.loader import Loaded, load
from ctr.plan.load.read_results import ResultsReader
from ctr.plan.load.validate import validate
from ctr.plan.model.names import NameRegistries
from ctr.plan.schema import rules
from ctr.plan.schema.kinds import KINDS, Kind, kind_of
from ctr.plan.schema.make import classes, schema_of
from ctr.plan.schema.names import names_loaded
from tests.conftest import EXAMPLE, PLAN, YEAR_PLAYED
from tests.plan.schema.faults import FAULTS, Fault

EXAMPLES = int(os.environ.get("CTR_TEST_SCHEMAS", "60"))
WORDS: list[Any] = [
    None, "", " ", "x", "10.2", 5, 25, 31, 32, 0, -1, 2026, 1944, 97.5, True, False, [], {}, [1],
    [1, 2], ["x"], {"x": 1}, "2026-11-25", "2026-02-30", "2024-02-29", "11-25", "25", "friday",
    "2026-Q2", "2026-q4", "2026-05", "2026-6T", "2026-01-01..2026-03-31", " 2026 ", "week",
    "quarter", "year", "done", "phòng  MÔI TRƯỜNG", "P. Môi trừơng phường", "UBND Phường Ví Dụ",
    "Trường TH Mẫu", "Các Trường học", "Chủ tịch Lê Văn Mẫu", "đồng chí Lê Văn Mẫu",
    "Lê Vãn Mẫu", "Sở Xây dựng", " cay-xanh", "1.1", " 1.1", "a-b", "A", "congan@x.example",
]  # fmt: skip
"""What is put in the place of anything."""


class Checked:
    """A plan's files with their schemas, and both judgements of a file."""

    def __init__(self, folder: Path) -> None:
        self.loaded: Loaded = load(folder)
        names = names_loaded(self.loaded)
        self.schemas = {kind.name: Draft202012Validator(schema_of(kind, names)) for kind in KINDS}
        self.files: dict[str, tuple[Kind, Any]] = {
            name: (kind, _plain(document.data))
            for document in self.loaded.documents
            if (name := document.file.removeprefix("plan/")) and (kind := kind_of(name))
        }
        self.folder = folder
        self.registries: NameRegistries = self.loaded.reader.names

    def faults(self, kind: Kind, data: Any) -> list[str]:
        """What the schema says."""
        return [str(error.message) for error in self.schemas[kind.name].iter_errors(data)]

    def is_taken(self, name: str, kind: Kind, data: Any) -> bool:
        """What the loader says of the file alone, and of results against the plan."""
        content = json.dumps(data, ensure_ascii=False).encode()
        if kind.name in ("results", "summary"):
            reader: ResultsReader = self.loaded.reader
            return reader.as_read(self.folder / name, content) is not None
        document = parse_document(content, name)
        return validate(classes()[kind.read_as], document, self.registries) is not None


def _plain(data: Any) -> Any:
    """As JSON and an editor know it."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(value) for value in data]
    return float(data) if isinstance(data, Decimal) else data


@pytest.fixture(scope="module")
def example() -> Checked:
    return Checked(EXAMPLE / "plan")


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    from shutil import copytree

    folder = tmp_path_factory.mktemp("ours") / "plan"
    copytree(PLAN, folder)
    copytree(YEAR_PLAYED, folder / "results")
    return Checked(folder)


def test_every_schema_is_one(example: Checked) -> None:
    for validator in example.schemas.values():
        Draft202012Validator.check_schema(validator.schema)


@pytest.mark.parametrize("plan", ["ours", "example"])
def test_another_validator_takes_the_plan(plan: str, request: pytest.FixtureRequest) -> None:
    checked: Checked = request.getfixturevalue(plan)
    assert len(checked.files) > 12
    for name, (kind, data) in checked.files.items():
        assert checked.faults(kind, data) == [], name


def test_the_packaged_calendar_and_amendments_fit(example: Checked) -> None:
    calendar, amendments = (
        next(kind for kind in KINDS if kind.name == name) for name in ("calendar", "amendments")
    )
    packaged = parse_document(
        (Path(load.__code__.co_filename).with_name("calendar.yaml")).read_bytes(), "calendar.yaml"
    )
    assert example.faults(calendar, _plain(packaged.data)) == []
    assert example.faults(amendments, AMENDED) == []
    assert example.is_taken("amendments.yaml", amendments, AMENDED)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.new or fault.old)
def test_a_planted_fault_is_one_to_both(example: Checked, fault: Fault) -> None:
    kind, _ = example.files[fault.file]
    document = parse_document(fault.planted(example.folder).encode(), fault.file)
    data = _plain(document.data)
    assert example.faults(kind, data)
    assert document.problems or not example.is_taken(fault.file, kind, data)


def test_every_check_of_the_model_is_told_or_left_out_by_name() -> None:
    for kind in classes().values():
        rules.of_class(kind)
    assert {*rules.RULES} == {kind for kind in classes().values() if kind.checks}


AMENDED: dict[str, Any] = {
    "amendments": [
        {
            "document": "Quyết định số 12/QĐ-UBND ngày 01/7/2026",
            "on": "2026-07-01",
            "changes": [
                {"deadline": {"task": "2.2", "to": "2028-06-30"}},
                {"deadline": {"duty": "bao-cao-nam", "deadline": {
                    "phrase": "trước ngày 20 tháng cuối quý", "before": 20, "every": "quarter"}}},
                {"level": {"target": "cay-xanh", "milestones": [{"by": 2028, "at_least": 5}]}},
                {"leader": {"from": "Lê Văn Mẫu", "to": "Chủ tịch", "tasks": ["1.1"]}},
                {"assign": {"task": "2.3", "lead": ["Phòng Công nghệ"]}},
                {"rename": {"unit": "Công an", "to": "Phòng Công nghệ"}},
                {"merge": {"units": ["Phòng Môi trường"], "into": "Phòng Công nghệ"}},
                {"split": {"unit": "Phòng Môi trường", "into": [{"unit": "Văn phòng"}]}},
                {"add_task": {"section": "2", "after": "2.1", "task": {
                    "id": "2.4", "title": "Mới", "text": "Việc mới.", "lead": ["Văn phòng"]}}},
                {"add_target": {"task": "2.3", "target": {
                    "id": "mai-nha", "name": "Mái nhà", "milestones": [{"achieved": True}]}}},
                {"add_duty": {"id": "bao-cao-thang", "title": "Báo cáo", "report": True,
                    "owed_by": ["Văn phòng"], "deadline": {
                        "phrase": "thứ sáu", "by": "friday", "every": "week"}}},
                {"drop": {"target": "cay-xanh"}},
            ],
        }
    ]
}  # fmt: skip


def changed(data: Any, draw: random.Random) -> Any:
    """The data with one to three things in it put otherwise."""
    data = deepcopy(data)
    for _ in range(draw.randint(1, 3)):
        holder, key = draw.choice([*_places(data)])
        match draw.randint(0, 5):
            case 0:
                del holder[key]
            case 1 if isinstance(holder, dict):
                other, name = draw.choice([*_places(data)])
                holder[name if isinstance(name, str) else key] = deepcopy(other[name])
            case 2 if isinstance(holder, list):
                holder.append(deepcopy(holder[key]))
            case _:
                holder[key] = draw.choice(WORDS)
    return data


def _places(data: Any) -> Iterator[tuple[Any, Any]]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        yield data, key
        if isinstance(value, dict | list):
            yield from _places(value)
    if not data:
        yield {"": None}, ""


@settings(max_examples=EXAMPLES)
@given(seed=st.integers(0, 2**32))
def test_what_the_loader_takes_the_schema_takes(example: Checked, seed: int) -> None:
    draw = random.Random(seed)
    files = {**example.files, "amendments.yaml": (_kind("amendments"), AMENDED)}
    name = draw.choice(sorted(files))
    kind, data = files[name]
    data = changed(data, draw)
    if example.is_taken(name, kind, data):
        assert example.faults(kind, data) == []


def _kind(name: str) -> Kind:
    return next(kind for kind in KINDS if kind.name == name)
