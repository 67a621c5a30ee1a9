"""A page that leads to the pages of several plans, with their counts: HTML that fetches nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from urllib.parse import quote

from ctr.output.visible import visible

_STYLE = """\
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}
div{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{border-bottom:1px solid #8886;padding:.4rem .6rem;text-align:left;vertical-align:top}
.n{text-align:right}
tr:last-child.all{font-weight:bold}
"""
"""No colour but that of the reader; a table wider than the screen moves by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """A row: the file that its first cell leads to, None where it leads nowhere, and its cells."""

    file: str | None
    cells: Sequence[str]


def index_page(
    title: str, note: str, heads: Sequence[tuple[str, bool]], rows: Sequence[Leading]
) -> bytes:
    """The page: a title, a line below it, and the rows; a head is true where numbers stand."""
    digest = b64encode(sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    right = [' class="n"' if number else "" for _, number in heads]
    head = "".join(
        f'<th scope="col"{mark}>{_text(name)}</th>'
        for (name, _), mark in zip(heads, right, strict=True)
    )
    body = "\n".join(_row(row, right) for row in rows)
    page = f"""\
<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{_text(title)}</h1>
<p>{_text(note)}</p>
<div tabindex="0"><table>
<thead><tr>{head}</tr></thead>
<tbody>
{body}
</tbody>
</table></div>
</main>
</body>
</html>
"""
    return page.encode("utf-8", "replace")


def _row(row: Leading, right: Sequence[str]) -> str:
    first = _text(row.cells[0])
    if row.file is not None:
        first = f'<a href="{escape(quote(row.file), quote=True)}">{first}</a>'
    others = zip(row.cells[1:], right[1:], strict=True)
    cells = "".join(f"<td{mark}>{_text(cell)}</td>" for cell, mark in others)
    kind = "" if row.file is not None else ' class="all"'
    return f'<tr{kind}><th scope="row">{first}</th>{cells}</tr>'


def _text(text: str) -> str:
    return escape(visible(text))
