"""Word documents from .docx templates, by docxtpl."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from typing import Any

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateSyntaxError

from ctr.documents.find_template import Template
from ctr.documents.package import repacked
from ctr.documents.render.footnotes import make_footnotes
from ctr.documents.render.hyphens import keep_hyphens
from ctr.documents.render.markdown import FAULTS, HELP, environment, said
from ctr.documents.render.rows import keep_short_rows
from ctr.documents.render.rules import measure_rules
from ctr.errors import CannotRun
from ctr.vietnamese.phrases import tied


def render_word(template: Template, name: str, view: object, day: date) -> bytes:
    """The .docx file that `template` makes of `view` under the name `name`, as made on `day`.

    Texts are escaped, and lines do not break within a day or a figure. Raises CannotRun for a
    faulty template, with its file and the text near the fault.
    """
    jinja = environment(template.folders, _tied, autoescape=True)
    try:
        document = DocxTemplate(template.path)
        document.render({name: view}, jinja_env=jinja, autoescape=True)
        _finish(document.docx, day)
        saved = io.BytesIO()
        document.save(saved)
    except (PackageNotFoundError, zipfile.BadZipFile, OSError) as error:
        raise CannotRun(f"mẫu {template.path} không phải là tệp Word: {error}") from None
    except TemplateSyntaxError as error:
        place = f"{template.path}, gần “{_near(error)}”"
        raise CannotRun(f"mẫu sai cú pháp: {place}: {said(error)}", HELP) from None
    except FAULTS as error:
        raise CannotRun(f"mẫu không dựng được: {template.path}: {said(error)}", HELP) from None
    return repacked(saved.getvalue(), day)


def _finish(document: Any, day: date) -> None:
    """What depends on the texts that were filled in, and the day in the file's properties."""
    measure_rules(document)
    keep_short_rows(document)
    make_footnotes(document)
    keep_hyphens(document.element.body)
    properties = document.core_properties
    properties.created = properties.modified = datetime.combine(day, time(), UTC)
    properties.revision = 1


def _near(error: Exception) -> str:
    """The words of the template around a fault, without Word's own markup."""
    import re

    lines = getattr(error, "docx_context", None) or []
    words = re.sub(r"<[^>]*>", " ", " ".join(str(line) for line in lines))
    return " ".join(words.split())[:80]


def _tied(value: Any) -> Any:
    return tied(value) if isinstance(value, str) else value
