"""A small sound plan to test with, and faults planted in it where marks say so."""

from __future__ import annotations

import re
from pathlib import Path

FILES = {
    "programme.yaml": """\
kind: Chương trình hành động
issuer: Ủy ban nhân dân phường Hòa Bình
number: "05"
symbol: CTr-UBND
place: Phường Hòa Bình
date: 2026-03-20
year: 2026
title: Thực hiện Nghị quyết số 05-NQ/TU
period: {from: 2026, to: 2030}
opening: Ủy ban nhân dân phường ban hành Chương trình hành động như sau.
purpose: Cụ thể hóa Nghị quyết số 05-NQ/TU.
requirements: Phân công rõ người, rõ việc.
duties:
  - id: bao-cao-don-vi
    title: Báo cáo kết quả thực hiện của đơn vị
    report: true
    owed_by_leads: true
    to: Văn phòng HĐND và UBND
    deadline: {phrase: trước ngày 25/11 hằng năm, before: 11-25, every: year}
  - id: so-ket
    title: Sơ kết ba năm thực hiện
    owed_by: [Văn phòng HĐND và UBND]
    deadline:
      phrase: đến hết năm 2028
      by: 2028
      extensions:
        - to: 2029-06-30
          approved_by: Công văn số 10/UBND
implementation:
  - title: Các đơn vị
    text: Tổ chức thực hiện và báo cáo hằng năm.
closing: Trên đây là Chương trình hành động của phường./.
recipients: [Các phòng chuyên môn, "Lưu: VT"]
signer:
  authority: TM.ỦY BAN NHÂN DÂN
  position: CHỦ TỊCH
  name: Trần Thị Thúy
errata:
  - printed: TM.ỦY BAN
    read: TM. ỦY BAN
    reason: Thiếu dấu cách
""",
    "units.yaml": """\
units:
  - name: Văn phòng HĐND và UBND
    short: Văn phòng
    aliases: [VP HĐND và UBND]
  - name: Phòng Văn hóa - Xã hội
    short: Phòng VHXH
  - name: Phòng Kinh tế, Hạ tầng và Đô thị
    short: Phòng KTHTĐT
groups:
  - name: Các phòng chuyên môn
    members:
      - Phòng Văn hóa - Xã hội
      - Phòng Kinh tế, Hạ tầng và Đô thị
""",
    "leaders.yaml": """\
leaders:
  - name: Trần Thị Thúy
    position: Chủ tịch
  - name: Lê Văn Hòa
    position: Phó Chủ tịch
    aliases: [Phó Chủ tịch Hòa]
""",
    "sections/01-cai-cach.yaml": """\
id: "1"
title: Cải cách hành chính
intro: Đẩy mạnh cải cách.
tasks:
  - id: "1.1"
    title: Hồ sơ trực tuyến
    text: |
      Tỷ lệ hồ sơ trực tuyến đạt 97,5% vào năm 2030.

      Công khai kết quả1 hằng tháng, bảo đảm minh bach.
    lead: [Văn phòng HĐND và UBND]
    coordinating: [Các phòng chuyên môn]
    leader: Trần Thị Thúy
    targets:
      - id: ho-so-truc-tuyen
        name: Hồ sơ nộp trực tuyến
        unit: "%"
        milestones:
          - by: 2030
            at_least: 97.5
          - {every: month, more_than: 80}
      - id: thoi-gian-cho
        name: Thời gian chờ bình quân
        unit: phút
        milestones:
          - over: {from: 2026, to: 2030, as: average}
            between: [10, 15.5]
    deadline: {phrase: xong trong quý II năm 2027, by: 2027-Q2}
    footnotes:
      - mark: "1"
        text: Trên Cổng thông tin điện tử.
    errata:
      - printed: minh bach
        read: minh bạch
        reason: Sai chính tả
  - id: "1.2"
    title: Giải quyết đúng hạn
    text: Giải quyết hồ sơ đúng hạn.
    lead: [Văn phòng HĐND và UBND]
    leader: Lê Văn Hòa
    deadline: {phrase: thường xuyên, regular: true}
""",
    "sections/02-van-hoa.yaml": """\
id: "2"
title: Văn hóa và đô thị
tasks:
  - id: "2.1"
    title: Tổ dân phố văn hóa
    text: Xây dựng tổ dân phố văn hóa.
    lead:
      - Phòng Văn hóa - Xã hội
    leader: Lê Văn Hòa
    targets:
      - id: to-dan-pho-van-hoa
        name: Mọi tổ dân phố đạt danh hiệu văn hóa
        milestones:
          - {achieved: true}
  - id: "2.2"
    title: Chỉnh trang đô thị
    text: Đề nghị chỉnh trang các tuyến phố chính.
    lead: ["Phòng Kinh tế, Hạ tầng và Đô thị"]
    request: true
    through: Văn phòng HĐND và UBND
    leader: Trần Thị Thúy
""",
}


def small_plan(folder: Path) -> Path:
    """Write the plan into `folder`/plan and return that."""
    plan = folder / "plan"
    for name, text in FILES.items():
        path = plan / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return plan


MARK = re.compile("«([a-z-]+)»")

Place = tuple[str, int, int, str]
"""File, line, column and code of a problem."""


def replaced(file: str, *edits: tuple[str, str]) -> str:
    """The text of `file` with each old text, which stands in it once, replaced by the new one."""
    text = FILES[file]
    for old, new in edits:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def plant(plan: Path, file: str, marked: str) -> list[Place]:
    """Write `marked` into `file` without its marks, and return what they say.

    A mark is «code», and stands where a problem with that code is to be told.
    """
    places: list[Place] = []
    while mark := MARK.search(marked):
        before = marked[: mark.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        places.append((f"plan/{file}", line, column, mark[1]))
        marked = before + marked[mark.end() :]
    (plan / file).write_text(marked, encoding="utf-8", newline="")
    return places
