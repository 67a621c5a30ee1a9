"""The mails about forms: one that brings a form to its unit, one that says what to mend in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ctr.eml import Draft
from ctr.forms.return_notes import due_line, receiver
from ctr.plan.model import Plan
from ctr.plan.model.reporting_periods import ReportingPeriod
from ctr.wording.periods import period_name

_CLOSING = "Trân trọng./."


def form_mail(
    plan: Plan,
    unit: str,
    address: str,
    period: ReportingPeriod,
    file: tuple[str, bytes],
    by: date | None = None,
) -> Draft:
    """The mail that brings a form, which is to be back `by` a day or else that of the duty."""
    name = period_name(period)
    office = receiver(plan, unit)
    where = f" về {office.name}" if office is not None else ""
    if office is not None and office.email:
        where += f" (thư điện tử: {office.email})"
    paragraphs = (
        f"Kính gửi: {unit}",
        f"{_sender(plan, unit)} gửi kèm thư này biểu báo cáo kết quả {name} thực hiện "
        f"{plan.programme.kind} “{plan.programme.title}”.",
        f"Đề nghị đơn vị điền vào các ô để mở của biểu rồi gửi lại đúng tệp này{where}. "
        f"{due_line(plan, period, by)}".strip(),
        "Cách điền ghi ở trang “Hướng dẫn” của biểu. Biểu đã điền sẵn những nội dung đơn vị báo "
        "cáo trước đây; nội dung không thay đổi thì để nguyên.",
        _CLOSING,
    )
    return Draft(
        address=address,
        name=unit,
        subject=f"Biểu báo cáo kết quả {name} thực hiện {plan.programme.kind}",
        body=_body(paragraphs),
        files=(file,),
    )


def reply_mail(
    plan: Plan,
    to: tuple[str, str],
    faults: Sequence[tuple[str, Sequence[str]]],
    answered: tuple[str, str],
) -> Draft:
    """The mail that asks the sender, of an address and a name, to mend what it sent.

    `faults` are those of each file; `answered` is the subject of the mail and its id.
    """
    address, name = to
    subject, message_id = answered
    lists = []
    for file, lines in faults:
        lists.append("\n".join([f"Tệp {file}:", *(f"- {line}" for line in lines)]))
    paragraphs = (
        f"Kính gửi: {name or address}",
        f"{plan.programme.issuer} đã nhận thư của đơn vị nhưng chưa tiếp nhận được báo cáo trong "
        "thư, vì các nội dung sau:",
        *lists,
        "Đề nghị đơn vị sửa trong chính biểu đã gửi rồi gửi lại. Chỗ ghi sau tên trang là cột và "
        "dòng của ô, ví dụ “Nhiệm vụ!F7” là cột F, dòng 7 của trang “Nhiệm vụ”.",
        _CLOSING,
    )
    again = subject if subject.lower().startswith("re:") else f"Re: {subject}"
    return Draft(
        address=address,
        name=name,
        subject=again if subject else "Đề nghị sửa biểu báo cáo",
        body=_body(paragraphs),
        answers=message_id,
    )


def _sender(plan: Plan, unit: str) -> str:
    office = receiver(plan, unit)
    return office.name if office is not None else plan.programme.issuer


def _body(paragraphs: Sequence[str]) -> str:
    return "\n\n".join(paragraphs) + "\n"
