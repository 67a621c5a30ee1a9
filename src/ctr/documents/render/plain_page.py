"""HTML pages without a script from .html.j2 templates: every text of the view stays that text."""

from __future__ import annotations

from typing import Any

from ctr.documents.find_template import Template
from ctr.documents.render.limits import limited
from ctr.documents.render.markdown import filled
from ctr.documents.render.sandbox import environment


def render_plain_page(template: Template, name: str, view: object) -> bytes:
    """Render with `view` under the name `name`, every text escaped.

    Raises CannotRun for a faulty template, with its file and line.
    """
    return limited(_render, template, name, view)


def _render(template: Template, name: str, view: object) -> bytes:
    return filled(environment(template, _shown, autoescape=True), template, {name: view})


def _shown(value: Any) -> Any:
    """A value as it stands in the page; characters that no page may hold as `�`."""
    return value.translate(_NO_TEXT) if isinstance(value, str) else value


_NO_TEXT = dict.fromkeys((*range(9), 11, *range(14, 32), *range(127, 160), 65534, 65535), "�")
