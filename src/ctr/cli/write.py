"""Where a document goes: to stdout or into a file, never over another file unasked."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TypeVar

from ctr import atomic
from ctr.cli.options import DocumentFormat
from ctr.documents.find_template import Template
from ctr.errors import CannotRun, reason
from ctr.output.listing import Format, Listing, workbook, write

T = TypeVar("T")


def document_format(format: DocumentFormat | None, output: Path | None) -> DocumentFormat:
    """The format asked for, or that of the output's suffix. Raises CannotRun where they differ."""
    suffix = output.suffix.lower().removeprefix(".") if output is not None else ""
    if suffix not in ("", "md", "txt", "docx"):
        raise CannotRun(f"không có dạng .{suffix}", "dùng đuôi .docx hoặc .md")
    if format is None:
        return "docx" if suffix == "docx" else "md"
    if suffix in ("md", "docx") and suffix != format:
        raise CannotRun(f"--format {format} không khớp với đuôi của {output}")
    return format


def write_file(content: bytes, output: Path | None, *, force: bool, binary: bool) -> None:
    """Write the document. Raises CannotRun, and then the file is as it was."""
    if output is None:
        if binary and sys.stdout.isatty():
            raise CannotRun("tệp này không in ra màn hình được", "ghi vào tệp: -o TỆP")
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    if output.exists() and not force:
        raise CannotRun(f"đã có {output}, không ghi đè", "chọn tên khác, hoặc thêm --force")
    try:
        atomic.write(output, content)
    except OSError as error:
        raise CannotRun(f"không ghi được {output}: {reason(error)}") from None


def refuse_existing(paths: Sequence[Path], *, force: bool) -> None:
    """Before several files are written: none may be there yet. Raises CannotRun."""
    taken = [str(path) for path in paths if path.exists()]
    if taken and not force:
        raise CannotRun(f"đã có {', '.join(taken)}, không ghi đè", "thêm --force để ghi đè")


def rendered(template: Template, name: str, view: object, kind: DocumentFormat, day: date) -> bytes:
    """The document as bytes, as made on `day`. Raises CannotRun for a faulty template."""
    if kind == "docx":
        from ctr.documents.render.word import render_word

        return render_word(template, name, view, day)
    from ctr.documents.render.markdown import render_markdown

    return render_markdown(template, name, view).encode("utf-8")


def write_list(listing: Listing[T], format: Format, output: Path | None, force: bool) -> None:
    """Write a list to stdout, or as a workbook into a file. Raises CannotRun."""
    if format == "xlsx":
        if output is None:
            raise CannotRun("bảng Excel phải ghi vào tệp", "thêm -o TỆP.xlsx")
        if output.suffix.lower() != ".xlsx":
            raise CannotRun(f"{output} không có đuôi .xlsx")
        write_file(workbook(listing), output, force=force, binary=True)
    elif output is not None:
        raise CannotRun("-o chỉ dùng với --format xlsx", "với các dạng khác, dùng > TỆP")
    else:
        write(listing, format)
