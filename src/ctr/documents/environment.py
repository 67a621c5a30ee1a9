"""Jinja as templates get it: sandboxed, strict about names, found in the user's folder first."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ctr.errors import CannotRun
from ctr.markdown import escape

_PACKAGE = Path(__file__).parents[1]


def packaged_templates() -> Path:
    """The templates that come with the program: in the wheel, or at the top of a source tree."""
    inside = _PACKAGE / "templates"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "templates"


def render_markdown(name: str, view: object, root: Path) -> str:
    """Render the Markdown template `name` with `view` as the name `report`.

    Looked for in `templates/` under `root`, then among the packaged ones. Every text of the view
    comes out as that text, whatever Markdown signs it holds. Raises CannotRun for a template that
    is missing or faulty, with its file and line.
    """
    folders = [root / "templates", packaged_templates()]
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders),
        undefined=StrictUndefined,
        finalize=_escaped,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    try:
        return environment.get_template(name).render(report=view)
    except TemplateNotFound as error:
        searched = ", ".join(str(folder) for folder in folders)
        raise CannotRun(f"không có mẫu {error.name}", f"đã tìm trong: {searched}") from None
    except TemplateSyntaxError as error:
        file = error.filename or error.name
        raise CannotRun(f"mẫu sai cú pháp: {file}:{error.lineno}: {error.message}") from None
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError) as error:
        raise CannotRun(f"mẫu không dựng được: {_place(error, folders)}: {error}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CannotRun(f"không đọc được mẫu {name}: {error}") from None


def _escaped(value: Any) -> Any:
    return escape(value) if isinstance(value, str) else value


def _place(error: Exception, folders: list[Path]) -> str:
    """`file:line` of the template where the error was raised."""
    prefixes = tuple(str(folder) for folder in folders)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.startswith(prefixes):
            return f"{frame.filename}:{frame.lineno}"
    return "?"
