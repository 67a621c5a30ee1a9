"""HTML pages from .html.j2 templates: one file that fetches nothing and runs only its own script.

Style and script stand in the page; a Content-Security-Policy names the hash of each and allows
nothing else, so that no text of a plan could act even if it got into the page as markup.
"""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from ctr.documents.find_template import Template, find_part
from ctr.documents.render.limits import limited
from ctr.documents.render.markdown import filled
from ctr.documents.render.sandbox import environment
from ctr.errors import CannotRun, reason

_LARGEST = 1_000_000
"""Characters of a style or script."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """Kiểu dáng và bộ lọc, đặt thẳng trong trang."""

    style: Markup
    """Kiểu dáng (dashboard.css)"""
    script: Markup
    """Bộ lọc (dashboard.js)"""
    policy: str
    """Content-Security-Policy: chỉ cho đúng kiểu dáng và bộ lọc này, không cho gì từ ngoài"""


def render_page(template: Template, name: str, view: object) -> bytes:
    """Render with `view` under the name `name`, and style and script under `assets`.

    Every text of the view comes out as that text. Raises CannotRun for a faulty template, with its
    file and line.
    """
    return limited(_render, template, name, view)


def _render(template: Template, name: str, view: object) -> bytes:
    jinja = environment(template, _shown, autoescape=True)
    return filled(jinja, template, {name: view, "assets": _assets(template)})


def _shown(value: Any) -> Any:
    """A value as it stands in the page; characters that no page may hold as `�`."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return value.translate(_NO_TEXT)
    return value


_NO_TEXT = dict.fromkeys((*range(9), 11, *range(14, 32), *range(127, 160), 65534, 65535), "�")


def _assets(template: Template) -> Assets:
    style = _read(template, "dashboard.css", "style")
    script = _read(template, "dashboard.js", "script")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
    return Assets(style=Markup(style), script=Markup(script), policy=policy)


def _read(template: Template, name: str, element: str) -> str:
    """What is to stand in an element, line ends as a browser hashes them. Raises CannotRun."""
    path = find_part(name, template.folders)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        fault = reason(error) if isinstance(error, OSError) else "tệp không phải UTF-8"
        raise CannotRun(f"không đọc được {path}: {fault}") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    if len(text) > _LARGEST:
        raise CannotRun(f"{path} quá lớn", f"tối đa {_LARGEST} ký tự")
    if f"</{element}" in text.lower() or "<!--" in text:
        raise CannotRun(f"{path} chứa “</{element}” hoặc “<!--”, không đặt trong trang được")
    return text


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
