"""What was changed in the programme after its issue: by which document, from which day on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import ClassVar, Literal

from ctr.late_dataclasses import dataclass
from ctr.plan.model.base import Check, Model
from ctr.plan.model.deadlines import Deadline
from ctr.plan.model.fields import (
    Day,
    LeaderName,
    MemberName,
    OptionalLeader,
    SectionNumber,
    Slug,
    TaskNumber,
    Text,
    UnitName,
    When,
)
from ctr.plan.model.programme import Duty
from ctr.plan.model.targets import Milestone, Target
from ctr.plan.model.tasks import Task
from ctr.problems import Invalid

ChangeKind = Literal[
    "deadline",
    "level",
    "leader",
    "assign",
    "rename",
    "merge",
    "split",
    "add_task",
    "add_target",
    "add_duty",
    "drop",
]


def _one_of(*names: str) -> Check:
    """Exactly one of these keys is given."""

    def check(change: Model) -> Iterator[Invalid]:
        if sum(getattr(change, name) is not None for name in names) != 1:
            yield Invalid("wrong-value", f"phải có đúng một trong {', '.join(names)}")

    return check


@dataclass(frozen=True, kw_only=True)
class DeadlineChange(Model):
    """A deadline extended (`to`), or another one in its place (`deadline`)."""

    checks: ClassVar[tuple[Check, ...]] = (_one_of("task", "duty"), _one_of("to", "deadline"))

    task: TaskNumber | None = None
    """Số nhiệm vụ."""
    duty: Slug | None = None
    """Mã chế độ báo cáo."""
    to: When | None = None
    """Gia hạn đến hết ngày hoặc kỳ này."""
    deadline: Deadline | None = None
    """Thời hạn mới thay thời hạn cũ."""


@dataclass(frozen=True, kw_only=True)
class LevelChange(Model):
    """Other milestones of a target: another figure, another day."""

    target: Slug
    """Mã chỉ tiêu."""
    milestones: tuple[Milestone, ...]
    """Các mốc mới, thay mọi mốc cũ."""


@dataclass(frozen=True, kw_only=True)
class LeaderChange(Model):
    """Another leader in place of one: for some tasks, or for all that he directs on the day."""

    from_: LeaderName
    """Lãnh đạo đang chỉ đạo."""
    to: LeaderName
    """Lãnh đạo thay."""
    tasks: tuple[TaskNumber, ...] = ()
    """Chỉ các nhiệm vụ này; bỏ trống: mọi nhiệm vụ đang chỉ đạo."""


def _something_assigned(change: Assignment) -> Iterator[Invalid]:
    if change.lead is None and change.coordinating is None and change.leader is None:
        yield Invalid("wrong-value", "phải có lead, coordinating hoặc leader")


@dataclass(frozen=True, kw_only=True)
class Assignment(Model):
    """Who leads, coordinates and directs a task from now on; what is left out stays."""

    checks: ClassVar[tuple[Check, ...]] = (_something_assigned,)

    task: TaskNumber
    """Số nhiệm vụ."""
    lead: tuple[UnitName, ...] | None = None
    """Đơn vị chủ trì mới."""
    coordinating: tuple[UnitName, ...] | None = None
    """Đơn vị phối hợp mới."""
    leader: OptionalLeader = None
    """Lãnh đạo chỉ đạo mới."""


@dataclass(frozen=True, kw_only=True)
class Rename(Model):
    unit: MemberName
    """Tên cũ của đơn vị."""
    to: MemberName
    """Tên mới, khai báo trong units.yaml."""


@dataclass(frozen=True, kw_only=True)
class Merge(Model):
    units: tuple[MemberName, ...]
    """Các đơn vị được sáp nhập, kể cả đơn vị nhận nếu đã có."""
    into: MemberName
    """Đơn vị sau sáp nhập, khai báo trong units.yaml."""


@dataclass(frozen=True, kw_only=True)
class SplitPart(Model):
    unit: MemberName
    """Đơn vị nhận nhiệm vụ sau khi tách."""
    tasks: tuple[TaskNumber, ...] = ()
    """Các nhiệm vụ đơn vị này chủ trì tiếp."""


@dataclass(frozen=True, kw_only=True)
class Split(Model):
    unit: MemberName
    """Đơn vị được tách."""
    into: tuple[SplitPart, ...]
    """Các đơn vị sau khi tách; đơn vị đầu kế thừa quan hệ cấp trên, nơi nhận."""


@dataclass(frozen=True, kw_only=True)
class AddedTask(Model):
    section: SectionNumber
    """Số mục, đặt trong dấu nháy."""
    after: TaskNumber | None = None
    """Đứng sau nhiệm vụ này; bỏ trống: cuối mục."""
    task: Task
    """Nhiệm vụ bổ sung."""


@dataclass(frozen=True, kw_only=True)
class AddedTarget(Model):
    task: TaskNumber
    """Số nhiệm vụ."""
    target: Target
    """Chỉ tiêu bổ sung."""


@dataclass(frozen=True, kw_only=True)
class Drop(Model):
    checks: ClassVar[tuple[Check, ...]] = (_one_of("task", "target", "duty"),)

    task: TaskNumber | None = None
    """Số nhiệm vụ không thực hiện nữa."""
    target: Slug | None = None
    """Mã chỉ tiêu không thực hiện nữa."""
    duty: Slug | None = None
    """Mã chế độ báo cáo không còn."""


def _one_kind(change: AmendmentChange) -> Iterator[Invalid]:
    given = [field.name for field in fields(change) if getattr(change, field.name) is not None]
    if len(given) != 1:
        names = ", ".join(field.name for field in fields(change))
        message = f"đang có {' và '.join(given)}" if given else f"một trong {names}"
        yield Invalid("wrong-value", f"mỗi sửa đổi có đúng một loại ({message})")


@dataclass(frozen=True, kw_only=True)
class AmendmentChange(Model):
    """One thing that an amendment changes: exactly one of the keys."""

    checks: ClassVar[tuple[Check, ...]] = (_one_kind,)

    deadline: DeadlineChange | None = None
    """Thời hạn của nhiệm vụ hoặc chế độ báo cáo được gia hạn, thay đổi."""
    level: LevelChange | None = None
    """Mức hoặc mốc của chỉ tiêu thay đổi."""
    leader: LeaderChange | None = None
    """Thay lãnh đạo chỉ đạo."""
    assign: Assignment | None = None
    """Phân công lại một nhiệm vụ."""
    rename: Rename | None = None
    """Đơn vị đổi tên."""
    merge: Merge | None = None
    """Các đơn vị sáp nhập."""
    split: Split | None = None
    """Đơn vị tách."""
    add_task: AddedTask | None = None
    """Bổ sung nhiệm vụ."""
    add_target: AddedTarget | None = None
    """Bổ sung chỉ tiêu."""
    add_duty: Duty | None = None
    """Bổ sung chế độ báo cáo."""
    drop: Drop | None = None
    """Đưa nhiệm vụ, chỉ tiêu, chế độ báo cáo ra khỏi chương trình."""

    @property
    def kind(self) -> ChangeKind:
        kinds: list[ChangeKind] = [
            field.name  # type: ignore[misc]
            for field in fields(self)
            if getattr(self, field.name) is not None
        ]
        return kinds[0]


def _some_change(amendment: Amendment) -> Iterator[Invalid]:
    if not amendment.changes:
        yield Invalid("wrong-value", "sửa đổi phải có ít nhất một nội dung", "", "changes")


@dataclass(frozen=True, kw_only=True)
class Amendment(Model):
    """A document that amends the programme, and from which day on."""

    checks: ClassVar[tuple[Check, ...]] = (_some_change,)

    document: Text
    """Số, ngày, cơ quan của văn bản sửa đổi."""
    on: Day
    """Có hiệu lực từ ngày nào."""
    changes: tuple[AmendmentChange, ...]
    """Những nội dung sửa đổi."""


@dataclass(frozen=True, kw_only=True)
class AmendmentsFile(Model):
    amendments: tuple[Amendment, ...]
    """Các lần sửa đổi, bổ sung chương trình."""
