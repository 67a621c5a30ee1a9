"""Units, groups of units and leaders: the names that everything else refers to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from ctr.late_dataclasses import dataclass
from ctr.plan.model.base import Check, Model
from ctr.plan.model.fields import Day, Email, Flag, MemberName, Text, UnitName
from ctr.problems import Invalid


@dataclass(frozen=True, kw_only=True)
class Signer(Model):
    """Who signs: `authority` is None where the head of a unit signs in no other's name."""

    authority: Text | None = None
    """Thẩm quyền ký, ví dụ TM. ỦY BAN NHÂN DÂN hoặc KT. TRƯỞNG PHÒNG."""
    position: Text
    """Chức vụ."""
    name: Text
    """Họ tên."""


@dataclass(frozen=True, kw_only=True)
class Unit(Model):
    name: Text
    """Tên đầy đủ của đơn vị, như văn bản gọi."""
    short: Text | None = None
    """Tên ngắn dùng trong bảng."""
    aliases: tuple[Text, ...] = ()
    """Những cách gọi khác của cùng đơn vị."""
    superior: UnitName | None = None
    """Cơ quan chủ quản, in ở đầu báo cáo của đơn vị; bỏ trống nếu không có."""
    symbol: Text | None = None
    """Chữ viết tắt tên đơn vị trong ký hiệu văn bản và ở dòng Lưu, ví dụ VP."""
    signer: Signer | None = None
    """Người ký báo cáo của đơn vị."""
    email: Email | None = None
    """Địa chỉ thư điện tử nhận biểu, công văn và gửi báo cáo."""
    partner: Flag = False
    """true: cơ quan không thuộc Ủy ban nhân dân (Mặt trận, đoàn thể): đề nghị phối hợp."""


def _open_or_with_members(group: UnitGroup) -> Iterator[Invalid]:
    if group.open == bool(group.members):
        yield Invalid(
            "wrong-value",
            "nhóm phải có thành viên (members) hoặc là nhóm mở (open: true), chỉ một trong hai",
        )


@dataclass(frozen=True, kw_only=True)
class UnitGroup(Model):
    checks: ClassVar[tuple[Check, ...]] = (_open_or_with_members,)

    name: Text
    """Tên nhóm, như văn bản gọi."""
    aliases: tuple[Text, ...] = ()
    """Những cách gọi khác của cùng nhóm."""
    members: tuple[MemberName, ...] = ()
    """Các đơn vị thuộc nhóm."""
    open: Flag = False
    """true: nhóm “… liên quan”, không liệt kê hết thành viên được."""


@dataclass(frozen=True, kw_only=True)
class UnitsFile(Model):
    units: tuple[Unit, ...]
    """Các đơn vị."""
    groups: tuple[UnitGroup, ...] = ()
    """Các nhóm đơn vị."""


def _in_order(leader: Leader) -> Iterator[Invalid]:
    if leader.from_ is not None and leader.to is not None and leader.to < leader.from_:
        yield Invalid("wrong-date", "ngày thôi chỉ đạo trước ngày bắt đầu", "", "to")


@dataclass(frozen=True, kw_only=True)
class Leader(Model):
    checks: ClassVar[tuple[Check, ...]] = (_in_order,)

    name: Text
    """Họ tên lãnh đạo, hoặc tên tập thể chỉ đạo."""
    position: Text | None = None
    """Chức vụ."""
    aliases: tuple[Text, ...] = ()
    """Những cách gọi khác."""
    from_: Day | None = None
    """Chỉ đạo từ ngày nào; bỏ trống: từ khi ban hành chương trình."""
    to: Day | None = None
    """Chỉ đạo đến hết ngày nào; bỏ trống: vẫn đang chỉ đạo."""

    def in_office(self, day: date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)


@dataclass(frozen=True, kw_only=True)
class LeadersFile(Model):
    leaders: tuple[Leader, ...]
    """Các lãnh đạo chỉ đạo."""
