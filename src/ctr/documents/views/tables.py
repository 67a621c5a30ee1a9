"""The tables of the documents: what a row holds, and its columns, the same in Markdown and Word."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Một cột của bảng."""

    head: str
    """Tên cột"""
    field: str
    """Tên của ô trong dòng"""
    width: int
    """Phần bề ngang của cột, so với các cột khác"""
    centred: bool = False
    """Chữ ở giữa ô"""


Table = tuple[Column, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """Một dòng của bảng nhiệm vụ."""

    number: str
    """Số thứ tự nhiệm vụ"""
    title: str
    """Tên nhiệm vụ"""
    lead: str
    """Đơn vị chủ trì"""
    coordinating: str
    """Đơn vị phối hợp"""
    leader: str
    """Lãnh đạo chỉ đạo"""
    results: str
    """Kết quả thực hiện"""
    progress: str
    """Tiến độ"""
    difficulties: str
    """Khó khăn, vướng mắc"""


TASKS: Table = (
    Column(head="TT", field="number", width=4, centred=True),
    Column(head="Nhiệm vụ", field="title", width=15),
    Column(head="Đơn vị chủ trì", field="lead", width=11),
    Column(head="Đơn vị phối hợp", field="coordinating", width=11),
    Column(head="Lãnh đạo chỉ đạo", field="leader", width=8),
    Column(head="Kết quả thực hiện", field="results", width=31),
    Column(head="Tiến độ", field="progress", width=9),
    Column(head="Khó khăn, vướng mắc", field="difficulties", width=11),
)
"""Of the ward's report, Phụ lục I."""

OWN_TASKS: Table = (
    Column(head="TT", field="number", width=7, centred=True),
    Column(head="Nhiệm vụ", field="title", width=28),
    Column(head="Kết quả thực hiện", field="results", width=32),
    Column(head="Tiến độ", field="progress", width=15),
    Column(head="Khó khăn, vướng mắc", field="difficulties", width=18),
)
"""Of a unit's report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """Một dòng của bảng chỉ tiêu."""

    number: str
    """Số thứ tự dòng"""
    task: str
    """Số nhiệm vụ"""
    name: str
    """Tên chỉ tiêu"""
    unit: str
    """Đơn vị tính"""
    goal: str
    """Mục tiêu và thời điểm"""
    actual: str
    """Kết quả năm; số liệu của năm khác ghi kèm ngày"""
    course: str
    """Đánh giá"""
    lead: str
    """Đơn vị chủ trì"""


TARGETS: Table = (
    Column(head="TT", field="number", width=4, centred=True),
    Column(head="Chỉ tiêu", field="name", width=30),
    Column(head="Đơn vị tính", field="unit", width=8, centred=True),
    Column(head="Mục tiêu", field="goal", width=19),
    Column(head="Kết quả năm", field="actual", width=10, centred=True),
    Column(head="Đánh giá", field="course", width=12),
    Column(head="Đơn vị chủ trì", field="lead", width=17),
)
"""Of the ward's report, Phụ lục II."""

OWN_TARGETS: Table = (
    Column(head="TT", field="number", width=7, centred=True),
    Column(head="Chỉ tiêu", field="name", width=33),
    Column(head="Đơn vị tính", field="unit", width=11, centred=True),
    Column(head="Mục tiêu", field="goal", width=21),
    Column(head="Kết quả năm", field="actual", width=13, centred=True),
    Column(head="Đánh giá", field="course", width=15),
)
"""Of a unit's report."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedRow:
    """Một dòng của bảng báo cáo đã nhận."""

    number: str
    """Số thứ tự dòng"""
    unit: str
    """Đơn vị"""
    day: str
    """Ngày gửi báo cáo; trống nếu chưa"""
    state: str
    """Tình trạng"""


RECEIVED: Table = (
    Column(head="TT", field="number", width=6, centred=True),
    Column(head="Đơn vị", field="unit", width=54),
    Column(head="Ngày gửi báo cáo", field="day", width=20, centred=True),
    Column(head="Tình trạng", field="state", width=20, centred=True),
)
"""Of the ward's report, Phụ lục III."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwedRow:
    """Một việc đơn vị còn nợ."""

    number: str
    """Số thứ tự"""
    what: str
    """Nội dung"""
    phrase: str
    """Thời hạn bằng chữ"""
    last: str
    """Hạn cuối"""
    advised: str
    """Ngày làm việc cuối: ngày làm việc cuối cùng không muộn hơn hạn cuối; trống khi đã qua"""
    state: str
    """Tình trạng: quá hạn từ ngày nào, hoặc còn bao nhiêu ngày"""


OVERDUE: Table = (
    Column(head="TT", field="number", width=6, centred=True),
    Column(head="Nội dung", field="what", width=38),
    Column(head="Thời hạn", field="phrase", width=19),
    Column(head="Hạn cuối", field="last", width=15, centred=True),
    Column(head="Tình trạng", field="state", width=22),
)
"""Of a reminder: what is overdue, whose last working day is past."""

COMING: Table = (
    Column(head="TT", field="number", width=6, centred=True),
    Column(head="Nội dung", field="what", width=29),
    Column(head="Thời hạn", field="phrase", width=16),
    Column(head="Hạn cuối", field="last", width=15, centred=True),
    Column(head="Ngày làm việc cuối", field="advised", width=15, centred=True),
    Column(head="Tình trạng", field="state", width=19),
)
"""Of a reminder: what is still to come."""
