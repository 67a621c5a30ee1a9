"""Word documents from .docx templates, by docxtpl."""

from __future__ import annotations

import io
import re
import traceback
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from functools import lru_cache
from itertools import count
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import DictLoader, Environment, TemplateNotFound
from jinja2 import Template as JinjaTemplate
from jinja2.exceptions import TemplateSyntaxError
from lxml.etree import LxmlError

from ctr.documents.find_template import Template
from ctr.documents.package import repacked
from ctr.documents.render.footnotes import NOTE, make_footnotes
from ctr.documents.render.hyphens import keep_hyphens
from ctr.documents.render.limits import exhausted, limited
from ctr.documents.render.marks import make_bookmarks, make_comments
from ctr.documents.render.paragraphs import style_ids
from ctr.documents.render.rows import keep_short_rows
from ctr.documents.render.rules import RULE, measure_rules
from ctr.documents.render.sandbox import FAULTS, HELP, environment, fault_message
from ctr.documents.render.set_aside import RowsAside
from ctr.documents.render.word_guard import check_document
from ctr.errors import CannotRun, reason
from ctr.package_guard import FAULTS as PACKAGE_FAULTS
from ctr.package_guard import FILE_LIMIT_MB, Unsound
from ctr.regular_files import NotRegular, read_regular
from ctr.vietnamese.phrases import tied


def render_word(template: Template, name: str, view: object, day: date) -> bytes:
    """The .docx file that `template` makes of `view` under the name `name`, as made on `day`.

    Texts are escaped, and lines do not break within a day or a figure. Raises CannotRun for a
    faulty template, with its file and the text near the fault, and for one that would make a
    document that fetches or runs something.
    """
    return limited(_render, template, name, view, day)


def _render(template: Template, name: str, view: object, day: date) -> bytes:
    try:
        raw = read_regular(template.path, FILE_LIMIT_MB * 1_000_000)
        if not template.packaged:
            check_document(raw)
        content = _filled(raw, template, {name: view}, day)
        check_document(content)
    except Unsound as error:
        raise CannotRun(f"không dùng được mẫu {template.path}: {error}") from None
    except NotRegular as error:
        fault = "quá lớn" if error.too_large else "không phải tệp thông thường"
        raise CannotRun(f"không dùng được mẫu {template.path}: {fault}") from None
    except OSError as error:
        raise CannotRun(f"không đọc được mẫu {template.path}: {reason(error)}") from None
    return content


def _filled(raw: bytes, template: Template, values: dict[str, object], day: date) -> bytes:
    jinja = _Parts(environment(template, _tied, autoescape=True), template.path.name)
    try:
        document = _Document(io.BytesIO(raw))
        document.init_docx()
    except _DAMAGE:
        raise Unsound("tệp hỏng hoặc không phải tệp Word .docx") from None
    try:
        document.render(values, jinja_env=jinja, autoescape=True)
        _finish(document.docx, day)
        saved = io.BytesIO()
        document.save(saved)
        content = repacked(saved.getvalue(), day, {_BODY: document.rows.put_back})
    except TemplateNotFound as error:
        raise CannotRun(f"mẫu {template.path} gọi mẫu không có: {error.name}") from None
    except TemplateSyntaxError as error:
        place = f"{template.path}, gần “{_near(error)}”"
        raise CannotRun(f"mẫu sai cú pháp: {place}: {fault_message(error)}", HELP) from None
    except LxmlError:
        raise Unsound("sau khi điền, tệp không còn là tệp Word, xem lại các lệnh {% … %}") from None
    except FAULTS as error:
        if _by_damage(error):
            raise Unsound("tệp hỏng") from None
        near = document.words_at(error)
        place = f"{template.path}, gần “{near}”" if near else str(template.path)
        raise CannotRun(f"mẫu không dựng được: {place}: {fault_message(error)}", HELP) from None
    return content


def _finish(document: Any, day: date) -> None:
    """What depends on the texts that were filled in, and the day in the file's properties."""
    measure_rules(document)
    keep_short_rows(document)
    make_footnotes(document)
    make_comments(document, day)
    make_bookmarks(document)
    keep_hyphens(document.element.body)
    properties = document.core_properties
    properties.created = properties.modified = datetime.combine(day, time(), UTC)
    properties.revision = 1


_BODY = "word/document.xml"
_DAMAGE = (PackageNotFoundError, LxmlError, *PACKAGE_FAULTS, AttributeError, TypeError)
"""What the library raises for a package that is sound as a package but no document."""


def _by_damage(error: Exception) -> bool:
    """Whether the fault was raised outside of the template's own commands."""
    if exhausted(error):
        return False
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_globals.get("__name__", "").startswith("jinja2") or (
            trace.tb_frame.f_code.co_filename == "<template>"
        ):
            return False
        trace = trace.tb_next
    return True


class _Document(DocxTemplate):  # type: ignore[misc]
    """Remembers the part that it fills in, to tell where in it a fault is, and the rows of tables
    that need not become objects.
    """

    source = ""
    rows = RowsAside(())

    def get_headers_footers(self, uri: str) -> Iterator[tuple[str, Any]]:
        """Those headers, or footers, in which there is anything to fill in."""
        for key, part in super().get_headers_footers(uri):
            if b"{" in part.blob:
                yield key, part

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        """Fill in one part."""
        self.source = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)
        if part is self.docx.part:
            self.rows = RowsAside(style_ids(RULE, self.docx))
            if not any(f'"{note}"' in src_xml for note in style_ids(NOTE, self.docx)):
                jinja_env = _Aside(jinja_env, self.rows)  # else a row may hold what is noted
        filled: str = super().render_xml_part(src_xml, part, context, jinja_env)
        return filled

    def words_at(self, error: Exception) -> str:
        """The words of the paragraph whose commands raised `error`."""
        lines = [
            frame.lineno or 0
            for frame in traceback.extract_tb(error.__traceback__)
            if frame.filename == "<template>"
        ]
        return _words(self.source.split("\n")[lines[-1] - 1 : lines[-1]]) if lines else ""


class _Parts:
    """Compiles each text once: most parts of a document say the same, or have no commands."""

    def __init__(self, jinja: Environment, name: str) -> None:
        self._jinja, self._name = jinja, name
        self._numbers = count()
        self.from_string = lru_cache(self._compiled)

    def _compiled(self, source: str) -> JinjaTemplate:
        """A text of the template of this name, under a name that it has each time."""
        name = f"{next(self._numbers)}-{self._name}"
        return DictLoader({name: source}).load(self._jinja, name, self._jinja.make_globals(None))


class _Aside:
    """Compiles a text as Jinja does, which sets rows aside when it is filled in."""

    def __init__(self, jinja: _Parts, rows: RowsAside) -> None:
        self._jinja, self._rows = jinja, rows

    def from_string(self, source: str) -> _Aside:
        self._template = self._jinja.from_string(source)
        return self

    def render(self, context: Any) -> str:
        return self._rows.without(self._template.generate(context))


def _near(error: Exception) -> str:
    """The words of the template around a fault of syntax."""
    return _words(getattr(error, "docx_context", None) or [])


def _words(lines: Iterable[object]) -> str:
    """What stands there, without Word's own markup."""
    words = re.sub(r"<[^<>]*>", " ", " ".join(str(line) for line in lines))
    return " ".join(words.split())[:80]


def _tied(value: Any) -> Any:
    return tied(value) if isinstance(value, str) else value
