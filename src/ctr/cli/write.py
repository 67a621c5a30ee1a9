"""Where a document goes: to stdout or into a file, never over another file unasked."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from ctr.cli.destination import put
from ctr.documents.find_template import Template
from ctr.errors import CannotRun
from ctr.output.listing import Format, Listing, workbook, write

T = TypeVar("T")


class DocumentFormat(StrEnum):
    """How a document is written."""

    md = "md"
    docx = "docx"


DocumentFormatOption = Annotated[
    DocumentFormat | None,
    typer.Option(
        "--format",
        help="Markdown hoặc Word (mặc định theo đuôi tệp, rồi Markdown).",
        show_default=False,
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="TỆP", help="Ghi vào tệp này.", show_default=False),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")]
TemplateOption = Annotated[
    Path | None,
    typer.Option("--template", metavar="TỆP", help="Dùng mẫu này.", show_default=False),
]


def chosen_format(format: DocumentFormat | None, output: Path | None) -> DocumentFormat:
    """The format asked for, or that of the output's suffix. Raises CannotRun where they differ."""
    suffix = output.suffix.lower().removeprefix(".") if output is not None else ""
    if suffix not in ("", "md", "txt", "docx"):
        raise CannotRun(f"không có dạng .{suffix}", "dùng đuôi .docx hoặc .md")
    if format is None:
        return DocumentFormat.docx if suffix == "docx" else DocumentFormat.md
    if suffix in ("md", "docx") and suffix != format.value:
        raise CannotRun(f"--format {format.value} không khớp với đuôi của {output}")
    return format


def deliver(content: bytes, output: Path | None, *, force: bool, binary: bool) -> None:
    """Write the document. Raises CannotRun, and then the file is as it was."""
    if output is None:
        if binary and sys.stdout.isatty():
            raise CannotRun("tệp này không in ra màn hình được", "ghi vào tệp: -o TỆP")
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    put(content, output, force=force)


def rendered(template: Template, name: str, view: object, kind: DocumentFormat) -> bytes:
    """The document as bytes. Raises CannotRun for a faulty template."""
    if kind is DocumentFormat.docx:
        from ctr.documents.render.word import render_word

        return render_word(template, name, view)
    from ctr.documents.render.markdown import render_markdown

    return render_markdown(template, name, view).encode("utf-8")


def deliver_list(listing: Listing[T], format: Format, output: Path | None, force: bool) -> None:
    """Write a list to stdout, or as a workbook into a file. Raises CannotRun."""
    if format is Format.xlsx:
        if output is None:
            raise CannotRun("bảng Excel phải ghi vào tệp", "thêm -o TỆP.xlsx")
        if output.suffix.lower() != ".xlsx":
            raise CannotRun(f"{output} không có đuôi .xlsx")
        deliver(workbook(listing), output, force=force, binary=True)
    elif output is not None:
        raise CannotRun("-o chỉ dùng với --format xlsx", "với các dạng khác, dùng > TỆP")
    else:
        write(listing, format)
