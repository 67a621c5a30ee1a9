"""ctr bundle: a year's dossier in one file, and whether one is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import year_in
from ctr.cli.progress import progress
from ctr.cli.resolve import lead_named
from ctr.cli.session import AS_OF, FILE_OUTPUT, Session, takes
from ctr.errors import CannotRun
from ctr.output import screen


@takes(FILE_OUTPUT, AS_OF)
def bundle(
    session: Session,
    year: Annotated[
        int | None,
        typer.Argument(metavar="[NĂM]", help="Năm của hồ sơ, ví dụ 2026.", show_default=False),
    ] = None,
    unit: Annotated[
        str | None,
        typer.Option(metavar="TÊN", help="Chỉ hồ sơ của đơn vị này.", show_default=False),
    ] = None,
    incomplete: Annotated[
        bool,
        typer.Option("--incomplete", help="Vẫn lập khi có tệp thiếu hoặc khác lúc ghi."),
    ] = False,
    verify: Annotated[
        Path | None,
        typer.Option(
            "--verify", metavar="TỆP", help="Kiểm tra một hồ sơ đã lập.", show_default=False
        ),
    ] = None,
) -> None:
    """Hồ sơ năm trong một tệp .zip: báo cáo, dữ liệu, minh chứng và danh mục để kiểm tra.

    Mã 1: hồ sơ thiếu tệp, hoặc --verify thấy chỗ không khớp.

    Ví dụ:
    Lập hồ sơ năm 2026:
    $ ctr bundle 2026 -o ho-so.zip
    Kiểm tra hồ sơ đã lập:
    $ ctr bundle --verify ho-so.zip
    """
    if verify is not None:
        if year is not None or unit is not None or incomplete or session.output is not None:
            raise CannotRun("--verify không đi cùng năm hay tùy chọn lập hồ sơ")
        _verify(verify)
        return
    if year is None:
        raise CannotRun("thiếu năm của hồ sơ", "ví dụ: ctr bundle 2026 -o ho-so.zip")
    if session.output is not None:
        if session.output.suffix.lower() != ".zip":
            raise CannotRun(f"hồ sơ là tệp .zip, không phải {session.output}", "dùng đuôi .zip")
        session.refuse_existing([session.output])
    _write(session, year_in(session.plan, year), unit, incomplete)


def _verify(path: Path) -> None:
    from ctr.bundle.verify import faults

    found = faults(path)
    for fault in found:
        screen.write_text(f"{fault}\n")
    if found:
        say(f"{path}: {len(found)} chỗ không khớp.")
        raise typer.Exit(1)
    say(f"{path}: đủ và đúng như lúc lập.")


def _write(session: Session, year: int, unit: str | None, incomplete: bool) -> None:
    from ctr.bundle.dossier import Asked, dossier
    from ctr.checks.evidence import evidence_faults
    from ctr.plan.load.loader import load

    plan, day = session.plan_of_year(year), session.day
    name = lead_named(plan, unit, "hồ sơ riêng") if unit is not None else None
    with progress(3) as step:
        step("đọc kế hoạch")
        loaded = load(session.folder)
        step("dựng báo cáo")
        reports = _reports(session, year, name)
        step("gom tệp")
        made = dossier(loaded, plan, Asked(year=year, day=day, unit=name), reports)
    for lacking in made.lacking:
        say(f"Không đủ: {lacking}.")
    if made.lacking and not incomplete:
        say(
            f"Không lập hồ sơ vì có {len(made.lacking)} tệp thiếu hoặc khác lúc ghi; lấy lại các "
            "tệp đó, hoặc thêm --incomplete để lập hồ sơ ghi rõ còn thiếu."
        )
        raise typer.Exit(1)
    session.write_file(made.content, binary=True)
    folder = f"{session.folder.name}/results/{year}/"
    told = [fault for fault in evidence_faults(loaded, day).errors if fault.file.startswith(folder)]
    other = sum(fault.code not in ("evidence-missing", "evidence-altered") for fault in told)
    if other:
        say(f"Lưu ý: ctr check nêu {other} điều về minh chứng năm {year}.")
    of_unit = f", {name}" if name is not None else ""
    size = f"{len(made.content) / 1_000_000:.1f}".replace(".", ",")
    say(
        f"Hồ sơ năm {year}{of_unit}: {made.files} tệp, trong đó {made.proofs} tệp minh chứng, "
        f"{size} MB.\nSHA-256 của hồ sơ: {made.sha256}"
    )


def _reports(session: Session, year: int, unit: str | None) -> dict[str, bytes]:
    """The report of the year, in Word and as text."""
    from ctr.cli.sending import sent_reports
    from ctr.cli.write import rendered
    from ctr.documents.views.report import report_view
    from ctr.documents.views.unit_report import unit_report_view
    from ctr.plan.model.reporting_periods import ReportingPeriod

    plan, day = session.plan_of_year(year), session.day
    period = ReportingPeriod.whole_year(year)
    view: object
    if unit is None:
        sent = sent_reports(plan, session.folder, day)
        document, (view, _) = "report", report_view(plan, period, day, sent)
    else:
        document, (view, _) = "unit-report", unit_report_view(plan, unit, period, day)
    return {
        f"bao-cao-{year}.{kind}": rendered(
            session.template(document, kind), "report", view, kind, day
        )
        for kind in ("docx", "md")
    }
