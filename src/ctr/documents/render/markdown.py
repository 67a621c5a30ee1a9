"""Jinja as templates get it: sandboxed, strict about names, found in the user's folder first."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ctr.documents.find_template import Template
from ctr.errors import CannotRun
from ctr.markdown import escape

FAULTS = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    LookupError,
    AttributeError,
    RecursionError,
)
"""What a faulty template can raise while it is rendered."""


def environment(
    folders: list[Path], finalize: Callable[[Any], Any], *, autoescape: bool = False
) -> ImmutableSandboxedEnvironment:
    """A sandbox that reads templates of `folders` only and passes every value to `finalize`."""
    jinja = _Sandbox(
        loader=_Loader(folders),
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=autoescape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    for name in ("lipsum", "cycler", "joiner"):
        del jinja.globals[name]
    del jinja.filters["center"]
    return jinja


class _Loader(FileSystemLoader):
    """Reads what lies in its folders, and not what a link in them leads to outside."""

    def get_source(self, environment: Environment, template: str) -> Any:
        """Find a template. Raises TemplateNotFound."""
        source = super().get_source(environment, template)
        real = Path(source[1]).resolve()
        if not any(real.is_relative_to(Path(folder).resolve()) for folder in self.searchpath):
            raise TemplateNotFound(template)
        return source


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, without texts blown up by repetition."""

    intercepted_binops = frozenset(["*", "**"])

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers only."""
        if not isinstance(left, int | float) or not isinstance(right, int | float):
            raise SecurityError(operator)
        if operator == "**" and right > 100:
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)


def render_markdown(template: Template, name: str, view: object) -> str:
    """Render with `view` under the name `name`.

    Every text of the view comes out as that text, whatever Markdown signs it holds. Raises
    CannotRun for a faulty template, with its file and line.
    """
    jinja = environment(template.folders, _escaped)
    try:
        return jinja.get_template(template.path.name).render({name: view})
    except TemplateNotFound as error:
        raise CannotRun(f"mẫu {template.path} gọi mẫu không có: {error.name}") from None
    except TemplateSyntaxError as error:
        place = f"{error.filename or template.path}:{error.lineno}"
        raise CannotRun(f"mẫu sai cú pháp: {place}: {said(error)}", HELP) from None
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(f"không đọc được mẫu {template.path}: {error}") from None
    except FAULTS as error:
        place = _place(error, template)
        raise CannotRun(f"mẫu không dựng được: {place}: {said(error)}", HELP) from None


HELP = "các tên dùng được trong mẫu: docs/mau.md"


def said(error: Exception) -> str:
    """What Jinja says, in Vietnamese where it is one of the usual faults."""
    text = str(error)
    if isinstance(error, SecurityError):
        return "mẫu không được phép dùng phần này của chương trình"
    if match := re.search(r"has no attribute '(\w+)'|'(\w+)' is undefined", text):
        return f"không có tên “{match[1] or match[2]}”"
    if match := re.search(r"Encountered unknown tag '(\w+)'", text):
        return f"không có lệnh “{match[1]}”"
    if "Unexpected end of template" in text:
        return "thiếu lệnh kết thúc (endfor hoặc endif)"
    if match := re.search(r"No filter named '(\w+)'", text):
        return f"không có bộ lọc “{match[1]}”"
    return text


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
