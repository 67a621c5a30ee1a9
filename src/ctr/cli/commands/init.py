"""ctr init: the first files of a ward's plan."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from ctr.cli.messages import say
from ctr.errors import CannotRun

T = TypeVar("T")


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="THƯ-MỤC", help="Thư mục kế hoạch sẽ lập (chưa có).")
    ],
    ward: Annotated[
        str | None,
        typer.Option(metavar="TÊN", help="Xã, phường: “Phường Hạ Lâm”.", show_default=False),
    ] = None,
    period: Annotated[
        str | None,
        typer.Option(metavar="NĂM-NĂM", help="Giai đoạn: 2026-2030.", show_default=False),
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(metavar="TÊN", help="Đơn vị; dùng được nhiều lần.", show_default=False),
    ] = None,
    leader: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TÊN, CHỨC VỤ", help="Lãnh đạo; dùng được nhiều lần.", show_default=False
        ),
    ] = None,
    units: Annotated[
        Path | None,
        typer.Option(
            metavar="TỆP.xlsx", help="Danh sách đơn vị, lãnh đạo bằng Excel.", show_default=False
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="CHỮ", help="Trích yếu của văn bản.", show_default=False)
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ xem sẽ ghi gì, không ghi.")
    ] = False,
) -> None:
    """Lập kế hoạch trống có chú giải cho một xã, phường, với một nhiệm vụ mẫu để chép.

    Ví dụ:
    Kế hoạch trống của một phường, đơn vị lấy từ tệp Excel:
    $ ctr init plan-moi --ward "Phường Hạ Lâm" --period 2026-2030 --units don-vi.xlsx
    """
    from ctr.importing import place
    from ctr.importing.first_plan import Start, first_plan
    from ctr.importing.proof import problems_of

    place.refuse_taken(folder)
    known_units, known_leaders = _listed(units)
    known_units += [{"name": _text(name)} for name in unit or ()]
    known_leaders += [_leader(text) for text in leader or ()]
    ward = _typed(ward, "Xã, phường (ví dụ Phường Hạ Lâm)", "--ward", _ward)
    first, last = _typed(period, "Giai đoạn (ví dụ 2026-2030)", "--period", _period)
    if not known_units:
        question = "Các đơn vị, cách nhau bằng dấu chấm phẩy"
        known_units = _typed(None, question, "--unit", _units)
    if not known_leaders:
        question = "Lãnh đạo: họ tên, chức vụ; cách nhau bằng dấu chấm phẩy"
        known_leaders = _typed(None, question, "--leader", _leaders)
    body = f"{ward[:1].lower()}{ward[1:]}"
    start = Start(
        ward=ward,
        issuer=f"Ủy ban nhân dân {body}",
        kind="Chương trình hành động",
        symbol="CTr-UBND",
        title=_text(title or f"Chương trình hành động giai đoạn {first} - {last}"),
        first=first,
        last=last,
        units=_once(known_units),
        leaders=_once(known_leaders),
    )
    texts = first_plan(start)
    problems = problems_of(texts)
    if problems:
        lines = "\n".join(f"    {fault.file}:{fault.line}: {fault.message}" for fault in problems)
        raise CannotRun(f"không ghi, vì kế hoạch sẽ có lỗi:\n{lines}", "sửa các tên đã nhập")
    if not dry_run:
        place.write_new(folder, texts)
    for name in texts:
        sys.stdout.write(f"{folder / name}\n")
    say("Chưa ghi gì (--dry-run)." if dry_run else f"Tiếp theo: ctr check --plan {folder}")


def _terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


def _listed(path: Path | None) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    if path is None:
        return [], []
    from ctr.forms.unit_list import read_unit_list

    found = read_unit_list(path)
    return found.units, found.leaders


def _typed(given: str | None, question: str, option: str, parse: Callable[[str], T]) -> T:
    """What an option or, asked until it is right, somebody on a terminal gives.

    Raises CannotRun where the option is wrong, or nobody can be asked.
    """
    if given:
        return parse(given)
    if not _terminal():
        raise CannotRun(f"chưa biết {question[:1].lower()}{question[1:]}", f"thêm {option}")
    from ctr.cli.prompts import ask_line

    while True:
        try:
            return parse(ask_line(question))
        except CannotRun as error:
            say(f"  {error.line}")


def _ward(text: str) -> str:
    ward = _text(text)
    kinds = r"(?:phường|xã|đặc khu|thị trấn|huyện|tỉnh|thành phố) \S"
    if not re.match(kinds, ward, re.IGNORECASE):
        told = f"“{ward}” chưa rõ là phường, xã hay đặc khu" if ward else "chưa có tên xã, phường"
        raise CannotRun(told, "viết đủ, ví dụ Phường Hạ Lâm")
    return f"{ward[:1].upper()}{ward[1:]}"


def _units(text: str) -> list[dict[str, Any]]:
    names = [_text(name) for name in text.split(";") if name.strip(" .,")]
    if not names:
        raise CannotRun("chưa có đơn vị nào", "ví dụ Công an phường; Trạm Y tế phường")
    return [{"name": name} for name in names]


def _leaders(text: str) -> list[dict[str, Any]]:
    people = [_leader(person) for person in text.split(";") if person.strip(" .,")]
    short = next((one["name"] for one in people if " " not in one["name"]), None)
    if not people or short is not None:
        told = f"“{short}” chưa đủ họ tên" if short else "chưa có lãnh đạo nào"
        raise CannotRun(told, "ví dụ Trịnh Đức An, Chủ tịch UBND phường")
    return people


def _text(text: str) -> str:
    from ctr.vietnamese.matching import nfc

    return " ".join(nfc(text).split())


def _period(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"\s*(\d{4})\s*(?:[-–]\s*(\d{4}))?\s*", text)
    first = int(match[1]) if match else 0
    last = int(match[2] or match[1]) if match else 0
    if not 1945 <= first <= last <= 2200:
        raise CannotRun(f"“{text}” không phải giai đoạn", "viết hai năm, ví dụ 2026-2030")
    return first, last


def _leader(text: str) -> dict[str, Any]:
    name, _, position = _text(text).partition(",")
    return {"name": name.strip(), **({"position": position.strip()} if position.strip() else {})}


def _once(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each name once, those without one left out."""
    from ctr.vietnamese.matching import match_key

    return list({match_key(entry["name"]): entry for entry in entries if entry["name"]}.values())
