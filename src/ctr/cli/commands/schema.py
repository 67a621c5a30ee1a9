"""ctr schema: what an editor needs to complete and to check the files of a plan."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctr import atomic
from ctr.cli.messages import say
from ctr.cli.session import FORCE, Session, takes
from ctr.errors import CannotRun, reason
from ctr.plan.load.loader import Loaded, load

if TYPE_CHECKING:
    from ctr.plan.schema.names import PlanNames


@takes(FORCE)
def schema(
    session: Session,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="THƯ-MỤC",
            help="Ghi vào thư mục này thay cho .schema trong kế hoạch.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Lược đồ (JSON Schema) để trình soạn thảo gợi ý tên, giải thích khóa, báo lỗi khi gõ.

    Ví dụ:
    Ghi lược đồ vào kế hoạch:
    $ ctr schema
    """
    from ctr.plan.schema.kinds import FOLDER
    from ctr.plan.schema.names import names_loaded
    from ctr.plan.schema.stored import write

    loaded = load(session.folder)
    names = names_loaded(loaded)
    if not names.complete:
        raise CannotRun(
            "có tệp của kế hoạch chưa đọc được hết tên (đơn vị, lãnh đạo, nhiệm vụ, chỉ tiêu): "
            "lược đồ sẽ thiếu những tên ấy nên không lập lại",
            "sửa lỗi trước, xem: ctr check",
        )
    own = session.folder / FOLDER
    try:
        if output is None or output.resolve() == own.resolve():
            changed = [path.relative_to(loaded.root) for path in write(session.folder, names)]
        else:
            changed = _written_elsewhere(session, output, names)
    except OSError as error:
        raise CannotRun(f"không ghi được {output or own}: {reason(error)}") from None
    for path in changed:
        sys.stdout.write(f"{path}\n")
    if not changed:
        say(f"{own.relative_to(loaded.root)} đã đúng với kế hoạch, không ghi lại.")
    _tell_heads(loaded)


def _written_elsewhere(session: Session, output: Path, names: PlanNames) -> list[Path]:
    from ctr.plan.schema.make import schema_files

    within = output.resolve()
    if within.is_relative_to(session.folder.resolve()) or (within / "programme.yaml").is_file():
        raise CannotRun(
            f"{output} thuộc kế hoạch, không ghi lược đồ vào đó",
            "chọn một nơi ngoài kế hoạch, hoặc bỏ -o để ghi vào .schema",
        )
    files = {output / name: content for name, content in schema_files(names).items()}
    session.refuse_existing([*files])
    for path, content in files.items():
        atomic.write(path, content)
    return [*files]


def _tell_heads(loaded: Loaded) -> None:
    """The files whose editor does not know their schema, and the line that tells it."""
    from ctr.plan.schema.kinds import MODELINE, head_for

    lacking = [
        (path, line)
        for document in loaded.documents
        if (path := loaded.root / document.file).is_file()
        and (line := head_for(loaded.folder, path))
        and MODELINE not in path.read_text("utf-8", "replace")
    ]
    if lacking:
        say("Thêm dòng này vào đầu tệp để trình soạn thảo biết dùng lược đồ nào:")
    for path, line in lacking:
        say(f"  {path.relative_to(loaded.root)}: {line.rstrip()}")
