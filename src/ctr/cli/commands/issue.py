"""ctr issue: what is filled in of the programme once it has been signed."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import typer

from ctr.cli.messages import say
from ctr.cli.options import DryRunOption, text_option, typed_day
from ctr.cli.session import Session, takes
from ctr.errors import CannotRun
from ctr.output import screen
from ctr.vietnamese.document_numbers import NUMBER_HINT, is_number
from ctr.vietnamese.matching import match_key

_KEYS = (
    "number",
    "symbol",
    "date",
    "signer.authority",
    "signer.position",
    "signer.name",
)


@takes()
def issue(
    session: Session,
    number: Annotated[
        str | None, text_option("Số văn bản, không kèm ký hiệu; “xóa” thì bỏ.", "SỐ")
    ] = None,
    symbol: Annotated[str | None, text_option("Ký hiệu sau số, ví dụ CTr-UBND.", "KÝ-HIỆU")] = None,
    issued: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="NGÀY", help="Ngày ban hành; “xóa” thì bỏ.", show_default=False
        ),
    ] = None,
    signer: Annotated[str | None, text_option("Họ tên người ký.", "TÊN")] = None,
    position: Annotated[str | None, text_option("Chức vụ người ký, như in ở văn bản.")] = None,
    authority: Annotated[
        str | None, text_option("Thẩm quyền ký, ví dụ TM. ỦY BAN NHÂN DÂN; “xóa” thì bỏ.")
    ] = None,
    dry_run: DryRunOption = False,
) -> None:
    """Điền số, ký hiệu, ngày ban hành, người ký của chương trình sau khi ký; không nêu gì: xem.

    Ví dụ:
    Xem số, ngày, người ký đang ghi:
    $ ctr issue
    Điền số, ngày sau khi ký:
    $ ctr issue --number 12 --date 20/01/2026
    """
    from ctr.cli.set_values import needed, tell_settled, words_or_none

    values: dict[str, Any] = {}
    if number is not None:
        values |= _number(words_or_none(number), session.plan.loaded.programme.symbol)
    if symbol is not None:
        typed = needed(symbol, "ký hiệu")
        if match_key(values.get("symbol", typed)) != match_key(typed):
            raise CannotRun(f"số ghi ký hiệu {values['symbol']}, --symbol ghi {typed}", NUMBER_HINT)
        values["symbol"] = typed
    if issued is not None:
        values["date"] = _day(words_or_none(issued))
    if authority is not None:
        values["signer.authority"] = words_or_none(authority)
    if position is not None:
        values["signer.position"] = needed(position, "chức vụ người ký")
    if signer is not None:
        values["signer.name"] = needed(signer, "họ tên người ký")
    if not values:
        _show(session)
        return
    from ctr.results.settings import set_of_programme

    settled = set_of_programme(session.transaction, values, dry_run=dry_run)
    tell_settled(settled, "chương trình đã ban hành", dry_run=dry_run)
    if any(setting.what == "symbol" for setting in settled.settings):
        say("Lưu ý: biểu, lời của văn phòng lập trước khi đổi ký hiệu không nhận lại được.")


def _number(words: str | None, symbol: str) -> dict[str, Any]:
    """The number, and the symbol where another one than that of the programme was typed with it."""
    if words is None:
        return {"number": None}
    number, slash, rest = (part.strip() for part in words.partition("/"))
    if not is_number(number) or (slash and not rest) or "/" in rest or " " in rest:
        raise CannotRun(f"“{words}” không phải số của văn bản", NUMBER_HINT)
    if not rest or match_key(rest) == match_key(symbol):
        return {"number": number}
    return {"number": number, "symbol": rest}


def _day(words: str | None) -> date | None:
    return typed_day(words) if words is not None else None


def _show(session: Session) -> None:
    """What stands there now."""
    from ctr.documents.views.letterhead import GAP
    from ctr.output.settings import shown
    from ctr.wording.fields import setting_name

    programme = session.plan.loaded.programme
    for key in _KEYS:
        holder, _, name = key.rpartition(".")
        value = getattr(programme.signer if holder else programme, name)
        screen.write_text(f"{setting_name(key)}: {shown(value) if value is not None else GAP}\n")
