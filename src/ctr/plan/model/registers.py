"""Units, groups of units and leaders: the names that everything else refers to."""

from __future__ import annotations

from dataclasses import dataclass

from ctr.plan.model.base import Model
from ctr.plan.model.fields import Flag, MemberName, Text, UnitName
from ctr.problems import Invalid


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Model):
    name: Text
    """Tên đầy đủ của đơn vị, như văn bản gọi."""
    short: Text | None = None
    """Tên ngắn dùng trong bảng."""
    aliases: tuple[Text, ...] = ()
    """Những cách gọi khác của cùng đơn vị."""
    superior: UnitName | None = None
    """Cơ quan chủ quản, in ở đầu báo cáo của đơn vị; bỏ trống nếu không có."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitGroup(Model):
    name: Text
    """Tên nhóm, như văn bản gọi."""
    aliases: tuple[Text, ...] = ()
    """Những cách gọi khác của cùng nhóm."""
    members: tuple[MemberName, ...] = ()
    """Các đơn vị thuộc nhóm."""
    open: Flag = False
    """true: nhóm “… liên quan”, không kê hết thành viên được."""

    def __post_init__(self) -> None:
        if self.open == bool(self.members):
            raise Invalid(
                "wrong-value",
                "nhóm phải có thành viên (members) hoặc là nhóm mở (open: true), chỉ một trong hai",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsFile(Model):
    units: tuple[Unit, ...]
    """Các đơn vị."""
    groups: tuple[UnitGroup, ...] = ()
    """Các nhóm đơn vị."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader(Model):
    name: Text
    """Họ tên lãnh đạo, hoặc tên tập thể chỉ đạo."""
    position: Text | None = None
    """Chức vụ."""
    aliases: tuple[Text, ...] = ()
    """Những cách gọi khác."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadersFile(Model):
    leaders: tuple[Leader, ...]
    """Các lãnh đạo chỉ đạo."""
