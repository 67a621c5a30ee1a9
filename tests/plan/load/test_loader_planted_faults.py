"""As many faults at once as there are kinds: every one is told, at its place, and nothing else.

A mark «code» stands where a problem with that code is to be told.
"""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

from ctr.codes import ERRORS
from ctr.yamlfile.events import MAX_DEPTH
from tests.conftest import Ctr
from tests.small_plan import Place, plant

PLANTED = {
    "programme.yaml": """\
«missing-key»kind: «wrong-type»[Chương trình]
«yaml-duplicate-key»kind: Chương trình hành động
«unknown-key»isuer: Ủy ban nhân dân phường Hòa Bình
number: «yaml-ambiguous»05
symbol: «wrong-value»"  "
place: Phường Hòa Bình
date: «wrong-date»20/03/2026
year: «wrong-date»206
title: «file-encoding»"a\\x07b"
period: {from: 2026, to: 2030}
opening: Như sau.
purpose: «wrong-type»12
requirements: Rõ việc.
deadline_reading: «wrong-value»carry
duties:
  - id: «wrong-value»Báo cáo
    title: Báo cáo
    report: «yaml-ambiguous»yes
    owed_by_leads: true
    to:«wrong-type»
    through: «unknown-unit»Sở Y tế
    deadline: {phrase: «deadline-phrase»trước ngày 25/11 hằng năm, before: 11-26, every: year}
  - «wrong-value»id: so-ket
    title: Sơ kết
    deadline:
      phrase: đến hết năm 2028
      by: 2028
      extensions:
        - to: «wrong-date»2027-06-30
          approved_by: Công văn số 10/UBND
        - to: «wrong-date»12-31
          approved_by: Công văn số 11/UBND
        - «missing-key»to: 2029
  - id: «duplicate-id»so-ket
    title: Tổng kết
    owed_by: [Văn phòng HĐND và UBND]
    deadline: «wrong-value»{phrase: cuối kỳ, by: «wrong-date»2027-Q5, before: 2027-01-01}
implementation:
  - title: «yaml-unsupported»&ten Các đơn vị
    text: Tổ chức thực hiện.
  - «wrong-type»Văn phòng
closing: Trên đây là Chương trình./.
recipients: «wrong-type»Các phòng
signer:
  «missing-key»position: CHỦ TỊCH
  authority: «yaml-unsupported»!chuc TM.
errata:
  - printed: «erratum-not-found»không có chữ này
    read: a
    reason: b
""",
    "units.yaml": """\
units:
  - name: Văn phòng HĐND và UBND
    short: Văn phòng
  - name: Phòng Văn hóa - Xã hội
    short: «duplicate-name»VĂN PHÒNG
    superior: «unknown-unit»Ủy ban huyện
    partner: «wrong-type»có
  - name: Phòng Kinh tế
    aliases: [«wrong-type»12, «duplicate-name»Phòng Văn hoá - Xã hội]
    signer: «missing-key»{name: A}
  - «missing-key»short: Phòng Bốn
groups:
  - «wrong-value»name: Các phòng chuyên môn
    open: true
    members:
      - Phòng Kinh tế
      - «unknown-unit»Phòng Đất đai
      - «unknown-unit»Các cơ quan liên quan
  - name: Các cơ quan liên quan
    open: true
  - «wrong-value»{name: Nhóm rỗng}
«unknown-key»unit: []
""",
    "leaders.yaml": """\
leaders:
  - name: Trần Thị Thúy
    position: «wrong-type»1
  - name: Lê Văn Hòa
    aliases: [«duplicate-name»Trần Thị Thuý]
  - «missing-key»{}
  - «wrong-type»Nguyễn Văn A
""",
    "calendar.yaml": """\
years:
  - year: 2027
    tet: {from: 2027-02-05, to: «wrong-date»2027-02-30}
    hung_kings: «wrong-date»2028-04-16
    national_day: «wrong-date»2026-09-03
    swaps:
      - «wrong-date»{off: 2029-01-01, worked: 2029-01-06}
      - {off: 2027-01-04, «unknown-key»work: 2027-01-09, worked: 2027-01-09}
  - year: 2028
    tet: «wrong-date»{from: 2028-02-08, to: 2028-02-04}
  - year: «duplicate-id»2028
""",
    "sections/01.yaml": """\
id: "1"
title: Cải cách
tasks:
  - id: "1.1"
    title: Hồ sơ
    text: Bảo đảm minh bach.
    lead: [Văn phòng HĐND và UBND, «duplicate-name»Văn phòng, «unknown-unit»Văn phỏng]
    coordinating: [Phòng Kinh tế, «duplicate-name»phòng kinh tế]
    leader: «unknown-leader»Lê Văn Hoa
    request: «wrong-type»"true"
    through:«wrong-type»
    targets:
      - id: ho-so
        name: Hồ sơ
        milestones:
          - «wrong-value»{every: month, over: {from: 2026, to: 2030, as: total}, at_least: 1}
          - by: «wrong-date»12-31
            at_least: «wrong-type»97,5
          - {between: «wrong-value»[2, 1], by: 2030, better: higher}
          - «wrong-value»{at_least: 1, at_most: 2, better: «wrong-value»lower}
          - {exactly: 1, over: «wrong-date»{from: 2030, to: 2026, as: total}}
          - {exactly: «yaml-ambiguous»1.000}
          - {less_than: 1, every: «wrong-value»day}
          - «wrong-value»{by: 2030}
      - id: tron
        name: «wrong-type»12
        milestones: «wrong-value»[{achieved: true}, {at_least: 1}]
      - {id: «duplicate-id»ho-so, name: Trùng, milestones: «wrong-value»[]}
      - id: nen
        name: Nền
        milestones: [{achieved: «wrong-value»false}]
        baseline: {value: 1, on: «wrong-date»2026-13-01}
    deadline: {phrase: «deadline-phrase»xong trong quý II năm 2027, by: 2027-Q3}
    footnotes: [«missing-key»{mark: "1"}, {mark: "2", text: A, printed_before: «wrong-value»một}]
    errata:
      - {printed: «erratum-not-found»minh bạch, read: a, reason: b}
      - {printed: minh bach, read: minh bạch, «unknown-key»why: b, reason: c}
  - id: "1.2"
    title: Đúng hạn
    text: Giải quyết đúng hạn.
    lead: [Văn phòng HĐND và UBND]
    targets:
      - {id: dung-han, name: Đúng hạn, unit: "%", milestones: [{at_least: 90}]}
      - {id: dat, name: Đạt, milestones: [{achieved: true}]}
    deadline: «wrong-date»{phrase: sau này, by: 2031-06-30}
    added: {by: Công văn, on: «yaml-unsupported»*ngay}
""",
    "sections/02.yaml": """\
id: "2"
title: Văn hóa
intro: «wrong-type»[]
tasks:
  - id: «id-outside-section»"3.9"
    title: Ngoài mục
    text: A
  - id: "2.1"
    title: A
    text: A
    deadline: «wrong-value»{phrase: A}
    accepted: [{code: «unknown-code»clear-all, reason: B}]
  - id: «duplicate-id»"2.1"
    title: B
    text: B
    deadline: {phrase: B, before: «wrong-date»2027-Q2}
  - id: «wrong-value»"2,2"
    title: C
    text: C
    deadline: «wrong-date»{phrase: C, by: 11-25}
  - «missing-key»title: D
    text: a«file-encoding»\x07b
  - «wrong-type»2.5
  - id: «wrong-type»2.60
    title: E
    text: «wrong-value»""
    printed_number: «wrong-value»2a
    added: «missing-key»{by: Công văn}
""",
    "sections/04.yaml": """\
id: «missing-section»"4"
title: Sau mục thiếu
tasks: []
""",
    "results/2026/van-phong.yaml": """\
unit: Văn phòng HĐND và UBND
year: «wrong-year»2027
received: «future-date»2026-12-01
received_again: [«wrong-date»2025-01-01, «future-date»2026-12-02]
verified: {by: A, on: «wrong-date»2025-01-01}
tasks:
  - task: "1.2"
    state: «missing-key»done
    log:
      - {on: «future-date»2026-12-03, done: A}
      - {on: «wrong-date»2025-01-01, done: A}
      - «missing-key»{on: 2026-01-01}
    values:
      - {target: «unknown-target»khac, value: 1, as_of: 2026-01-01}
      - {target: dung-han, value: «wrong-value»101, as_of: 2026-01-01}
      - {target: dung-han, value: «wrong-value»true, as_of: «future-date»2026-12-04}
      - {target: dung-han, value: 1, corrects: «wrong-value»-1, as_of: 2026-01-01}
      - {target: dat, value: «wrong-value»1, as_of: 2026-01-01}
  - task: «duplicate-id»"1.2"
    state: paused
    state_on: «wrong-date»2027-01-01
    earlier: [{state: «wrong-value»begun, on: «wrong-date»2027-01-01}]
    verified: {by: A, on: «future-date»2026-12-05}
  - task: «unknown-task»"9.9"
    difficulties: «wrong-type»Thiếu người
  - {task: «wrong-type»1.2, «unknown-key»note: A}
""",
    "results/2026/xa-hoi.yaml": """\
unit: Phòng Văn hóa - Xã hội
year: 2026
tasks:
  - task: «wrong-unit»"1.2"
    proposals: [A, «wrong-type»1]
""",
    "results/2026/xa-hoi2.yaml": "unit: «duplicate-id»Phòng Văn hóa - Xã hội\nyear: 2026\n",
    "results/2026/mo.yaml": "unit: «wrong-unit»Các cơ quan liên quan\nyear: 2026\n",
    "results/2026/la.yaml": "unit: «unknown-unit»Sở Tài chính\nyear: «wrong-type»nay\n",
    "results/2026/summary.yaml": """\
year: «wrong-year»2025
figures_to: «future-date»2026-12-31
submitted:
  - {duty: «unknown-duty»khac, on: «future-date»2026-12-30}
  - {duty: so-ket, on: «wrong-date»2025-12-30}
letters:
  - {unit: «unknown-unit»Sở Nội vụ, on: «future-date»2026-12-29, number: 1/VP}
  - «missing-key»{unit: Văn phòng, on: «wrong-date»2025-12-29}
assessment: «wrong-type»Tốt
direction: «wrong-type»{}
""",
    "results/2027/a.yaml": "«file-empty»",
    "results/2027/b.yaml": "unit: A\n«yaml-syntax»year 2027\ntasks: []\n",
    "results/2027/c.yaml": "a: " + "[" * (MAX_DEPTH - 1) + "«yaml-depth»[",
    "results/2027/d.yaml": "unit: A\n«yaml-unsupported»---\nyear: 2027\n",
    "results/2027/e.yaml": "unit: «yaml-syntax»[A\nyear: 2027\n",
    "results/2027/f.yml": "«file-name»",
    "results/nam-2027/g.yaml": "",
    "unit.yaml": "«file-name»",
}


def test_all_of_them_are_told_and_nothing_else(ctr: Ctr, tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    expected: list[Place] = []
    for file, text in PLANTED.items():
        (plan / file).parent.mkdir(parents=True, exist_ok=True)
        expected += plant(plan, file, text)
    year = plan / "results" / "2027"
    (year / "h.yaml").mkdir()
    (year / "i.yaml").write_bytes(b"unit: A\n\xff")
    (year / "j.yaml").touch()
    os.truncate(year / "j.yaml", 20_000_001)
    (year / "k.yaml").symlink_to("nowhere")
    expected += [
        ("plan/results/2027/h.yaml", 1, 1, "file-unreadable"),
        ("plan/results/2027/i.yaml", 2, 1, "file-encoding"),
        ("plan/results/2027/j.yaml", 1, 1, "file-too-large"),
        ("plan/results/2027/k.yaml", 1, 1, "file-missing"),
        ("plan/results/nam-2027", 1, 1, "file-name"),
    ]
    ran = ctr("check", "--format", "json", "--plan", plan)
    told = [
        (one["file"], one["line"], one["column"], one["code"])
        for one in ran.data
        if one["severity"] == "error"
    ]
    assert Counter(told) - Counter(expected) == Counter()
    assert Counter(expected) - Counter(told) == Counter()
    of_a_sound_rest = {"amended-away", "amendments-conflict"}  # see test_check_amendments
    of_kept_files = {code for code in ERRORS if code.startswith(("evidence-", "sent-"))}
    elsewhere = {"more-problems"} | of_a_sound_rest | of_kept_files  # see tests/checks
    assert {place[3] for place in expected} == ERRORS.keys() - elsewhere
    assert len(expected) >= 116
    assert f"{len(expected)} lỗi," in ran.err
