"""A plan is read whole: each fault reported once, none hiding another."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from ctr.plan.load.loader import load
from ctr.yamlfile.events import MAX_DEPTH
from tests.plan.load.faults import (
    CALENDAR,
    LEADERS,
    NEW,
    ONE,
    PROGRAMME,
    TWO,
    UNITS,
    Fault,
    check,
    in_one,
    in_programme,
    in_two,
)
from tests.plans import UNITS as THREE
from tests.plans import task, written
from tests.small_plan import FILES, plant, replaced


def test_a_sound_plan_has_no_problems(small: Path) -> None:
    loaded = load(small)
    assert loaded.problems == ()
    assert loaded.plan is not None
    assert [task.id for _, task in loaded.plan.tasks()] == ["1.1", "1.2", "2.1", "2.2"]


ALSO_RIGHT = [
    in_two("short name", '["Phòng Kinh tế, Hạ tầng và Đô thị"]', "[Phòng KTHTĐT]"),
    in_two("alias", "through: Văn phòng HĐND và UBND", "through: VP HĐND và UBND"),
    in_two("ampersand", "through: Văn phòng HĐND và UBND", "through: Văn phòng HĐND&UBND"),
    in_two("small letters", "through: Văn phòng HĐND và UBND", "through: văn phòng hđnd và ubnd"),
    in_two("capital letters", "through: Văn phòng HĐND và UBND", "through: VĂN PHÒNG"),
    in_two(
        "spaces", "through: Văn phòng HĐND và UBND", 'through: " Văn\u00a0phòng  HĐND và UBND "'
    ),
    *(
        in_two(f"hyphen {ord(hyphen)}", "hóa - Xã", f"hóa{hyphen}Xã")
        for hyphen in ("-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2212")
    ),
    in_two("tone on the other letter", "leader: Lê Văn Hòa", "leader: Lê Văn Hoà"),
    in_two("tone on the other letter of uy", "leader: Trần Thị Thúy", "leader: Trần Thị Thuý"),
    in_two("decomposed", "Lê Văn Hòa", unicodedata.normalize("NFD", "Lê Văn Hòa")),
    in_two("alias of a leader", "leader: Lê Văn Hòa", "leader: Phó Chủ tịch Hoà"),
    in_two("single quotes", 'id: "2"\n', "id: '2'\n"),
    in_two("comment", 'id: "2"\n', '# Mục hai\n\nid: "2"   # số mục\n'),
    in_programme("quoted date", "2026-03-20", '"2026-03-20"'),
    in_programme("quoted year of a deadline", "by: 2028", 'by: "2028"'),
    in_programme("no value", "kind:", "printed_place:\nkind:"),
    in_one("figure without need", "97.5", "97.50"),
]


@pytest.mark.parametrize("same", ALSO_RIGHT, ids=lambda same: same.name)
def test_another_way_to_write_the_same(small: Path, same: Fault) -> None:
    before = load(small).plan
    plant(small, same.file, same.text)
    check(small, [])
    assert load(small).plan == before


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"),
        lambda raw: unicodedata.normalize("NFD", raw.decode()).encode(),
        lambda raw: raw.rstrip(),
        lambda raw: b"---\n" + raw + b"...\n",
    ],
    ids=["BOM", "CRLF", "BOM and CRLF", "NFD", "no last line end", "document marks"],
)
def test_the_same_plan_in_other_bytes(small: Path, change: Callable[[bytes], bytes]) -> None:
    before = load(small).plan
    for file in FILES:
        (small / file).write_bytes(change((small / file).read_bytes()))
    check(small, [])
    assert load(small).plan == before


def test_a_calendar_is_read_after_the_packaged_one(small: Path) -> None:
    plant(small, CALENDAR, "years:\n  - year: 2031\n    hung_kings: 2031-04-01\n")
    loaded = load(small).plan
    assert loaded is not None
    assert loaded.calendar[-1].year == 2031


MANY = {
    PROGRAMME: replaced(
        PROGRAMME,
        ("kind:", "kind: «wrong-type»[Chương trình]\n«yaml-duplicate-key»kind:"),
        ("2026-03-20", "«wrong-date»20/03/2026"),
        ("year: 2026", "year: «wrong-type»nay"),
        ("{from: 2026, to: 2030}", "«missing-key»{from: 2026}"),
        ("closing:", "«unknown-key»closin: A\nclosing:"),
    ),
    UNITS: replaced(
        UNITS,
        ("short: Phòng KTHTĐT", "short: «duplicate-name»Phòng VHXH"),
        ("groups:", "groups:\n  - «wrong-value»{name: Nhóm}"),
    ),
    LEADERS: replaced(LEADERS, ("position: Chủ tịch\n", "position: «wrong-type»1\n")),
    TWO: replaced(TWO, ("    request", "«yaml-syntax»\trequest")),
    NEW: """\
id: "3"
title: Mục có nhiều lỗi
tasks:
  - id: "3.1"
    title: «wrong-type»12
    «unknown-key»titel: Hai
    text: «wrong-value»" "
    lead: [«unknown-unit»Phòng Vân hóa]
    coordinating:
      - Văn phòng
      - «unknown-unit»Sở Ngoại giao
    leader: «unknown-leader»Lê Văn Hoa
    request: «yaml-ambiguous»yes
    «yaml-duplicate-key»lead: []
    targets:
      - id: «duplicate-id»thoi-gian-cho
        name: «wrong-type»{A: B}
        milestones:
          - «wrong-value»{every: year}
          - by: «wrong-date»31/12/2027
            at_least: «wrong-type»97,5
  - «missing-key»title: Không có số
    text: A
  - id: «id-outside-section»"4.1"
    title: A
    text: A
    deadline: «wrong-value»{phrase: A}
""",
    "sections/04.yaml": 'id: "4"\ntitle: «yaml-unsupported»&a b\ntasks: []\n',
    "sections/05.yaml": "a: b\n«yaml-unsupported»---\n",
    "sections/06.yaml": "«file-empty»",
    "sections/07.yml": "«file-name»",
    "sections/08.yaml": "[" * MAX_DEPTH + "«yaml-depth»[",
    "sections/09.yaml": """\
id: "9"
title: A
tasks:
  - id: "9.1"
    title: A
    text: A
    errata: [{printed: «erratum-not-found»B, read: C, reason: D}]
""",
}


def test_all_faults_are_told_in_one_run(small: Path, snapshot: SnapshotAssertion) -> None:
    expected = [place for file, text in MANY.items() for place in plant(small, file, text)]
    (small / "sections/10.yaml").mkdir()
    expected.append(("plan/sections/10.yaml", 1, 1, "file-unreadable"))
    (small / "sections/11.yaml").write_bytes(b"\xff")
    expected.append(("plan/sections/11.yaml", 1, 1, "file-encoding"))
    assert check(small, sorted(expected)) == snapshot
    assert len({found[:2] for found in expected}) >= 25
    assert len({found[3] for found in expected}) >= 15


def test_what_was_read_is_current_until_a_file_changes(small: Path) -> None:
    loaded = load(small)
    assert loaded.is_current()
    assert {small / name for name in FILES} <= set(loaded.stamps)
    (small / TWO).write_text(FILES[TWO] + "\n")
    assert not loaded.is_current()


def test_a_plan_without_sections(small: Path) -> None:
    for file in (small / "sections").iterdir():
        file.unlink()
    (small / "sections").rmdir()
    (problem,) = load(small).problems
    assert (problem.file, problem.code, problem.message, problem.hint) == (
        "plan/sections",
        "file-missing",
        "không có mục nào của phần II",
        "tạo thư mục sections/, mỗi mục một tệp .yaml",
    )


def test_sections_stand_in_the_order_of_their_numbers_whatever_their_files_are_called(
    small: Path,
) -> None:
    (small / ONE).rename(small / "sections" / "99-cai-cach.yaml")
    plan = load(small).plan
    assert plan is not None
    assert [section.id for section in plan.sections] == ["1", "2"]


def test_a_folder_among_the_sections_is_not_read(small: Path) -> None:
    (small / "sections" / "cu").mkdir()
    (problem,) = load(small).problems
    assert (problem.file, problem.code, problem.message, problem.hint) == (
        "plan/sections/cu",
        "file-name",
        "thư mục ở đây không được đọc",
        "đặt tệp ra ngoài thư mục này",
    )


def test_the_core_holds_the_results_that_are_sound(tmp_path: Path) -> None:
    results: dict[tuple[str, int], dict[str, Any]] = {
        (THREE[0], 2026): {"proposals": ["Mua xe"]},
        (THREE[1], 2026): {"proposals": 1},
    }
    summaries: dict[int, dict[str, Any]] = {2026: {}, 2027: {"letters": 1}}
    core = load(written(tmp_path, [task("1.1", THREE)], results, summaries=summaries)).core
    assert core is not None
    assert [(found.unit, found.year) for found in core.results] == [(THREE[0], 2026)]
    assert [summary.year for summary in core.summaries] == [2026]
