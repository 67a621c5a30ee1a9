"""Faults of YAML itself, in the words of an office."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from syrupy.assertion import SnapshotAssertion

from ctr.yamlfile.events import MAX_DEPTH
from ctr.yamlfile.reader import read_yaml
from ctr.yamlfile.syntax import QUOTE, Syntax, explained
from tests.plan.load.faults import (
    Fault,
    check,
    in_one,
    in_programme,
    in_two,
    lead,
    measure,
    milestone,
    section,
)
from tests.small_plan import plant

AMBIGUOUS = ["no", "Yes", "off", "y", "True", "NULL", "12:30", "1_000", "017", "1e3", ".inf"]


SYNTAX = [
    in_programme("key twice", "symbol: ", "symbol: X\n«yaml-duplicate-key»symbol: ", "dòng 4"),
    milestone("key twice in flow", "{at_least: 1, «yaml-duplicate-key»at_least: 2}"),
    in_one(
        "fault in the first of two values of a key",
        "deadline: {phrase: thường xuyên, regular: true}",
        "deadline: {phrase: a, by: 2030, «unknown-key»foo: 1}\n"
        "    «yaml-duplicate-key»deadline: {phrase: a, by: 2031, foo: 2}",
    ),
    measure("anchor", "unit: «yaml-unsupported»&a phút", "bí danh"),
    measure("anchored key", "«yaml-unsupported»&a unit: phút", "bí danh"),
    measure("alias", "unit: «yaml-unsupported»*a", "nháy"),
    measure("tag", "unit: «yaml-unsupported»!!str phút", "thẻ kiểu"),
    measure("local tag", "unit: «yaml-unsupported»!x phút", "nháy"),
    measure("exclamation mark", "unit: !ph«yaml-syntax»út", "nháy"),
    measure("merge key", "«unknown-key»<<: {unit: phút}"),
    measure("complex key", "? «yaml-unsupported»[unit]\n        : phút"),
    in_two("two documents", "tasks:", "«yaml-unsupported»---\ntasks:", "---"),
    in_two("tab after indentation", "    request", "    «yaml-syntax»\trequest", "Tab"),
    in_two("tab for indentation", "    request", "«yaml-syntax»\trequest", "Tab"),
    in_one("tab in a block", "      Công khai", "«yaml-syntax»\tCông khai", "Tab"),
    in_programme("quote open to the end", "Thiếu dấu cách", '«yaml-syntax»"Thiếu dấu', "nháy"),
    in_two("quote open to the next", "Chỉnh trang đô thị", '«yaml-syntax»"Chỉnh trang', "nháy"),
    measure("unknown escape", 'unit: "«yaml-syntax»\\phút"', "\\"),
    measure("words after a quote", 'unit: "phút" «yaml-syntax»giây', "nháy"),
    lead("list open to the next key", '«yaml-syntax»["Phòng VHXH"', "chưa đóng"),
    section("list open to the end", "«yaml-syntax»[\n", "chưa đóng"),
    in_two("mapping open", "{achieved: true}", "«yaml-syntax»{achieved: true", "chưa đóng"),
    in_programme("no comma in flow", "2026, to: 2030", "2026 to«yaml-syntax»: 2030", "dấu phẩy"),
    in_two("colon in a value", "title: Tổ", "title: Tên«yaml-syntax»: Tổ", "hai chấm"),
    measure("percent sign", "unit: «yaml-syntax»%", "nháy"),
    measure("at sign", "unit: «yaml-syntax»@phút", "nháy"),
    measure("backtick", "unit: «yaml-syntax»`phút`", "nháy"),
    measure("leading comma", "unit: «yaml-syntax», phút"),
    measure("leading dash", "unit: «yaml-syntax»- phút"),
    measure("block with a wrong sign", "unit: |«yaml-syntax»x\n          phút"),
    in_two("no colon", "    leader: Lê Văn Hòa", "    «yaml-syntax»leader Lê Văn Hòa", "hai chấm"),
    in_two("no colon at the end", "    leader: Trần", "    «yaml-syntax»leader Trần", "hai chấm"),
    in_two("no colon in an item", '- id: "2.2"', "- «yaml-syntax»id 2.2", "thiếu dấu hai chấm"),
    in_two(
        "no colon above deeper keys", "tasks:", "tasks:\n  «yaml-syntax»ghi chú\n  a: b", "thiếu"
    ),
    in_two(
        "colon in a second line", "Chỉnh trang", "Chỉnh\n      trang«yaml-syntax»: b", "sai chỗ"
    ),
    milestone("no value before a brace", "{at_least«yaml-syntax»:}"),
    in_two("unknown version", 'id: "2"\n', '«yaml-syntax»%YAML 3.0\n---\nid: "2"\n'),
    in_two("key too far right", "    request", "     «yaml-syntax»request", "thụt dòng"),
    in_two("item too far left", '  - id: "2.2"', ' «yaml-syntax»- id: "2.2"', "thụt dòng"),
    section("deep lists", "[" * (MAX_DEPTH - 1) + "«yaml-depth»" + "[" * 100_000),
    section("deep mappings", "{a: " * (MAX_DEPTH - 1) + "«yaml-depth»" + "{a: " * 100_000),
    section("deep blocks", "\n" + "- " * (MAX_DEPTH - 1) + "«yaml-depth»" + "- " * 100_000),
    section(
        "alias bomb",
        "[]\n«unknown-key»a: «yaml-unsupported»&a [x, x]\n"
        "«unknown-key»b: «yaml-unsupported»&b [«yaml-unsupported»*a, «yaml-unsupported»*a]\n",
    ),
    *(measure(f"ambiguous {word}", f"unit: «yaml-ambiguous»{word}", word) for word in AMBIGUOUS),
    *(
        in_one(f"control character {ord(char)}", "chờ bình", f"chờ «file-encoding»{char}")
        for char in "\x00\x07\x0b\x1b\x7f\ufffe"
    ),
    *(
        in_one(f"line separator {ord(char)} {where}", text, f"a«file-encoding»{char}b")
        for char in "\x85\u2028\u2029"
        for where, text in (("in a line", "quyết đúng"), ("in a block", "Công khai"))
    ),
    measure("escaped control character", 'unit: «file-encoding»"ph\\x1b[31mút"'),
    measure("escaped NUL", 'unit: «file-encoding»"ph\\0út"'),
]


@pytest.mark.parametrize("fault", SYNTAX, ids=lambda fault: fault.name)
def test_a_fault_is_told_once_at_its_place(
    small: Path, fault: Fault, snapshot: SnapshotAssertion
) -> None:
    assert check(small, plant(small, fault.file, fault.text), fault.says) == snapshot


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("tên\nmã: 1\n", 1, 1, "thiếu dấu hai chấm sau khóa"),
        ("\ntên\nmã: 1\n", 2, 1, "thiếu dấu hai chấm sau khóa"),
        ("- tên\n  mã: 1\n", 1, 3, "thiếu dấu hai chấm sau khóa"),
        ("a:\n  tên\n  mã: 1\n", 2, 3, "thiếu dấu hai chấm sau khóa"),
        ("tên: a: b\n", 1, 7, "dấu hai chấm đặt sai chỗ"),
        ("a:\n  tên: b: c\n", 2, 9, "dấu hai chấm đặt sai chỗ"),
        ("\ntên: b: c\n", 2, 7, "dấu hai chấm đặt sai chỗ"),
    ],
)
def test_a_key_without_a_colon_is_told_from_a_value_with_one(
    text: str, line: int, column: int, message: str
) -> None:
    (problem,) = read_yaml(text, "a.yaml").problems
    assert (problem.line, problem.column, problem.message) == (line, column, message)


def test_an_error_without_a_place_is_told_at_the_beginning() -> None:
    fault = explained(yaml.YAMLError("x"), "a: 1\nb: 2\n", None, None)
    assert fault == Syntax(line=1, column=1, message="sai cú pháp YAML", hint=QUOTE)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_marks_of_a_merge_are_named_as_such(end: str) -> None:
    text = "a: 1\nb:\n<<<<<<< bên này\n  - c\n=======\n  - d\n>>>>>>> bên kia\n"
    (problem,) = read_yaml(text.replace("\n", end), "a.yaml").problems
    assert (problem.line, problem.column, problem.code) == (3, 1, "yaml-syntax")
    assert "hai bản được gộp" in problem.message
    assert "git add" in problem.hint
    alone = read_yaml("a: 1\n<<<<<<< x\nb: 2\n", "a.yaml").problems
    assert not any("gộp" in one.message for one in alone)
