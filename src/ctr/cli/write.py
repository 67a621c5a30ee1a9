"""Where a document goes: to stdout or into a file, never over another file unasked."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ctr.cli import destination
from ctr.errors import CannotRun
from ctr.output.formats import DocumentFormat, Format, PageFormat

if TYPE_CHECKING:
    from ctr.documents.find_template import Template
    from ctr.output.listing import Listing

T = TypeVar("T")


def document_format(format: DocumentFormat | None, output: Path | None) -> DocumentFormat:
    """The format asked for, or that of the output's suffix. Raises CannotRun where they differ."""
    return "docx" if _written_as(format, output, ("docx",)) == "docx" else "md"


def page_format(format: PageFormat | None, output: Path | None) -> PageFormat:
    """The same of what may be an HTML page, too. Raises CannotRun."""
    kinds: dict[str, PageFormat] = {"docx": "docx", "html": "html"}
    return kinds.get(_written_as(format, output, tuple(kinds)), "md")


def _written_as(format: PageFormat | None, output: Path | None, more: tuple[str, ...]) -> str:
    """`md`, or one of `more`."""
    suffix = output.suffix.lower().removeprefix(".") if output is not None else ""
    if suffix not in ("", "md", "txt", *more):
        known = ", ".join(f".{kind}" for kind in more)
        raise CannotRun(f"không có dạng .{suffix}", f"dùng đuôi {known} hoặc .md")
    if format is None:
        return suffix if suffix in more else "md"
    if suffix in ("md", *more) and suffix != format:
        raise CannotRun(f"--format {format} không khớp với đuôi của {output}")
    return format


def write_file(
    content: bytes, output: Path | None, plan: Path, *, force: bool, binary: bool
) -> None:
    """Write the document of the plan in the folder `plan`. Raises CannotRun, and then the file is
    as it was."""
    if output is None:
        if binary and sys.stdout.isatty():
            raise CannotRun("tệp này không in ra màn hình được", "ghi vào tệp: -o TỆP")
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    destination.write(content, output, plan, force=force)


def rendered(template: Template, name: str, view: object, kind: PageFormat, day: date) -> bytes:
    """The document as bytes, as made on `day`. Raises CannotRun for a faulty template."""
    if kind == "docx":
        from ctr.documents.render.word import render_word

        return render_word(template, name, view, day)
    if kind == "html":
        from ctr.documents.render.html import render_page

        return render_page(template, name, view)
    from ctr.documents.render.markdown import render_markdown

    return render_markdown(template, name, view).encode("utf-8")


def write_list(
    listing: Listing[T], format: Format | None, output: Path | None, plan: Path, *, force: bool
) -> None:
    """Write a list to stdout or into a file, in the format asked for or that of the file's suffix.

    Raises CannotRun.
    """
    from ctr.output.listing import as_text, workbook, write

    kind = list_format(format, output)
    if output is None:
        write(listing, kind)
    elif kind == "xlsx":
        write_file(workbook(listing), output, plan, force=force, binary=True)
    else:
        write_file(as_text(listing, kind).encode(), output, plan, force=force, binary=False)


def list_format(format: Format | None, output: Path | None) -> Format:
    """The format asked for, or that of the output's suffix.

    Raises CannotRun where they differ, or Excel is asked for without a file.
    """
    suffix = output.suffix.lower().removeprefix(".") if output is not None else ""
    by_suffix = _BY_SUFFIX.get(suffix)
    if output is not None and by_suffix is None:
        raise CannotRun(f"không có dạng .{suffix}", f"dùng đuôi: {', '.join(_BY_SUFFIX)}")
    if format is not None and by_suffix is not None and format != by_suffix:
        raise CannotRun(f"--format {format} không khớp với đuôi của {output}")
    if format == "xlsx" and output is None:
        raise CannotRun("bảng Excel phải ghi vào tệp", "thêm -o TỆP.xlsx")
    return format or by_suffix or "table"


_BY_SUFFIX: dict[str, Format] = {
    "xlsx": "xlsx",
    "csv": "csv",
    "json": "json",
    "md": "md",
    "txt": "table",
}
