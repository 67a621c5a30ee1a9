"""What people do with real commands, each thing with a name: two of one name contradict."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_UNITS = {
    "1.1": "Phòng Môi trường",
    "1.3": "Phòng Môi trường",
    "2.2": "Phòng Môi trường",
    "3.1": "Phòng Công nghệ",
    "3.2": "Phòng Công nghệ",
    "3.3": "Công an phường Ví Dụ",
    "3.4": "Văn phòng",
}
_NO_FIGURE = "2.2"


_SAME = ("kho-khan",)
"""What is done in one way only, so that two who do it do not contradict."""


@dataclass(frozen=True)
class Act:
    """A command; the entry that it is about; words that are there after it, and others gone."""

    words: tuple[str, ...]
    about: tuple[str, ...]
    there: str = ""
    gone: str = ""


def act(random: Random, mark: str) -> Act:
    """One thing that is done; `mark` is in it and nowhere else."""
    task, unit = random.choice(list(_UNITS.items()))
    begun = random.choice([number for number in _UNITS if number != "3.4"])
    day = f"2026-{random.randint(2, 10):02d}-{random.randint(1, 28):02d}"
    whole = ("record", "--unit", unit, "--year", "2026")
    of_task = ("record", task, "--unit", unit)
    late = "10" if mark.startswith("mot") else "11"
    dated = (*of_task, "--on", day)
    put_right = (
        "record",
        "1.2",
        "--unit",
        "Phòng Môi trường",
        "--year",
        "2026",
        "--because",
        "sai",
    )
    return random.choice(
        [
            *[Act((*dated, "--done", mark), (mark,), mark)] * 4,
            Act((*dated, "--done", mark, "--difficulty", f"khó {mark}"), (mark,), f"khó {mark}"),
            Act((*of_task, "--year", "2026", "--next-year", mark), (mark,), mark),
            Act(
                (
                    *("record", "1.1", "--value", f"ho-phan-loai-rac={len(mark)}", "--on", day),
                    "--source",
                    mark,
                    "--unit",
                    "Phòng Môi trường",
                ),
                ("figure", day),
                mark,
            ),
            Act((*whole, "--proposal", mark), (mark,), mark),
            Act(
                (
                    "record",
                    begun,
                    "--unit",
                    _UNITS[begun],
                    "--on",
                    f"2026-11-{late}",
                    "--state",
                    "tạm dừng",
                    "--difficulty",
                    mark,
                ),
                ("state", begun),
                mark,
            ),
            Act(
                (
                    *whole,
                    "--received",
                    f"2026-07-{late}",
                    "--period",
                    "2026-Q2",
                    "--proposal",
                    mark,
                ),
                ("received", unit),
                mark,
            ),
            Act(
                ("units", "--unit", unit, "--email", f"{mark}@p.vn"), ("mail", unit), f"{mark}@p.vn"
            ),
            Act(
                (
                    *("amend", "extend", _NO_FIGURE, "--to", "2028-03-31", "--on", "2026-06-01"),
                    "--document",
                    f"QĐ {mark}",
                ),
                ("amend",),
                f"QĐ {mark}",
            ),
            Act(
                (
                    *("amend", "add-target", mark, "--task", "2.3", "--title", f"Chỉ tiêu {mark}"),
                    "--level",
                    "từ 5",
                    "--measure",
                    "nhà",
                    "--document",
                    f"QĐ {mark}",
                    "--on",
                    "2026-06-02",
                ),
                (mark,),
                f"Chỉ tiêu {mark}",
            ),
            Act(
                ("record", "--office", "direction", "--text", mark, "--year", "2026"),
                ("office",),
                mark,
            ),
            Act((*put_right, "--correct", "viec-1", "--done", mark), ("viec",), mark),
            Act((*put_right, "--remove", "kho-khan-1"), _SAME, "", "Mưa lớn kéo dài"),
            Act((*put_right, "--correct", "de-xuat-1", "--proposal", mark), ("de-xuat",), mark),
        ]
    )


def two_sides(seed: int) -> tuple[list[Act], list[Act], bool]:
    """What either of two people does, and whether they contradict each other."""
    random = Random(seed)
    sides: list[list[Act]] = []
    for name in ("mot", "hai"):
        acts: list[Act] = []
        while len(acts) < random.randint(1, 3):
            new = act(random, f"{name}{seed}so{len(acts)}")
            if new.about not in [one.about for one in acts]:
                acts.append(new)
        sides.append(acts)
    ours, theirs = sides
    both = {one.about for one in ours} & {one.about for one in theirs}
    return ours, theirs, bool(both - {_SAME})
