"""An edit changes what it means, and not a byte beside it."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from os import environ
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.yamlfile.editor import CannotEdit, Edit, edited, rendered
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


def after(text: str, *path: str | int, value: Any, **how: Any) -> str:
    """`text` with one edit."""
    return edited(text, [Edit(path=path, value=value, **how)])


@pytest.mark.parametrize(
    ("before", "value", "expected"),
    [
        ("a: 1  # một\nb: 2\n", 3, "a: 3  # một\nb: 2\n"),
        ("a: 'cũ'\n", "mới", "a: mới\n"),
        ("a:\nb: 2\n", 3, "a: 3\nb: 2\n"),
        ("a:   # chưa có\n", 3, "a: 3   # chưa có\n"),
        ("a: |\n  một\n  hai\n\n# ghi chú\nb: 2\n", "ba", "a: ba\n\n# ghi chú\nb: 2\n"),
        ("a: >-\n  một\n  hai\n", "ba", "a: ba\n"),
        ("{a: 1, b: 2}\n", "x, y", '{a: "x, y", b: 2}\n'),
        ("a: 1\r\nb: 2\r\n", 3, "a: 3\r\nb: 2\r\n"),
        ("\ufeffa: 1\n", 3, "\ufeffa: 3\n"),
        ("a: 1", 3, "a: 3"),
    ],
)
def test_a_value_is_replaced_and_nothing_beside_it(before: str, value: Any, expected: str) -> None:
    assert after(before, "a", value=value) == expected


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "true"),
        (False, "false"),
        (date(2026, 3, 1), "2026-03-01"),
        (2026, "2026"),
        (Decimal("97.5"), "97.5"),
        (Decimal("97.125"), "97.1250"),  # 97.125 is a thousand and more to some
        (Decimal("1E+3"), "1000"),
        ("Họp giao ban", "Họp giao ban"),
        ("2026", '"2026"'),
        ("10.2", '"10.2"'),
        ("no", '"no"'),
        ("true", '"true"'),
        ("null", '"null"'),
        ("12:30", '"12:30"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("- a", '"- a"'),
        ("_a", '"_a"'),
        ("", '""'),
        ("a'b", '"a\'b"'),
        ('nói "có"', '"nói \\"có\\""'),
        ("a\\b", '"a\\\\b"'),
        ("a, b [c]", "a, b [c]"),
        (" a ", '" a "'),
        ("a\tb", '"a\\tb"'),
        ("một\n\nhai", "|-\n  một\n\n  hai"),
        ("một\nhai\n", '"một\\nhai\\n"'),
        ("\nmột", '"\\nmột"'),
        ("một \nhai", '"một \\nhai"'),
    ],
)
def test_how_a_value_is_written(value: Any, written: str) -> None:
    text = rendered({"a": value})
    assert text.splitlines() == f"a: {written}".splitlines()
    assert after("b: 1\n", "a", value=value).splitlines() == ["b: 1", *text.splitlines()]


@pytest.mark.parametrize("value", ["a, b", "a [b", "a ]b", "a {b", "a }b"])
def test_in_braces_more_needs_quotes(value: str) -> None:
    assert after("{b: 1}\n", "a", value=value) == f'{{b: 1, a: "{value}"}}\n'


ORDER = ("unit", "year", "received", "tasks")


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (
            "unit: A\nyear: 2026\ntasks: []\n",
            "unit: A\nyear: 2026\nreceived: 2026-11-20\ntasks: []\n",
        ),
        ("unit: A  # đơn vị\n", "unit: A  # đơn vị\nreceived: 2026-11-20\n"),
        ("unit: A", "unit: A\nreceived: 2026-11-20\n"),
        ("tasks: []\n", "tasks: []\nreceived: 2026-11-20\n"),
        (
            "year: 2026\nunit: A\ntasks: []\n",
            "year: 2026\nunit: A\nreceived: 2026-11-20\ntasks: []\n",
        ),
        ("{unit: A, year: 2026}\n", "{unit: A, year: 2026, received: 2026-11-20}\n"),
        ("{unit: A,}\n", "{unit: A, received: 2026-11-20}\n"),
        ("{unit: A }\n", "{unit: A, received: 2026-11-20 }\n"),
        ("{}\n", "{received: 2026-11-20}\n"),
        ("unit: A\r\ntasks: []\r\n", "unit: A\r\nreceived: 2026-11-20\r\ntasks: []\r\n"),
        (
            "unit: |\n  A\n  # chữ, không phải ghi chú\ntasks: []\n",
            "unit: |\n  A\n  # chữ, không phải ghi chú\nreceived: 2026-11-20\ntasks: []\n",
        ),
    ],
)
def test_a_new_key_stands_after_those_before_it(before: str, expected: str) -> None:
    assert after(before, "received", value=date(2026, 11, 20), order=ORDER) == expected


def test_a_key_that_no_order_names_comes_last() -> None:
    assert after("a: 1\nb: 2\n", "c", value=3, order=("b",)) == "a: 1\nb: 2\nc: 3\n"


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("a:\n  - một\nb: 2\n", "a:\n  - một\n  - hai\nb: 2\n"),
        ("a:\n- một\nb: 2\n", "a:\n- một\n- hai\nb: 2\n"),
        ("a: [một]\n", "a: [một, hai]\n"),
        ("a: [một,]\n", "a: [một, hai]\n"),
        ("a: [ ]  # chưa có\n", "a: [ hai]  # chưa có\n"),
        ("a:\nb: 2\n", "a:\n  - hai\nb: 2\n"),
        ("b: 2\n", "b: 2\na:\n  - hai\n"),
        ("{b: 2}\n", "{b: 2, a: [hai]}\n"),
        ("a:\n  - một", "a:\n  - một\n  - hai\n"),
        (
            "a:\n  - một\n    # của một\n\n  # của sau\nb: 2\n",
            "a:\n  - một\n    # của một\n  - hai\n\n  # của sau\nb: 2\n",
        ),
        ("a:\n  - |\n    một\n\nb: 2\n", "a:\n  - |\n    một\n  - hai\n\nb: 2\n"),
    ],
)
def test_an_item_is_added_below_the_last(before: str, expected: str) -> None:
    assert after(before, "a", value="hai", append=True) == expected


def test_a_mapping_and_a_list_within_it_are_written_in_blocks() -> None:
    value = {"task": "1.1", "log": [{"on": date(2026, 3, 1), "done": "Một\nHai"}], "next": ["x"]}
    assert after("tasks:\n  - task: a\n", "tasks", value=value, append=True) == (
        "tasks:\n"
        "  - task: a\n"
        '  - task: "1.1"\n'
        "    log:\n"
        "      - on: 2026-03-01\n"
        "        done: |-\n"
        "          Một\n"
        "          Hai\n"
        "    next:\n"
        "      - x\n"
    )
    flow = after("{tasks: []}\n", "tasks", value=value, append=True)
    assert flow == (
        '{tasks: [{task: "1.1", log: [{on: 2026-03-01, done: "Một\\nHai"}], next: [x]}]}\n'
    )


@pytest.mark.parametrize(
    ("text", "path", "how", "place"),
    [
        ("", ("a",), {}, "a"),
        ("a: 1\n", ("b", "c"), {}, "b.c"),
        ("a: 1\n", ("a", "c"), {}, "a.c"),
        ("a: [1]\n", ("a", 5), {}, "a.5"),
        ("a: [1]\n", ("a",), {}, "a"),
        ("a: {b: 1}\n", ("a",), {}, "a"),
        ("a: 1\n", ("a",), {"append": True}, "a"),
        ("a: {b: 1}\n", ("a",), {"append": True}, "a"),
    ],
)
def test_what_cannot_be_changed_safely_is_refused_with_its_place(
    text: str, path: tuple[str | int, ...], how: dict[str, Any], place: str
) -> None:
    with pytest.raises(CannotEdit) as refused:
        after(text, *path, value="x", **how)
    assert str(refused.value) == place


@pytest.mark.parametrize("value", [{"b": 1}, [1]])
def test_no_value_is_replaced_by_several(value: Any) -> None:
    with pytest.raises(CannotEdit, match=r"^a\.b$"):
        after("a:\n  b: 1\n", "a", "b", value=value)


@pytest.mark.parametrize(
    ("text", "value"), [("a: 1\n", "\x85"), ("a: 1\n", "e\u0301"), ("a: 1\n", Decimal("NaN"))]
)
def test_what_would_not_be_read_back_as_it_was_meant_is_refused(text: str, value: Any) -> None:
    with pytest.raises(CannotEdit, match=r"^a$"):
        after(text, "a", value=value)


def test_a_list_is_begun_where_braces_leave_a_value_out() -> None:
    text = after("{a: , b: 2}\n", "a", value="hai", append=True)
    assert read_yaml(text, "a.yaml").data == {"a": ["hai"], "b": 2}


LAYOUTS = (
    'unit: A\ntasks:\n  - task: "1"\n    log: [{on: a}]\n  - task: "2"\n',
    'tasks:\n- task: "1"  # một\n  state: b\n  # sâu\n  log:\n  - on: a\n    # sâu hơn\n\n'
    '- task: "2"\n  values:\n  note: |\n    hai\n\n# cuối\nunit: A\n',
    'tasks:\n  - {task: "1", log: [a, b]}\n  - task: "2"\n    log:\n      - on: a\n      # sau\n',
    'unit: A\r\ntasks:\r\n  - task: "1"\r\n  - task: "2"\r\n    log: []\r\n',
    "{unit: A, tasks: [{task: x}, {task: y, log: [a,]}]}",
    'tasks:\n  - task: "1"\n    log:\n      - on: a',
)
KEYS = ("task", "state", "state_on", "log", "values", "note")
PLACES = (
    *((("tasks", index, key), key in ("log", "values")) for index in range(4) for key in KEYS),
    *((("tasks", index, "log", place, "on"), False) for index in range(3) for place in range(2)),
    (("tasks",), True),
    (("unit",), False),
    (("year",), False),
)
WANTED = st.lists(
    st.builds(
        lambda place, remove, value: Edit(
            path=place[0],
            append=place[1] and not remove,
            remove=remove,
            order=("unit", "year", "tasks") if len(place[0]) < 2 else KEYS,
            value={"task": value} if place[0] == ("tasks",) else value,
        ),
        st.sampled_from(PLACES),
        st.integers(0, 9).map(lambda number: number == 0),
        st.sampled_from(["x", "a, b", "hai\ndòng", 7]),
    ),
    max_size=12,
)


@settings(max_examples=int(environ.get("EDITOR_EXAMPLES", "60")))
@given(st.sampled_from(LAYOUTS), WANTED)
def test_many_edits_give_what_they_give_one_by_one(text: str, edits: list[Edit]) -> None:
    made: list[Edit] = []
    expected = text
    for edit in edits:
        with suppress(CannotEdit):
            expected = edited(expected, [edit])
            made.append(edit)
    assert edited(text, made) == expected


def test_a_file_is_read_back_a_few_times_for_many_edits(monkeypatch: pytest.MonkeyPatch) -> None:
    """A form of 500 tasks took a minute."""
    text = "tasks:\n" + "".join(f'  - task: "{number}"\n    state: a\n' for number in range(500))
    edits = [
        edit
        for number in range(500)
        for edit in (
            Edit(path=("tasks", number, "state"), value="done"),
            Edit(path=("tasks", number, "log"), value={"on": "a"}, append=True),
            Edit(path=("tasks",), value={"task": f"+{number}"}, append=True),
        )
    ]
    read = list[str]()

    def noted(text: str, file: str) -> Document:
        read.append(text)
        return read_yaml(text, file)

    monkeypatch.setattr("ctr.yamlfile.editor.read_yaml", noted)
    assert edited(text, edits).count("\n") == 1 + 500 * (2 + 2 + 1)
    assert len(read) == 2
