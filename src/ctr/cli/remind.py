"""ctr remind: a letter to each unit that owes something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import AsOfOption, PlanOption, UnitsOption, as_of_day, typed_day
from ctr.cli.resolve import find_plan, open_folder, units_named
from ctr.cli.write import (
    DocumentFormat,
    DocumentFormatOption,
    ForceOption,
    TemplateOption,
    chosen_format,
    deliver,
    rendered,
)
from ctr.errors import CannotRun
from ctr.results.record import file_name
from ctr.tracking.task_status import SOON_DAYS
from ctr.vietnamese import phrases


def remind(
    context: typer.Context,
    unit: UnitsOption = None,
    within: Annotated[
        int, typer.Option(min=0, metavar="SỐ NGÀY", help="Cả việc đến hạn trong bao nhiêu ngày.")
    ] = SOON_DAYS,
    format: DocumentFormatOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="THƯ MỤC|TỆP",
            help="Ghi mỗi đơn vị một tệp vào thư mục này; chỉ một đơn vị thì ghi được vào một tệp.",
            show_default=False,
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by",
            metavar="NGÀY",
            help="Ngày chậm nhất phải gửi việc đã quá hạn (mặc định 3 ngày làm việc nữa).",
            show_default=False,
        ),
    ] = None,
    number: Annotated[
        str | None,
        typer.Option(
            "--number",
            metavar="SỐ",
            help="Số công văn đã lấy: in vào công văn của một đơn vị và ghi vào kế hoạch.",
            show_default=False,
        ),
    ] = None,
    force: ForceOption = False,
    template: TemplateOption = None,
    as_of: AsOfOption = None,
    plan: PlanOption = None,
) -> None:
    """Công văn đôn đốc các đơn vị còn nợ báo cáo, nhiệm vụ, chỉ tiêu."""
    from ctr.documents.find_template import find_template
    from ctr.documents.views.letterhead import drafting_unit
    from ctr.documents.views.reminder import (
        answer_day,
        letter_symbol,
        owed_by_unit,
        reminder_view,
    )
    from ctr.results.submission import record_letter

    day = as_of_day(as_of)
    folder = find_plan(plan, context)
    opened = open_folder(folder)
    into_file = output is None or (
        output.suffix.lower() in (".md", ".docx") and not output.is_dir()
    )
    kind = chosen_format(format, output) if into_file else format or DocumentFormat.docx
    found = find_template("reminder", kind.value, folder.parent, template)
    answer = _answer_day(typed_day(by) or answer_day(opened, day), day)
    owed = owed_by_unit(opened, day, within, opened.expand(units_named(opened, unit)))
    office = drafting_unit(opened)
    if office is not None and owed.pop(office, []):
        say(f"{office} là nơi soạn công văn nên không gửi cho mình; việc còn nợ: ctr due")
    elif not owed:
        say("Không đơn vị nào còn nợ, không có công văn.")
    if not owed:
        return
    if len(owed) > 1 and (into_file or number is not None):
        raise CannotRun(
            f"có {len(owed)} đơn vị phải đôn đốc: {'; '.join(owed)}",
            "ghi vào một thư mục: -o THƯ-MỤC, hoặc chọn một đơn vị: --unit TÊN",
        )
    number = _padded(number)
    contents = {
        name: rendered(
            found,
            "reminder",
            reminder_view(opened, name, items, day, by=answer, number=number),
            kind,
            day,
        )
        for name, items in owed.items()
    }
    if into_file:
        (content,) = contents.values()
        _deliver({output: content}, kind, force=force)
    elif output is not None:
        paths: dict[Path | None, bytes] = {
            output / f"{file_name(name)}-{day}.{kind.value}": content
            for name, content in contents.items()
        }
        _deliver(paths, kind, force=force)
    if number is not None:
        (name,) = contents
        recorded = record_letter(folder, name, day, f"{number}/{letter_symbol(opened)}")
        say(f"Đã ghi số công văn vào {recorded.file}")


def _answer_day(answer: date, day: date) -> date:
    """The day by which what is overdue is asked for. Raises CannotRun for one that is past."""
    if answer < day:
        raise CannotRun(
            f"ngày {phrases.day(answer)} trước ngày lập công văn ({phrases.day(day)})",
            "--by phải là một ngày sắp tới",
        )
    return answer


def _padded(number: str | None) -> str | None:
    """The number with a leading zero below 10. Raises CannotRun for an empty one."""
    if number is None:
        return None
    bare = number.strip()
    if not re.fullmatch(r"\d+[a-z]?", bare):
        raise CannotRun(f"“{number}” không phải là số công văn", "chỉ ghi số, ví dụ --number 215")
    return bare.zfill(2) if bare.isdecimal() else bare


def _deliver(contents: Mapping[Path | None, bytes], kind: DocumentFormat, *, force: bool) -> None:
    """Write the letters, none of them where one is already there. Raises CannotRun."""
    taken = [str(path) for path in contents if path is not None and path.exists()]
    if taken and not force:
        raise CannotRun(f"đã có {', '.join(taken)}, không ghi đè", "thêm --force để ghi đè")
    for path, content in contents.items():
        deliver(content, path, force=force, binary=kind is DocumentFormat.docx)
        if path is not None:
            say(f"Đã ghi {path}")
