"""The first files of a plan, with comments that say what belongs where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ctr.importing.body_names import is_partner
from ctr.importing.writer import as_yaml, scalar
from ctr.plan.schema.kinds import head


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """What a new plan is of. `ward` is the place as it is written in full: "Phường Hạ Lâm"."""

    ward: str
    issuer: str
    kind: str
    symbol: str
    title: str
    first: int
    last: int
    units: Sequence[dict[str, Any]]
    leaders: Sequence[dict[str, Any]]


def first_plan(start: Start) -> dict[str, str]:
    """The text of each file, by its path in the plan's folder."""
    texts = {
        "programme.yaml": _programme(start),
        "units.yaml": _UNITS + as_yaml({"units": [_unit(unit) for unit in start.units]}) + _GROUPS,
        "leaders.yaml": _LEADERS + as_yaml({"leaders": [dict(one) for one in start.leaders]}),
        "sections/01-muc-dau-tien.yaml": _section(start),
    }
    return {name: head(name) + text for name, text in texts.items()}


def _unit(unit: dict[str, Any]) -> dict[str, Any]:
    partner = {"partner": True} if is_partner(unit["name"]) else {}
    return {**unit, **partner}


def _programme(start: Start) -> str:
    leader = start.leaders[0]
    position = str(leader.get("position", "Chủ tịch")).split(" Ủy ban")[0].split(" UBND")[0]
    return f"""\
# Văn bản đã ban hành, trừ phần II (nội dung) nằm trong sections/. Chép nguyên lời văn; chỗ ghi […]
# thay bằng chữ của văn bản. Kiểm tra sau mỗi lần sửa: ctr check
kind: {scalar(start.kind)}
issuer: {scalar(start.issuer)}
number:            # số văn bản, ví dụ "12"; để trống khi chưa ban hành
symbol: {scalar(start.symbol)}
place: {scalar(start.ward)}
date:              # ngày ban hành, viết năm-tháng-ngày, ví dụ 2026-03-05
year: {start.first}
title: {scalar(start.title)}
period: {{from: {start.first}, to: {start.last}}}

opening: |
  […]

purpose: |
  […]

requirements: |
  […]

# Ai báo cáo gì, cho ai, khi nào. owed_by_leads: true là mọi đơn vị chủ trì nhiệm vụ.
duties:
  - id: bao-cao-don-vi
    title: Báo cáo kết quả thực hiện hằng năm của đơn vị
    report: true
    owed_by_leads: true
    # deadline: {{phrase: trước ngày 25 tháng 11, before: 11-25, every: year}}

# Phần III: mỗi khoản một title và text.
implementation:
  - title: Tổ chức thực hiện
    text: |
      […]

closing: |
  […]

recipients:
  - "Lưu: VT"

signer:
  authority: TM. ỦY BAN NHÂN DÂN
  position: {scalar(position.upper())}
  name: {scalar(str(leader["name"]))}
"""


def _section(start: Start) -> str:
    lead, leader = str(start.units[0]["name"]), str(start.leaders[0]["name"])
    others = [str(unit["name"]) for unit in start.units[1:2]]
    coordinating = f"    coordinating: [{scalar(others[0], flow=True)}]\n" if others else ""
    return f"""\
# Một mục của phần II. Mỗi mục một tệp: 01-….yaml, 02-….yaml; id là số mục.
id: "1"
title: Tên mục thứ nhất

tasks:
  # Nhiệm vụ mẫu: chép khối này cho mỗi nhiệm vụ, sửa số và nội dung.
  - id: "1.1"
    title: Tên ngắn do văn phòng đặt
    text: |
      Lời văn của nhiệm vụ, chép nguyên từ văn bản; giữa hai đoạn để một dòng trống.
    lead: [{scalar(lead, flow=True)}]      # đơn vị chủ trì, tên như trong units.yaml
{coordinating}    leader: {scalar(leader)}
    # deadline: {{phrase: trước ngày 30 tháng 9 năm {start.last}, before: {start.last}-09-30}}
    # targets:
    #   - id: ho-so-truc-tuyen
    #     name: Hồ sơ được giải quyết trực tuyến
    #     unit: "%"
    #     milestones:
    #       - {{by: {start.last}, at_least: 85}}
"""


_UNITS = """\
# Các đơn vị. short: tên ngắn trong bảng; aliases: cách gọi khác; symbol: ký hiệu trong số văn bản;
# partner: true với Mặt trận, đoàn thể (đề nghị, không giao).
"""
_GROUPS = """\
# Nhóm đơn vị mà văn bản gọi chung:
# groups:
#   - name: Các phòng chuyên môn
#     members: [Tên đơn vị, Tên đơn vị]
#   - name: Các cơ quan, đơn vị liên quan
#     open: true
"""
_LEADERS = "# Lãnh đạo chỉ đạo, hoặc tập thể (Đảng ủy phường).\n"
