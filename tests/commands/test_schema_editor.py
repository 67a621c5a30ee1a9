"""What people see in an editor, by yaml-language-server itself, from files alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from ctr.plan.schema.kinds import MODELINE, head
from tests.conftest import EXAMPLE, PLAN, YEAR_PLAYED
from tests.language_server import Editor, server
from tests.plan.schema.faults import FAULTS, Fault

PROGRAM = server()
pytestmark = pytest.mark.skipif(
    PROGRAM is None,
    reason="no yaml-language-server on the PATH or in CTR_YAML_LANGUAGE_SERVER",
)


@pytest.fixture(scope="module")
def editor() -> Iterator[Editor]:
    editor = Editor(str(PROGRAM))
    yield editor
    editor.close()


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(copytree(EXAMPLE / "plan", tmp_path_factory.mktemp("example") / "plan"))


def test_our_plan_and_the_example_are_right(editor: Editor, example: Path, tmp_path: Path) -> None:
    ours = Path(copytree(PLAN, tmp_path / "plan"))
    copytree(YEAR_PLAYED, ours / "results")
    files = [*sorted(ours.rglob("*.yaml")), *sorted(example.rglob("*.yaml"))]
    assert len(files) > 35
    for file in files:
        text = file.read_text("utf-8")
        in_plan = file.relative_to(ours if file.is_relative_to(ours) else example).as_posix()
        editor.open(file, text if text.startswith(MODELINE) else f"{head(in_plan)}{text}")
    assert {file: faults for file in files if (faults := editor.faults(file))} == {}


@pytest.fixture(scope="module")
def told(editor: Editor, example: Path) -> dict[Fault, list[tuple[int, str]]]:
    """What is told of each fault, all of them shown at once."""
    files = {
        fault: example / fault.file.replace(".yaml", f"-{number}.yaml")
        for number, fault in enumerate(FAULTS)
    }
    for fault, file in files.items():
        editor.open(file, fault.planted(example))
    return {fault: editor.faults(file) for fault, file in files.items()}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.new or fault.old)
def test_a_fault_is_told_in_vietnamese_where_it_is(
    example: Path, told: dict[Fault, list[tuple[int, str]]], fault: Fault
) -> None:
    ((line, message),) = told[fault]
    assert line == fault.line(example)
    assert fault.told in message


def test_a_field_is_explained(editor: Editor, example: Path) -> None:
    file = example / "sections" / "02-xanh.yaml"
    editor.show(file)
    for key, text in (
        ("lead:", "Đơn vị chủ trì"),
        ("milestones:", "Các mốc của chỉ tiêu"),
        ("deadline:", "Thời hạn riêng của nhiệm vụ"),
        ("at_least:", "Từ mức này trở lên"),
        ("by:", "Viết `2027-12-31`, `2026-05`, `2026-Q2`, `2026`"),
    ):
        shown = editor.hover(file, *_place(file.read_text("utf-8"), key))
        assert text in shown
        assert "bắt buộc" in shown.lower()


def _place(text: str, part: str) -> tuple[int, int]:
    """Line and column, from 1."""
    before = text[: text.index(part)]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def _offered(editor: Editor, file: Path, text: str) -> dict[str, Any]:
    """What is put down by each offer where the mark ¦ stands."""
    head = file.read_text("utf-8").partition("\n")[0]
    line, column = _place(f"{head}\n{text}", "¦")
    editor.show(file, f"{head}\n{text.replace('¦', '')}")
    return {
        label: (item.get("textEdit") or {}).get("newText", item.get("insertText"))
        for label, item in editor.completions(file, line, column).items()
    }


SECTION = 'id: "2"\ntitle: Xanh\ntasks:\n  - id: "2.1"\n    title: Cây\n    text: Trồng cây.\n'


def test_names_complete_in_a_section(editor: Editor, example: Path) -> None:
    file = example / "sections" / "02-xanh.yaml"
    units = _offered(editor, file, f"{SECTION}    lead:\n      - ¦\n")
    assert units["Phòng Môi trường"] == "Phòng Môi trường"
    assert "Các trường học trên địa bàn" in units
    assert '"Các cơ quan, đơn vị liên quan"' in _offered(editor, file, f"{SECTION}    lead: [¦]\n")
    assert {*_offered(editor, file, f"{SECTION}    leader: ¦\n")} == {
        "Trần Thị Ví Dụ",
        "Lê Văn Mẫu",
    }
    deadline = f"{SECTION}    deadline:\n      phrase: x\n      every: ¦\n"
    assert [*_offered(editor, file, deadline)][:2] == ["year", "half_year"]
    task = _offered(editor, file, f"{SECTION}  - ¦\n")
    assert task["nhiệm vụ mới"].startswith('id: "$1"\n  title: $2\n')


RESULTS = "unit: Phòng Môi trường\nyear: 2026\ntasks:\n"


def test_tasks_states_and_targets_complete_in_results(editor: Editor, example: Path) -> None:
    file = example / "results" / "2026" / "phong-moi-truong.yaml"
    assert "Công an phường Ví Dụ" in _offered(editor, file, "unit: ¦\nyear: 2026\n")
    tasks = _offered(editor, file, f"{RESULTS}  - task: ¦\n")
    assert tasks['"1.1"'] == '"1.1"'
    assert len(tasks) == 10
    states = _offered(editor, file, f'{RESULTS}  - task: "1.1"\n    state: ¦\n')
    assert [*states] == ["not_started", "in_progress", "done", "paused", "dropped"]
    values = f'{RESULTS}  - task: "1.1"\n    values:\n      - target: ¦\n'
    assert [*_offered(editor, file, values)] == ["ho-phan-loai-rac"]
    result = _offered(editor, file, f"{RESULTS}  - ¦\n")
    assert result["kết quả mới của một nhiệm vụ"].startswith('task: "$1"\n')
