"""ctr amend: change the programme, always by a document."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated

import typer

from ctr.cli.amending import KIND_NAMES, Kind, Typed, amending, typed_kind
from ctr.cli.messages import after_writing, say
from ctr.cli.options import day_option, text_option
from ctr.cli.session import AS_OF, LIST_OUTPUT, Session, takes
from ctr.errors import CannotRun
from ctr.output import screen
from ctr.output.amendments import AMENDMENT
from ctr.output.listing import Listing
from ctr.output.table import Column
from ctr.plan.amended.effects import Applied
from ctr.plan.amended.on import plan_on
from ctr.plan.amended.reading import applied
from ctr.plan.model import Plan
from ctr.results.amend import Amended, amend
from ctr.vietnamese import phrases
from ctr.wording.amendments import change_line, effect_line


@takes(AS_OF, LIST_OUTPUT)
def amend_programme(
    session: Session,
    kind: Annotated[
        Kind | None,
        typer.Argument(
            parser=typed_kind,
            metavar="[VIỆC]",
            help=f"{'; '.join(f'{kind}: {name}' for kind, name in KIND_NAMES.items())}; gõ chữ "
            "trước hay sau dấu hai chấm đều được. Bỏ trống: hỏi từng câu.",
        ),
    ] = None,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[TÊN|SỐ|MÃ…]", help="Đơn vị, lãnh đạo, nhiệm vụ, chỉ tiêu, chế độ báo cáo nào."
        ),
    ] = None,
    document: Annotated[str | None, text_option("Văn bản sửa đổi: số, ngày, cơ quan.")] = None,
    on: Annotated[date | None, day_option("Có hiệu lực từ ngày.", "--on")] = None,
    to: Annotated[
        str | None, text_option("Tên mới, người thay, đơn vị nhận, thời hạn mới.", "MỚI")
    ] = None,
    task: Annotated[
        list[str] | None, text_option("Chỉ nhiệm vụ này; dùng được nhiều lần.", "SỐ")
    ] = None,
    part: Annotated[
        list[str] | None, text_option("Một đơn vị sau khi tách và nhiệm vụ.", "TÊN: SỐ, SỐ")
    ] = None,
    lead: Annotated[list[str] | None, text_option("Đơn vị chủ trì.", "TÊN")] = None,
    coordinating: Annotated[list[str] | None, text_option("Đơn vị phối hợp.", "TÊN")] = None,
    leader: Annotated[str | None, text_option("Lãnh đạo chỉ đạo.", "TÊN")] = None,
    position: Annotated[str | None, text_option("Chức vụ của lãnh đạo mới.")] = None,
    short: Annotated[str | None, text_option("Tên ngắn của đơn vị mới.", "TÊN")] = None,
    after: Annotated[str | None, text_option("Nhiệm vụ mới đứng sau nhiệm vụ này.", "SỐ")] = None,
    title: Annotated[str | None, text_option("Tên ngắn của nhiệm vụ, tên chỉ tiêu mới.")] = None,
    text: Annotated[str | None, text_option("Lời văn của nhiệm vụ mới.")] = None,
    phrase: Annotated[str | None, text_option("Thời hạn mới theo chữ của văn bản.")] = None,
    level: Annotated[
        str | None, text_option("Mức: từ 90, trên 80, không quá 5, 14,5-15, đạt.", "MỨC")
    ] = None,
    measure: Annotated[str | None, text_option("Đơn vị tính của chỉ tiêu mới.")] = None,
    by: Annotated[str | None, text_option("Mốc nào của chỉ tiêu, ví dụ 2028.", "KỲ")] = None,
    every: Annotated[
        str | None,
        text_option("Bao lâu báo cáo một lần: quý, 6 tháng, 9 tháng, tháng, tuần, năm.", "KỲ"),
    ] = None,
    recipient: Annotated[str | None, text_option("Nơi nhận của chế độ báo cáo mới.", "TÊN")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chỉ xem sẽ đổi gì, không ghi.")
    ] = False,
    list: Annotated[
        bool, typer.Option("--list", help="Liệt kê mọi sửa đổi, bổ sung đã ghi.")
    ] = False,
) -> None:
    """Sửa đổi, bổ sung chương trình theo một văn bản; không có VIỆC thì hỏi từng câu.

    Ví dụ:
    Giao lại nhiệm vụ 6.1 theo một quyết định:
    $ ctr amend assign 6.1 --lead "Văn phòng" --on 1/8/2026 --document "Quyết định số 60/QĐ-UBND"
    Mọi sửa đổi, bổ sung đã ghi:
    $ ctr amend --list
    """
    if list:
        _list(session)
        return
    transaction = session.transaction
    asked = kind is None
    if kind is None:
        from ctr.cli.amend_prompts import ask_amendment

        typed = ask_amendment(transaction.plan.loaded, document, on, session.day)
    else:
        if document is None or not document.strip():
            raise CannotRun("thiếu văn bản sửa đổi", 'thêm --document "Quyết định số … ngày …"')
        if on is None:
            raise CannotRun("thiếu ngày có hiệu lực", "thêm --on NGÀY")
        typed = Typed(
            kind=kind,
            names=tuple(names or ()),
            document=" ".join(document.split()),
            on=on,
            to=to,
            tasks=tuple(task or ()),
            lead=tuple(lead or ()),
            coordinating=tuple(coordinating or ()),
            leader=leader,
            parts=tuple(part or ()),
            after=after,
            title=title,
            text=text,
            phrase=phrase,
            level=level,
            measure=measure,
            by=by,
            short=short,
            position=position,
            every=every,
            recipient=recipient,
        )
    change = amending(plan_on(transaction.plan, typed.on), typed)
    if asked and not dry_run:
        from ctr.cli.prompts import agreed

        _show(amend(transaction, change, dry_run=True))
        if not agreed():
            say("Không ghi gì.")
            return
        done = amend(transaction, change)
        with after_writing():
            say(f"Đã ghi {', '.join(done.files)}.")
        return
    done = amend(transaction, change, dry_run=dry_run)
    with after_writing(dry_run=dry_run):
        _show(done)
        if typed.kind == "rename" and done.applied:
            _tell_short(plan_on(transaction.plan, typed.on), done.plan, change.change["rename"])


def _tell_short(before: Plan, after: Plan, rename: Mapping[str, str]) -> None:
    """Tell that a unit has no short name under its new name, though it had one before."""
    old, new = before.unit_of(rename["unit"]), after.unit_of(rename["to"])
    if old is not None and old.short and (new is None or not new.short):
        say(
            f"Lưu ý: “{rename['to']}” chưa có tên ngắn, “{old.short}” vẫn là của tên cũ; đặt tên "
            f'ngắn khác: ctr units --unit "{rename["to"]}" --short TÊN-NGẮN'
        )


def _show(amended: Amended) -> None:
    """The document, then each change with all that it does, old → new."""
    if not amended.applied:
        say("Sửa đổi này đã có, không có gì thay đổi.")
        return
    first = amended.applied[0].amendment
    head = f"{first.document}, từ ngày {phrases.day(first.on)} ({', '.join(amended.files)})"
    screen.write_text(f"{head}\n")
    for one in amended.applied:
        screen.write_text(f"  ~ {change_line(amended.plan, one)}\n")
        if one.change.kind in ("merge", "split"):
            for effect in one.effects:
                line = effect_line(effect)
                screen.write_text(f"      nhiệm vụ {effect.task}, {line}\n")


def _list(session: Session) -> None:
    plan = session.plan.loaded
    rows = [*applied(plan)] if plan.amendments else []
    session.write_list(
        Listing(items=rows, contract=AMENDMENT, columns=_columns(plan), title="Sửa đổi, bổ sung")
    )
    if not rows:
        say("Chương trình chưa được sửa đổi, bổ sung.")


def _columns(plan: Plan) -> tuple[Column[Applied], ...]:
    return (
        Column(head="Từ ngày", text=lambda row: phrases.day(row.amendment.on)),
        Column(head="Văn bản", text=lambda row: row.amendment.document, ratio=3),
        Column(head="Nội dung", text=lambda row: change_line(plan, row), ratio=6),
    )
