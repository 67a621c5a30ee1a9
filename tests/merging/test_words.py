"""What clashes, in the terms of the plan."""

from __future__ import annotations

import pytest

from ctr.merging.file import merge
from ctr.merging.words import lines
from tests.merging.sides import PATH
from tests.merging.test_file import BASE

SECTION = 'id: "3"\ntitle: A\ntasks:\n  - id: "3.4"\n    title: A\n    text: A\n    lead: [X]\n'
UNITS = "units:\n  - name: Công an phường\n    email: a@x.vn\n"
AMENDED = """\
amendments:
  - document: QĐ 1
    on: 2026-06-01
    changes:
      - deadline: {task: "3.4", to: 2026-12-31}
"""
NEW_DEADLINE = """\
amendments:
  - document: QĐ 1
    on: 2026-06-01
    changes:
      - deadline:
          task: "3.4"
          deadline:
            phrase: đến ngày 31/12/2026
            by: 2026-12-31
"""


@pytest.mark.parametrize(
    ("path", "base", "ours", "theirs", "told"),
    [
        (
            PATH,
            BASE,
            ("in_progress", "done"),
            ("in_progress", "paused"),
            "10.2 năm 2026: trạng thái: bên này “hoàn thành”, bên kia “tạm dừng”",
        ),
        (
            PATH,
            BASE,
            ("03-01\n    log", "03-02\n    log"),
            ("03-01\n    log", "03-03\n    log"),
            "10.2 năm 2026: trạng thái: bên này “đang thực hiện từ ngày 02/03/2026”, "
            "bên kia “đang thực hiện từ ngày 03/03/2026”",
        ),
        (
            PATH,
            BASE,
            ("in_progress   # đang làm\n    state_on: 2026-03", "done\n    state_on: 2026-04"),
            ("03-01\n    log", "03-03\n    log"),
            "10.2 năm 2026: trạng thái: bên này “hoàn thành ngày 01/04/2026”, "
            "bên kia “đang thực hiện từ ngày 03/03/2026”",
        ),
        (
            PATH,
            BASE,
            ("Ra quân", "Ra quân 1"),
            ("      - on: 2026-03-01\n        done: Ra quân\n", ""),
            "10.2 năm 2026: việc đã làm ngày 01/03/2026: "
            "bên này “ngày: 01/03/2026; việc đã làm: Ra quân 1”, bên kia đã xóa",
        ),
        (
            PATH,
            BASE,
            ("year: 2026\n", "year: 2026\nreceived: 2026-11-20\n"),
            ("year: 2026\n", "year: 2026\nreceived: 2026-11-21\n"),
            "cả báo cáo năm 2026: ngày nhận báo cáo: bên này “20/11/2026”, bên kia “21/11/2026”",
        ),
        (
            PATH,
            BASE,
            ("    log:", "    values: [{target: ty-le, value: 98.2, as_of: 2026-09-30}]\n    log:"),
            ("    log:", "    values: [{target: ty-le, value: true, as_of: 2026-09-30}]\n    log:"),
            "10.2 năm 2026: số liệu ty-le ngày 30/09/2026: giá trị: bên này “98,2”, bên kia “đạt”",
        ),
        (
            PATH,
            BASE,
            ("đang làm", "đang làm gấp"),
            ("đang làm", "đang chờ"),
            "10.2 năm 2026: trạng thái: hai bên viết khác nhau",
        ),
        (
            "plan/results/2026/summary.yaml",
            "year: 2026\ndirection: A\n",
            ("A", "B"),
            ("A", "C"),
            "lời của văn phòng năm 2026: công tác lãnh đạo, chỉ đạo, triển khai: "
            "bên này “B”, bên kia “C”",
        ),
        (
            "plan/sections/03-a.yaml",
            SECTION,
            ("title: A\n    text", "title: B\n    text"),
            ("title: A\n    text", "title: C\n    text"),
            "nhiệm vụ 3.4: tên: bên này “B”, bên kia “C”",
        ),
        (
            "plan/units.yaml",
            UNITS,
            ("a@x.vn", "b@x.vn"),
            ("a@x.vn", "c@x.vn"),
            "đơn vị Công an phường: địa chỉ thư: bên này “b@x.vn”, bên kia “c@x.vn”",
        ),
        (
            "plan/amendments.yaml",
            AMENDED,
            ("12-31", "12-30"),
            ("12-31", "12-29"),
            "sửa đổi theo QĐ 1 ngày 01/06/2026: nhiệm vụ 3.4: đổi thời hạn: "
            "bên này “30/12/2026”, bên kia “29/12/2026”",
        ),
        (
            "plan/amendments.yaml",
            NEW_DEADLINE,
            ("31/12/2026\n            by: 2026-12-31", "30/11/2026\n            by: 2026-11-30"),
            (
                "đến ngày 31/12/2026\n            by: 2026-12-31",
                "trước ngày 15/11/2026\n            before: 2026-11-15",
            ),
            "sửa đổi theo QĐ 1 ngày 01/06/2026: nhiệm vụ 3.4: đổi thời hạn: "
            "bên này “đến ngày 30/11/2026”, bên kia “trước ngày 15/11/2026”",
        ),
        (
            "plan/amendments.yaml",
            NEW_DEADLINE,
            ("by: 2026-12-31", "by: 2026-12-30"),
            ("by: 2026-12-31", "by: 2026-12-29"),
            "sửa đổi theo QĐ 1 ngày 01/06/2026: nhiệm vụ 3.4: đổi thời hạn: "
            "bên này “lời văn: đến ngày 31/12/2026; đến hết: 30/12/2026”, "
            "bên kia “lời văn: đến ngày 31/12/2026; đến hết: 29/12/2026”",
        ),
    ],
)
def test_a_clash_is_told(
    path: str, base: str, ours: tuple[str, str], theirs: tuple[str, str], told: str
) -> None:
    one, other = base.replace(*ours), base.replace(*theirs)
    outcome = merge(path, base.encode(), one.encode(), other.encode())
    assert outcome is not None
    assert lines(path, outcome) == [told]
