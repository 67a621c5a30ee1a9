"""ctr merge-driver: two versions of a file of the plan become one, when git asks."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ctr.cli.messages import say
from ctr.cli.options import DryRunOption
from ctr.cli.session import Session, takes
from ctr.errors import CannotRun
from ctr.output import screen


def _version(metavar: str, help: str) -> typer.models.ArgumentInfo:
    return typer.Argument(metavar=metavar, help=help, show_default=False)  # type: ignore[no-any-return]


@takes()
def merge_driver(
    session: Session,
    base: Annotated[Path | None, _version("[BẢN-CHUNG]", "Bản trước khi hai bên sửa (%O).")] = None,
    ours: Annotated[Path | None, _version("[BÊN-NÀY]", "Bản bên này, nhận kết quả (%A).")] = None,
    theirs: Annotated[Path | None, _version("[BÊN-KIA]", "Bản bên kia (%B).")] = None,
    path: Annotated[str | None, _version("[TỆP]", "Đường dẫn của tệp trong kho (%P).")] = None,
    marker_size: Annotated[
        int, typer.Option(min=1, max=1000, metavar="SỐ", help="Số ký hiệu của dấu gộp (%L).")
    ] = 7,
    install: Annotated[
        bool, typer.Option("--install", help="Bật cho kho git này và thư mục kế hoạch.")
    ] = False,
    dry_run: DryRunOption = False,
) -> None:
    """Gộp tệp kế hoạch theo từng mục khi git gộp hai nhánh; --install để bật.

    Git gọi lệnh này với ba bản của tệp.

    Mã 1: còn chỗ hai bên sửa khác nhau, đã để dấu <<<<<<< trong tệp.

    Ví dụ:
    Bật cho kho git này, chỉ xem trước:
    $ ctr merge-driver --install --dry-run
    """
    if install:
        if base is not None:
            raise CannotRun("--install không đi cùng tên tệp")
        _install(session, dry_run=dry_run)
        return
    if base is None or ours is None or theirs is None or path is None:
        raise CannotRun(
            "git gọi lệnh này với bốn tệp, không phải để gõ tay", "bật: ctr merge-driver --install"
        )
    if dry_run:
        raise CannotRun("--dry-run chỉ đi cùng --install")
    _drive(base, ours, theirs, path, marker_size)


def _drive(base: Path, ours: Path, theirs: Path, path: str, marker_size: int) -> None:
    from ctr.merging.driver import drive

    driven = drive(base, ours, theirs, path, marker_size)
    if driven.by_line is not None:
        say(f"{path}: {driven.by_line}, git gộp theo dòng.")
    if driven.told:
        say(f"{path}: {len(driven.told)} chỗ phải xem lại sau khi gộp:")
        for line in driven.told:
            say(f"  {line}")
    if not driven.clean:
        say("  → sửa trong tệp, chạy ctr check, rồi git add tệp này.")
        raise typer.Exit(1)


def _install(session: Session, *, dry_run: bool) -> None:
    from ctr.merging.install import install

    steps = install(session.folder, dry_run=dry_run)
    for step in steps:
        if step.old is not None:
            screen.write_text(f"~ {step.where}: {step.old} → {step.new}\n")
        else:
            screen.write_text(f"+ {step.where}: {step.new}\n")
    if dry_run:
        say("Mới xem, chưa ghi." if steps else "Đã bật, không có gì phải ghi.")
    elif steps:
        say(
            "Đã bật gộp theo từng mục. Đưa .gitattributes vào git; mỗi máy có bản sao của kho chạy "
            "ctr merge-driver --install một lần."
        )
    else:
        say("Đã bật từ trước, không đổi gì.")
