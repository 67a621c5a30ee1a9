"""An edit changes what it means, and not a byte beside it."""

from __future__ import annotations

from ctr.yamlfile.editor import Edit, edited

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
