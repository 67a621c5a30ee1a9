"""One tree of nodes: data, places and spans of the same parts."""

from __future__ import annotations

from ctr.yamlfile.reader import read_yaml

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
    assert words.value == "hai\ndòng\n"
    assert document.root.data == document.data
    assert document.data["tasks"][0]["difficulties"] == ["hai\ndòng\n"]


def test_the_position_of_what_is_missing_is_that_of_what_encloses_it() -> None:
    document = read_yaml(TEXT, "a.yaml")
    assert document.position(("tasks", 0, "state")) == (3, 5)
    assert document.position(("tasks", 7, "state")) == (3, 3)
    assert document.position(("tasks", 0, "log"), at_key=True) == (4, 5)
    assert document.position(("tasks", 0, "log")) == (4, 10)
