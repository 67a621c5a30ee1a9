"""ctr align: a programme held against its superior's, or those of all below against this one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ctr.cli.messages import say
from ctr.cli.session import AS_OF, LIST_OUTPUT, Session, takes
from ctr.errors import CannotRun
from ctr.output.alignment import ALIGNMENT, FINDINGS, ROLLUP, VALUES
from ctr.output.listing import Listing
from ctr.tracking.alignment import Alignment
from ctr.tracking.unaligned import Finding
from ctr.wording.alignment import located_phrase

if TYPE_CHECKING:
    from ctr.output.spreadsheet import Sheet


@takes(AS_OF, LIST_OUTPUT)
def align(
    session: Session,
    below: Annotated[
        list[str] | None,
        typer.Option(
            "--below",
            metavar="THƯ-MỤC",
            help="Đối chiếu các kế hoạch cấp dưới với kế hoạch này: thư mục kế hoạch, thư mục chứa "
            "chúng, hoặc mẫu tên có dấu *; dùng được nhiều lần.",
            show_default=False,
        ),
    ] = None,
    rollup: Annotated[
        bool,
        typer.Option(
            "--rollup", help="Cùng --below: số liệu của các cấp dưới, tổng hợp theo chỉ tiêu."
        ),
    ] = False,
) -> None:
    """Đối chiếu với chương trình của cấp trên: việc thiếu, mức thấp, muộn, số tính hai lần.

    Mã 1: có chỗ chưa khớp; với --rollup: có kế hoạch không tổng hợp được.

    Ví dụ:
    Các phường với chương trình của thành phố:
    $ ctr align --plan thanh-pho --below cac-phuong
    Số liệu các phường, tổng hợp theo chỉ tiêu của thành phố:
    $ ctr align --plan thanh-pho --below cac-phuong --rollup
    """
    from ctr.cli.aligning import against_superior, with_those_below

    if rollup and not below:
        raise CannotRun("--rollup đi cùng --below", "thêm --below THƯ-MỤC")
    alignment = with_those_below(session, below) if below else against_superior(session)
    findings = alignment.findings()
    if rollup:
        _write_values(session, alignment, findings)
        return
    session.write_list(
        Listing(
            items=findings,
            contract=ALIGNMENT,
            columns=FINDINGS,
            sheet=lambda: _sheet("Đối chiếu với chương trình cấp trên", session.day),
        )
    )
    gaps = sum(finding.is_gap for finding in findings)
    plans = f"Đã đối chiếu {alignment.examined} kế hoạch: " if below else ""
    say(f"{plans}{gaps} chỗ chưa khớp, {len(findings) - gaps} điều không so được.")
    if gaps:
        raise typer.Exit(1)


def _sheet(title: str, day: date) -> Sheet[Any]:
    from ctr.output.spreadsheet import Sheet

    return Sheet(title=title, day=day)


def _write_values(session: Session, alignment: Alignment, findings: list[Finding]) -> None:
    """The roll-up; plans that are not in it are told, and then the answer is not whole."""
    session.write_list(
        Listing(
            items=alignment.rolled_up(),
            contract=ROLLUP,
            columns=VALUES,
            sheet=lambda: _sheet("Tổng hợp số liệu của các cấp dưới", session.day),
        )
    )
    say(f"Số liệu của {alignment.examined} kế hoạch.")
    outside = [finding for finding in findings if finding.of_a_plan]
    for finding in outside:
        say(f"{'; '.join(finding.subordinates)}: {located_phrase(finding)}")
    if outside:
        raise typer.Exit(1)
