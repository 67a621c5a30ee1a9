"""ctr init: the first files of a ward's plan."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from ctr.cli.messages import say
from ctr.errors import CannotRun


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
    """Lập kế hoạch trống có chú giải cho một xã, phường, với một nhiệm vụ mẫu để chép."""
    from ctr.importing import place
    from ctr.importing.first_plan import Start, first_plan
    from ctr.importing.proof import problems_of

    place.refuse_taken(folder)
    known_units, known_leaders = _listed(units)
    known_units += [{"name": _text(name)} for name in unit or ()]
    known_leaders += [_leader(text) for text in leader or ()]
    asked = _terminal()
    ward = _text(ward or _ask("Xã, phường (ví dụ Phường Hạ Lâm)", "--ward", asked))
    first, last = _period(period or _ask("Giai đoạn (ví dụ 2026-2030)", "--period", asked))
    if not known_units:
        names = _ask("Các đơn vị, cách nhau bằng dấu chấm phẩy", "--unit", asked)
        known_units = [{"name": _text(name)} for name in names.split(";") if name.strip()]
    if not known_leaders:
        people = _ask("Lãnh đạo: họ tên, chức vụ; cách nhau bằng dấu chấm phẩy", "--leader", asked)
        known_leaders = [_leader(text) for text in people.split(";") if text.strip()]
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


def _ask(question: str, option: str, asked: bool) -> str:
    """What is typed on a terminal. Raises CannotRun where nobody can be asked, or gives nothing."""
    if not asked:
        raise CannotRun(f"chưa biết {question[:1].lower()}{question[1:]}", f"thêm {option}")
    from ctr.cli.prompts import ask_line

    answer = ask_line(question)
    if not answer:
        raise CannotRun(f"chưa biết {question[:1].lower()}{question[1:]}", f"thêm {option}")
    return answer


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
