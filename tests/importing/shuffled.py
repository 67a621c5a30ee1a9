"""A generated programme in any layout, numbering and line breaks, and as it must come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

from tests.importing.corpus import FOOT, HEAD
from tests.importing.expected import Case, Task
from tests.importing.word import C, Item, P, word_file

_VERBS = ("Rà soát", "Xây dựng", "Tổ chức", "Kiểm tra", "Sửa chữa", "Lập", "Mở", "Tuyên truyền về")
_WHAT = (
    "danh mục",
    "hồ sơ",
    "lớp tập huấn",
    "tuyến đường",
    "nhà văn hóa",
    "hệ thống loa",
    "bể bơi",
)
_WHERE = (
    "ở tổ dân phố",
    "tại trường học",
    "trên địa bàn phường",
    "ở chợ",
    "ven sông",
    "cho thanh niên",
)
_UNITS = (
    "Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng Văn hóa - Xã hội", "Văn phòng HĐND và UBND",
    "Công an phường", "Trạm Y tế phường", "Ban Chỉ huy Quân sự phường",
)  # fmt: skip
_GROUPS = ("Các phòng chuyên môn", "Các cơ quan, đơn vị liên quan", "Các tổ dân phố")
_LEADERS = (("Trịnh Đức An", "Chủ tịch UBND phường"), ("Vũ Thị Bình", "Phó Chủ tịch UBND phường"))
_DEADLINES: tuple[tuple[str, dict[str, Any] | None], ...] = (
    ("", None), ("Quý II/2027", {"by": "2027-Q2"}), ("Thường xuyên", {"regular": True}),
    ("trước ngày 15/8/2028", {"before": "2028-08-15"}), ("Năm 2026", {"by": "2026"}),
    ("Hằng năm", {"by": "12-31", "every": "year"}), ("2026 - 2030", {"by": "2030"}),
)  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A task before it is laid out."""

    text: str
    lead: str
    coordinating: tuple[str, ...]
    leader: tuple[str, str] | None
    deadline: tuple[str, dict[str, Any] | None]

    def task(self) -> Task:
        leader = (self.leader[0],) if self.leader else ()
        return Task(self.text, (self.lead,), self.coordinating, leader, self.deadline[1])


@st.composite
def _made(draw: st.DrawFn, number: int) -> Made:
    parts = [draw(st.sampled_from(words)) for words in (_VERBS, _WHAT, _WHERE)]
    lead = draw(st.sampled_from(_UNITS))
    others = draw(st.lists(st.sampled_from(_UNITS), max_size=2, unique=True))
    group = draw(st.lists(st.sampled_from(_GROUPS), max_size=1))
    coordinating = tuple(name for name in [*others, *group] if name != lead)
    return Made(
        f"{' '.join(parts)}, việc số hiệu {_letters(number)}.",
        lead,
        coordinating,
        draw(st.sampled_from([None, *_LEADERS])),
        draw(st.sampled_from(_DEADLINES)),
    )


def _letters(number: int) -> str:
    return "".join("ABCDEFGHIK"[int(digit)] for digit in str(number))


@st.composite
def programmes(draw: st.DrawFn) -> Case:
    """A programme of one to three sections, each in its own layout of one kind of file."""
    sections: list[list[Made]] = []
    number = 0
    for _ in range(draw(st.integers(1, 3))):
        section = []
        for _ in range(draw(st.integers(2, 4))):
            number += 1
            section.append(draw(_made(number)))
        sections.append(section)
    tasks = tuple(made.task() for section in sections for made in section)
    if draw(st.booleans()):
        lines: list[str] = []
        for position, section in enumerate(sections, start=1):
            lines += _as_lines(draw, position, section)
        text = HEAD + "II. NỘI DUNG\n\n" + "\n\n".join(lines) + "\n" + FOOT
        return Case("txt", {"a.txt": text.encode()}, tasks, len(sections))
    items: list[Item] = [P(part) for part in HEAD.split("\n\n") if part]
    items.append(P("II. NỘI DUNG", bold=True))
    automatic = draw(st.booleans())
    for position, section in enumerate(sections, start=1):
        title = f"Mục {_letters(position)} về đời sống"
        items.append(
            P(title, level=1, bold=True) if automatic else P(f"{position}. {title}", bold=True)
        )
        if draw(st.booleans()):
            items.append(_as_table(draw, position, section))
            continue
        for index, made in enumerate(section, start=1):
            items.append(
                P(made.text, level=2) if automatic else P(f"{position}.{index}. {made.text}")
            )
            items += [P(line) for line in _assignment(draw, made)]
    items += [P(part) for part in FOOT.strip().split("\n\n")]
    return Case("docx", {"a.docx": word_file(items)}, tasks, len(sections))


def _as_lines(draw: st.DrawFn, position: int, section: list[Made]) -> list[str]:
    lines = [f"{position}. Mục {_letters(position)} về đời sống"]
    for index, made in enumerate(section, start=1):
        mark = draw(st.sampled_from([f"{position}.{index}.", f"{position}.{index}"]))
        lines.append(_broken(draw, f"{mark} {made.text}"))
        lines += [_broken(draw, line) for line in _assignment(draw, made)]
    return lines


def _broken(draw: st.DrawFn, line: str) -> str:
    """The line as a PDF gives it: broken before a word in small letters."""
    words = line.split(" ")
    places = [i for i in range(4, len(words)) if words[i][:1].islower()]
    if not places or not draw(st.booleans()):
        return line
    place = draw(st.sampled_from(places))
    return f"{' '.join(words[:place])}\n{' '.join(words[place:])}"


def _assignment(draw: st.DrawFn, made: Made) -> list[str]:
    lead = draw(
        st.sampled_from(
            ["Đơn vị chủ trì thực hiện", "Đơn vị chủ trì", "Cơ quan chủ trì", "Đơn vị thực hiện"]
        )
    )
    said = [f"{lead}: {made.lead}"]
    if made.coordinating:
        mark = draw(st.sampled_from(["; ", ", "]))
        said.append(f"Đơn vị phối hợp: {mark.join(made.coordinating)}")
    if made.leader:
        before = draw(st.sampled_from(["Đồng chí ", "Đ/c ", ""]))
        label = draw(st.sampled_from(["Lãnh đạo chỉ đạo", "Lãnh đạo phụ trách"]))
        said.append(f"{label}: {before}{made.leader[0]}, {made.leader[1]}")
    if made.deadline[0]:
        label = draw(st.sampled_from(["Thời gian thực hiện", "Thời gian hoàn thành"]))
        said.append(f"{label}: {made.deadline[0]}")
    if draw(st.booleans()):
        return ["; ".join(said)]
    end = draw(st.sampled_from([".", "", ";"]))
    return [f"{line}{end}" for line in draw(st.permutations(said))]


def _as_table(draw: st.DrawFn, position: int, section: list[Made]) -> Item:
    columns = draw(
        st.permutations(
            [
                (draw(st.sampled_from(["Nhiệm vụ", "Nội dung công việc"])), "text"),
                (draw(st.sampled_from(["Cơ quan chủ trì", "Đơn vị thực hiện"])), "lead"),
                (draw(st.sampled_from(["Cơ quan phối hợp", "Đơn vị phối hợp"])), "coordinating"),
                (
                    draw(st.sampled_from(["Lãnh đạo chỉ đạo", "Cá nhân phụ trách chỉ đạo"])),
                    "leader",
                ),
                (draw(st.sampled_from(["Thời gian hoàn thành", "Tiến độ"])), "deadline"),
            ]
        )
    )
    rows: list[list[C | str]] = [["TT", *(head for head, _ in columns)]]
    if draw(st.booleans()):
        rows.append([f"({index})" for index in range(1, len(columns) + 2)])
    for index, made in enumerate(section, start=1):
        leader = f"{made.leader[0]}, {made.leader[1]}" if made.leader else ""
        cells = {
            "text": made.text,
            "lead": made.lead,
            "coordinating": "; ".join(made.coordinating),
            "leader": leader,
            "deadline": made.deadline[0],
        }
        mark = draw(st.sampled_from([str(index), f"{position}.{index}"]))
        rows.append([mark, *(cells[kind] for _, kind in columns)])
    return rows
