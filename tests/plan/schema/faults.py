"""Faults planted into the example plan, each with what an editor says of it and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_SECTION = "sections/02-xanh.yaml"
_RESULTS = "results/2026/phong-moi-truong.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """In a file, `old` becomes `new`; on the line where `at` stands then, the editor says `told`.

    Without `at` that is the line on which `new` begins.
    """

    file: str
    old: str
    new: str
    told: str
    at: str = ""

    def planted(self, folder: Path) -> str:
        """The file's text with the fault."""
        text = (folder / self.file).read_text("utf-8")
        assert text.count(self.old) >= 1, self.old
        return text.replace(self.old, self.new, 1)

    def line(self, folder: Path) -> int:
        """From 1."""
        text = self.planted(folder)
        place = text.index(self.at) if self.at else _first_difference(self, folder, text)
        return text.count("\n", 0, place) + 1


def _first_difference(fault: Fault, folder: Path, text: str) -> int:
    old = (folder / fault.file).read_text("utf-8")
    return next(i for i, (one, other) in enumerate(zip(old, text, strict=False)) if one != other)


def _section(old: str, new: str, told: str, at: str = "") -> Fault:
    return Fault(file=_SECTION, old=old, new=new, told=told, at=at)


def _results(old: str, new: str, told: str, at: str = "") -> Fault:
    return Fault(file=_RESULTS, old=old, new=new, told=told, at=at)


FAULTS = (
    _section("lead: [Phòng Môi trường]", "lead: [Phòng Môi trưởng]", "không có đơn vị"),
    _section("leader: Trần Thị Ví Dụ", "leader: Trần Thị Ví Dự", "không có lãnh đạo"),
    _section('id: "2.1"', "id: 2.1", 'phải là số nhiệm vụ trong dấu nháy kép, ví dụ: "10.2"'),
    _section("    title: Mái nhà xanh\n", "", "thiếu khóa “title”", 'id: "2.3"'),
    _section(
        "    title: Mái nhà", "    tilte: x\n    title: Mái nhà", "không có khóa này", "tilte"
    ),
    _section("lead: [Phòng Môi trường]", "lead: Phòng Môi trường", "phải là danh sách"),
    _section("at_least: 3000", "at_least: 3000 cây", "phải là số"),
    _section("at_least: 3000", "at_least: 3000, at_most: 9", "mốc phải có đúng một trong"),
    _section(", at_least: 3000", "", "mốc phải có đúng một trong", "- {over"),
    _section("to: 2028", "to: 3028", "năm phải từ 1945 đến 2200"),
    _section("as: total", "as: sum", "chọn: average, total, throughout"),
    _section("by: 2027}", "by: 25/12/2027}", "phải là ngày hoặc kỳ"),
    _section("by: 2027}", "by: 2027, regular: true}", "thời hạn phải có đúng một trong"),
    _section("by: 2027}", "before: 2027}", "“trước ngày” phải là một ngày"),
    _section("by: 2027}", "by: 11-25}", "ngày không có năm cần every: year"),
    _section("by: 2027}", "by: 11-25, every: quarter}", "cần ngày của tháng cuối kỳ"),
    _section("id: cay-xanh", "id: Cây xanh", "mã chỉ gồm chữ thường không dấu"),
    _section(
        "    text: Thí điểm",
        "    accepted: [{code: clear-led, reason: x}]\n    text: Thí điểm",
        "không có khuyến nghị này để chấp nhận ở đây; có: clear-lead",
        "clear-led",
    ),
    _results("unit: Phòng Môi trường", "unit: Phòng Mội trường", "không có đơn vị"),
    _results('task: "2.2"', 'task: "9.9"', "không có nhiệm vụ này trong chương trình"),
    _results("state: paused", "state: stopped", "chọn: not_started, in_progress, done"),
    _results("    state_on: 2026-10-20\n", "", "phải có ngày hoàn thành", 'task: "1.3"'),
    _results("on: 2026-02-10", "on: 2026-02-30", "phải là ngày có thật", "2026-02-30"),
    _results("as_of: 2026-11-15", "as_of: 15/11/2026", "phải là ngày có thật"),
    _results("target: diem-rac-tu-phat", "target: diem-rac", "nhiệm vụ 1.3 không có chỉ tiêu này"),
    _results(
        '  - task: "2.3"\n',
        '  - task: "2.3"\n    values: [{target: x, value: 1, as_of: 2026-03-01}]\n',
        "nhiệm vụ này không có chỉ tiêu nào",
        "target: x",
    ),
    _results("value: 51.5", 'value: "51,5"', "phải là số như 97.5"),
    _results("year: 2026", 'year: "2026"', "phải là năm viết bằng số"),
    Fault(
        file="results/2026/summary.yaml",
        old="duty: bao-cao-cap-tren",
        new="duty: bao-cao",
        told="không có chế độ báo cáo này trong programme.yaml; có: bao-cao-cap-tren, bao-cao-nam",
    ),
    Fault(file="units.yaml", old=", open: true}", new="}", told="nhóm phải có members hoặc open"),
    Fault(
        file="units.yaml",
        old="email: congan@phuong-vi-du.example",
        new="email: công an",
        told="không phải một địa chỉ thư điện tử",
    ),
    Fault(
        file="programme.yaml",
        old="    report: true",
        new="    report: yes",
        told="chỉ nhận true (đúng) hoặc false (sai)",
    ),
    Fault(
        file="programme.yaml",
        old="    owed_by_leads: true\n",
        new="",
        told="phải có owed_by",
        at="- id: bao-cao-nam",
    ),
    Fault(file="leaders.yaml", old="position: Chủ tịch", new="position: 1", told="phải là chữ"),
)
