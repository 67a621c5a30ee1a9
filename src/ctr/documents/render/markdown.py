"""Markdown documents from .md.j2 templates: a value stays the text that it is."""

from __future__ import annotations

import re
import traceback
from typing import Any

from jinja2 import Environment, TemplateNotFound
from jinja2.exceptions import TemplateSyntaxError

from ctr.documents.find_template import Template
from ctr.documents.render.limits import limited
from ctr.documents.render.sandbox import FAULTS, HELP, environment, fault_message
from ctr.errors import CannotRun, reason
from ctr.markdown import escape


def render_markdown(template: Template, name: str, view: object) -> str:
    """Render with `view` under the name `name`.

    Every text of the view comes out as that text, whatever Markdown signs it holds. Raises
    CannotRun for a faulty template, with its file and line.
    """
    return limited(_render, template, name, view).decode()


def _render(template: Template, name: str, view: object) -> bytes:
    return filled(environment(template, _escaped), template, {name: view})


def filled(jinja: Environment, template: Template, values: dict[str, object]) -> bytes:
    """The text of a template in UTF-8. Raises CannotRun for a faulty one."""
    try:
        text: str = jinja.get_template(template.path.name).render(values)
        return text.encode("utf-8", "replace")
    except TemplateNotFound as error:
        raise CannotRun(f"mẫu {template.path} gọi mẫu không có: {error.name}") from None
    except TemplateSyntaxError as error:
        place = f"{error.filename or template.path}:{error.lineno}"
        raise CannotRun(f"mẫu sai cú pháp: {place}: {fault_message(error)}", HELP) from None
    except (OSError, UnicodeDecodeError) as error:
        fault = reason(error) if isinstance(error, OSError) else "tệp không phải UTF-8"
        raise CannotRun(f"không đọc được mẫu {template.path}: {fault}") from None
    except FAULTS as error:
        place = _place(error, template)
        raise CannotRun(f"mẫu không dựng được: {place}: {fault_message(error)}", HELP) from None


def _escaped(value: Any) -> Any:
    """Text as text; room left for a number or a day, which Markdown would fold, as `…`."""
    if not isinstance(value, str):
        return value
    return escape(_ROOM.sub(lambda room: " …/" if room[1] else " … ", value))


_ROOM = re.compile("\u00a0{2,}(/?)")


def _place(error: Exception, template: Template) -> str:
    """`file:line` of the template where the error was raised."""
    prefixes = tuple(str(folder) for folder in template.folders)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.startswith(prefixes):
            return f"{frame.filename}:{frame.lineno}"
    return str(template.path)
