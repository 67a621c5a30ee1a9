"""One tree of nodes: data, places and spans of the same parts."""

from __future__ import annotations

from ctr.yamlfile.editor import Edit, edited
from ctr.yamlfile.reader import Document, read_yaml

TEXT = """\
unit: Công an phường  # đơn vị
tasks:
  - task: "10.2"
    log: [{on: 2026-03-01, done: Ra quân}]
    difficulties:
      - |
        hai
        dòng
"""


def test_a_node_knows_its_data_its_place_and_its_span() -> None:
    document = read_yaml(TEXT, "a.yaml")
    assert document.root is not None
    number = document.root.find(("tasks", 0, "task"))
    assert number is not None
    assert (number.value, TEXT[number.start : number.end]) == ("10.2", '"10.2"')
    assert (number.line, number.column, number.key_position) == (3, 11, (3, 5))
    log = document.root.find(("tasks", 0, "log"))
    assert log is not None
    assert log.flow
    assert TEXT[log.start : log.end] == "[{on: 2026-03-01, done: Ra quân}]"
    words = document.root.find(("tasks", 0, "difficulties", 0))
    assert words is not None
    assert words.block_scalar
    assert document.root.data == document.data
    assert document.data["tasks"][0]["difficulties"] == ["hai\ndòng\n"]


def test_the_position_of_what_is_missing_is_that_of_what_encloses_it() -> None:
    document = read_yaml(TEXT, "a.yaml")
    assert document.position(("tasks", 0, "state")) == (3, 5)
    assert document.position(("tasks", 7, "state")) == (3, 3)
    assert document.position(("tasks", 0, "log"), at_key=True) == (4, 5)
    assert document.position(("tasks", 0, "log")) == (4, 10)


def test_a_document_that_could_not_be_read_has_a_position_for_everything() -> None:
    assert Document("a.yaml").position(("unit",)) == (1, 1)
    broken = read_yaml("unit: [\n", "a.yaml")
    assert (broken.root, broken.data) == (None, None)
    assert broken.position(("unit",), at_key=True) == (1, 1)


def test_of_a_key_written_twice_the_first_counts() -> None:
    document = read_yaml("a: 1\na:\n  b: 2\n", "a.yaml")
    assert document.data == {"a": 1}
    assert [problem.line for problem in document.problems] == [2]
    assert "dòng 1" in document.problems[0].message


def test_a_key_in_decomposed_letters_is_found_by_an_edit() -> None:
    assert edited("đơn vị: 1\n", [Edit(path=("đơn vị",), value=2)]).endswith(": 2\n")


def test_edits_in_a_row_find_each_what_the_one_before_wrote() -> None:
    text = edited(
        TEXT,
        [
            Edit(path=("tasks",), value={"task": "10.3"}, append=True),
            Edit(path=("tasks", 1, "state"), value="done"),
            Edit(path=("tasks", 0, "log", 0, "done"), value="Họp, bàn"),
        ],
    )
    assert text == TEXT.replace("Ra quân", '"Họp, bàn"') + '  - task: "10.3"\n    state: done\n'
