"""ctr record: put down what a unit reports."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal
from typing import Annotated

import typer

from ctr.cli.messages import after_writing, say
from ctr.cli.options import day_option, text_option, typed_figure, typed_state
from ctr.cli.prompts import ask
from ctr.cli.resolve import task_named, unit_named
from ctr.cli.session import AS_OF, Session, takes
from ctr.errors import CannotRun
from ctr.output.changes import changes_text
from ctr.plan.model import Plan, State
from ctr.results.record import Record, record
from ctr.results.submission import record_sent
from ctr.results.transaction import Recorded, Transaction
from ctr.vietnamese import phrases
from ctr.vietnamese.matching import nfc
from ctr.vietnamese.suggestions import did_you_mean, nearest
from ctr.yamlfile.reader import FORBIDDEN


@takes(AS_OF)
def record_result(
    session: Session,
    task: Annotated[
        str | None,
        typer.Argument(metavar="[SỐ]", help="Số nhiệm vụ; bỏ trống: việc của cả báo cáo."),
    ] = None,
    unit: Annotated[list[str] | None, text_option("Đơn vị báo cáo.", "TÊN")] = None,
    state: Annotated[
        State | None,
        typer.Option(
            parser=typed_state,
            metavar="TRẠNG-THÁI",
            help="Chưa thực hiện, đang thực hiện, hoàn thành, tạm dừng, dừng thực hiện.",
            show_default=False,
        ),
    ] = None,
    on: Annotated[date | None, day_option("Ngày làm, ngày xong, ngày của số liệu.")] = None,
    done: Annotated[str | None, text_option("Việc đã làm.")] = None,
    evidence: Annotated[str | None, text_option("Số, ngày của văn bản chứng minh.")] = None,
    value: Annotated[
        list[str] | None, text_option("Số liệu của chỉ tiêu; dùng được nhiều lần.", "CHỈ-TIÊU=SỐ")
    ] = None,
    source: Annotated[str | None, text_option("Nguồn số liệu.")] = None,
    difficulty: Annotated[str | None, text_option("Khó khăn, vướng mắc, nguyên nhân.")] = None,
    proposal: Annotated[str | None, text_option("Đề xuất, kiến nghị.")] = None,
    next_year: Annotated[str | None, text_option("Kế hoạch năm sau.")] = None,
    received: Annotated[date | None, day_option("Ngày nhận báo cáo của đơn vị.")] = None,
    verified_by: Annotated[
        str | None, text_option("Người của văn phòng đã kiểm tra.", "TÊN")
    ] = None,
    sent: Annotated[
        str | None, text_option("Báo cáo của phường đã gửi: mã chế độ báo cáo.", "MÃ")
    ] = None,
    office: Annotated[
        str | None,
        text_option(
            "Lời của văn phòng: direction, strengths, shortcomings, causes, next_year, "
            "proposals, hoặc tên tiếng Việt.",
            "PHẦN",
        ),
    ] = None,
    text: Annotated[
        str | None, text_option("Lời của --office; - là đọc từ ống dẫn; không có thì mở $EDITOR.")
    ] = None,
    year: Annotated[
        int | None, text_option("Năm báo cáo (mặc định: năm của --on, hoặc năm nay).", "NĂM")
    ] = None,
) -> None:
    """Ghi kết quả đơn vị báo cáo vào plan/results/; không có tùy chọn thì hỏi từng câu."""
    today, transaction = session.day, session.transaction
    opened = transaction.plan
    if office is not None or text is not None:
        if task not in (None, "-"):
            raise CannotRun("--office không đi cùng số nhiệm vụ")
        _record_office(transaction, office, year or (on or today).year, text or task)
        return
    if sent is not None:
        day = on or today
        recorded = record_sent(
            transaction, _duty(opened, sent), year or day.year, day, _clean(evidence)
        )
        _report(transaction.plan, recorded, "báo cáo")
        return
    content = (state, done, evidence, value, source, difficulty, proposal, next_year)
    if all(option is None for option in (*content, received, verified_by)):
        entry = ask(opened, _only(unit), task, today)
        if entry is None:
            say("Không ghi gì.")
            return
    else:
        number, values = _task_and_values(opened, task, value)
        _complete(number, state, done, evidence, source, values)
        if year is None and on is None and received is not None:
            _warn_of_year(opened, received)
        reporting = _unit(opened, _only(unit), number)
        known = opened.result_of.get((reporting, number or "", year or (on or today).year))
        if on is None and known is not None and known.state == state:
            state = None  # it stays, with the day that it has
        entry = Record(
            unit=reporting,
            year=year or (on.year if on is not None else _year_of(received, today)),
            on=on or today,
            task=number,
            state=state,
            done=_paragraphs(done),
            evidence=_clean(evidence),
            values=values,
            source=_clean(source),
            difficulty=_paragraphs(difficulty),
            proposal=_paragraphs(proposal),
            next_year=_paragraphs(next_year),
            received=received,
            verified_by=_clean(verified_by),
        )
    _write(transaction, entry, today)


def _record_office(
    transaction: Transaction, office: str | None, year: int, text: str | None
) -> None:
    if office is None:
        raise CannotRun("--text đi cùng --office", "ví dụ: ctr record --office direction --text …")
    if text is not None and text != "-" and not text.strip():
        raise CannotRun("nội dung để trống")
    from ctr.cli.office import record_office

    record_office(transaction, office, year, text)


def _only(typed: list[str] | None) -> str | None:
    """The one unit that a record is of. Raises CannotRun for several."""
    if typed and len(typed) > 1:
        raise CannotRun("mỗi lần chỉ ghi cho một đơn vị", f"đã nêu: {', '.join(typed)}")
    return typed[0] if typed else None


def _write(transaction: Transaction, entry: Record, today: date) -> None:
    if entry.year not in transaction.plan.programme.period:
        raise CannotRun(f"chương trình không có năm {entry.year}")
    where = f"nhiệm vụ {entry.task}" if entry.task else "báo cáo"
    recorded = record(transaction, entry)
    _report(transaction.plan, recorded, f"{entry.unit}, {where}")
    if not recorded.changes:
        return
    late = [day for day in (entry.on, entry.received) if day is not None and day > today]
    for day in late:
        say(f"Lưu ý: ngày {phrases.day(day)} sau ngày hôm nay ({phrases.day(today)}).")


@after_writing()
def _report(plan: Plan, recorded: Recorded, where: str) -> None:
    """Say what changed in which file."""
    if not recorded.changes:
        say(f"{recorded.file}: đã có đủ, không có gì thay đổi.")
        return
    sys.stdout.write(changes_text(plan, f"{recorded.file}: {where}", recorded.changes))


def _task_and_values(
    plan: Plan, task: str | None, typed: list[str] | None
) -> tuple[str | None, tuple[tuple[str, Decimal | bool], ...]]:
    """The task's number and its figures; a figure's target tells the task where none is typed."""
    owners = {target.id: owner for _, owner, target in plan.targets()}
    number = task_named(plan, task)[1].id if task is not None else None
    values: list[tuple[str, Decimal | bool]] = []
    for words in typed or ():
        name, mark, figure = words.partition("=")
        name = name.strip()
        if not mark:
            raise CannotRun(f"“{words}” không đúng cách viết số liệu", "viết CHỈ-TIÊU=SỐ")
        if name not in owners:
            near = nearest(name, {known: known for known in owners})
            meant = did_you_mean(near) or f"xem các mã: ctr show {number or 'SỐ'}"
            raise CannotRun(f"không có chỉ tiêu “{name}”", meant)
        number = number or owners[name].id
        values.append((name, typed_figure(figure)))
    return number, tuple(values)


def _unit(plan: Plan, typed: str | None, number: str | None) -> str:
    if typed is not None:
        return unit_named(plan, typed)
    leads = plan.units_in(plan.by_number[number][1].lead) if number is not None else ()
    if len(leads) == 1:
        return leads[0]
    raise CannotRun(
        "chưa rõ đơn vị nào báo cáo",
        f"thêm --unit, một trong: {'; '.join(leads)}" if leads else "thêm --unit TÊN",
    )


def _complete(
    number: str | None,
    state: State | None,
    done: str | None,
    evidence: str | None,
    source: str | None,
    values: tuple[tuple[str, Decimal | bool], ...],
) -> None:
    """Refuse what has no place to go to."""
    if number is None and (state is not None or done is not None or evidence is not None):
        raise CannotRun("thiếu số nhiệm vụ", "ví dụ: ctr record 10.2 --unit … --done …")
    if evidence is not None and done is None and not values:
        raise CannotRun("--evidence đi cùng --done hoặc --value")
    if source is not None and not values:
        raise CannotRun("--source đi cùng --value")
    if source is not None and evidence is not None and done is None:
        raise CannotRun("--evidence không có --done thì là nguồn số liệu; chỉ nêu một trong hai")


def _warn_of_year(plan: Plan, received: date) -> None:
    """A report that comes in early in a year may well be that of the year before."""
    before = received.year - 1
    if received.month <= 3 and before in plan.programme.period:
        say(
            f"Lưu ý: ghi là báo cáo năm {received.year}; nếu là báo cáo năm {before} thì thêm "
            f"--year {before}."
        )


def _duty(plan: Plan, typed: str) -> str:
    """The id of a duty. Raises CannotRun with all of them."""
    ids = [duty.id for duty in plan.programme.duties]
    if typed.strip() not in ids:
        raise CannotRun(f"không có chế độ báo cáo “{typed}”", f"chọn: {', '.join(ids)}")
    return typed.strip()


def _year_of(received: date | None, today: date) -> int:
    return received.year if received is not None else today.year


def _clean(text: str | None) -> str | None:
    """One line of what was typed, in Unicode form C; None where nothing was. Raises CannotRun."""
    lines = _lines(text)
    return " ".join(lines) if lines is not None else None


def _paragraphs(text: str | None) -> str | None:
    """As `_clean`, but each line is a paragraph, as in a form and as the plan will read it."""
    lines = _lines(text)
    return "\n\n".join(lines) if lines is not None else None


def _lines(text: str | None) -> list[str] | None:
    if text is None:
        return None
    lines = [" ".join(line.split()) for line in nfc(text).split("\n")]
    lines = [line for line in lines if line]
    if not lines:
        raise CannotRun("nội dung để trống")
    if any(FORBIDDEN.search(line) for line in lines):
        raise CannotRun("nội dung có ký tự điều khiển hoặc chữ hỏng", "gõ lại nội dung đó")
    return lines
