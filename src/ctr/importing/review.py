"""The document beside what was understood of it, as one page that needs no network.

Every value leads to its words and every word to what became of it, by links within the page; what
is doubtful stands first. Nothing on the page runs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import PurePath
from typing import Any

from ctr.importing.lines import Grid, Line
from ctr.importing.links import LEADERS, PROGRAMME, UNITS
from ctr.importing.run import Imported, links_of
from ctr.problems import KeyPath
from ctr.vietnamese import phrases
from ctr.wording.fields import field_name, setting_name
from ctr.wording.values import CODED, CODES

_STYLE = """
:root{color-scheme:light}
body{font:15px/1.5 "Segoe UI",Arial,sans-serif;margin:0;color:#1b1b1b}
header,.first{padding:12px 20px;border-bottom:1px solid #bbb}
.first{background:#fffdf3}
h1{font-size:20px;margin:0 0 6px}
h2{font-size:17px;margin:12px 0 6px}
h3{font-size:15px;margin:16px 0 4px}
main{display:flex;align-items:flex-start}
main section{width:50%;box-sizing:border-box;padding:4px 20px;height:96vh;overflow:auto}
main section+section{border-left:1px solid #bbb}
p{margin:3px 0}
.line{padding:1px 4px;border-left:3px solid #9cb89c}
.lost{border-left-color:#b00020;background:#fde8ea}
.doubt{background:#fff4ce}
.first p{padding:2px 6px}
:target{outline:2px solid #1a5fb4;background:#e6f0fb}
.role,.back{color:#555;font-size:12px;font-weight:400}
.table{overflow-x:auto}
table{border-collapse:collapse;margin:6px 0}
td{border:1px solid #bbb;padding:2px 5px;vertical-align:top;min-width:24px}
dt{font-weight:600;margin-top:4px}dd{margin:0 0 2px 14px}
a{color:#1a4f8b;text-decoration:none}a:hover{text-decoration:underline}
@media(max-width:800px){main{display:block}main section{width:auto;height:auto}
main section+section{border-left:0;border-top:1px solid #bbb}
td+td{min-width:100px}p,dd,li,h3{overflow-wrap:break-word}}
@media print{main{display:block}main section{width:auto;height:auto;overflow:visible}
tr,dd{break-inside:avoid}h3,dt{break-after:avoid}}
"""


def review_page(imported: Imported) -> str:
    """The whole page."""
    counts = imported.counts
    title = escape(str((imported.data.get("programme.yaml") or {}).get("title", "")))
    summary = (
        f"{counts.words} chữ đã đọc, {counts.placed} đã xếp, {counts.unplaced} chưa xếp. "
        f"{counts.tasks} nhiệm vụ, {counts.with_lead} có chủ trì, "
        f"{counts.with_deadline} có thời hạn; "
        f"{counts.targets} chỉ tiêu; {counts.doubtful} chỗ chưa chắc."
    )
    parts = [
        '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Soát văn bản nhập</title><style>{_STYLE}</style></head><body>",
        f"<header><h1>Soát văn bản "
        f"nhập</h1><p>{title}</p><p><strong>{summary}</strong></p></header>",
        '<section class="first" aria-label="Cần xem trước"><h2>Chưa chắc, cần xem trước</h2>',
        *_first(imported),
        '</section><main><section aria-label="Văn bản"><h2>Văn bản</h2>',
        *_document(imported),
        '</section><section aria-label="Đã hiểu"><h2>Đã hiểu</h2>',
        *_understood(imported),
        "</section></main></body></html>",
    ]
    return "\n".join(parts) + "\n"


def _anchor(file: str, path: KeyPath) -> str:
    parts = "-".join(str(part) for part in path[:2])
    return "v-" + "".join(char if char.isalnum() else "-" for char in f"{file}-{parts}")


def _document(imported: Imported) -> Iterator[str]:
    links = links_of(imported)
    lost = {line.index for line in imported.account.unplaced}

    def shown(line: Line) -> str:
        own = links.get(line.index, [])
        roles = []
        for link in own:
            root = "programme" if link.file == PROGRAMME else "sections"
            *_, under, name = root, *(part for part in link.path if isinstance(part, str))
            label = _label(name, under)
            roles.append(f'<a href="#{_anchor(link.file, link.path)}">{escape(label)}</a>')
        doubt = " doubt" if any(link.doubt for link in own) else ""
        kind = " lost" if line.index in lost else ""
        state = " · ".join(dict.fromkeys(roles)) or ("chưa xếp được" if kind else "thể thức")
        of_table = own and all("columns" in link.path for link in own)
        told = f' <span class="role">[{state}]</span>'
        if of_table or (not own and not kind and not re.search(r"[^\W\d_]{2}", line.shown)):
            told = ""
        return f'<p class="line{kind}{doubt}" id="l{line.index}">{escape(line.shown)}{told}</p>'

    for document in imported.documents:
        yield f"<h3>{escape(PurePath(document.file).name)}</h3>"
        for item in document.items:
            if isinstance(item, Grid):
                yield from _table(item, shown)
            else:
                yield shown(item)
        for note in document.notes:
            for line in note.lines:
                yield shown(line)


def _table(grid: Grid, shown: Any) -> Iterator[str]:
    seen: set[int] = set()
    yield '<div class="table"><table>'
    for row in grid.rows:
        cells = []
        for cell in row:
            if cell is None:
                cells.append("<td></td>")
            elif id(cell) not in seen:
                seen.add(id(cell))
                spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
                spans += f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
                cells.append(f"<td{spans}>{''.join(shown(line) for line in cell.lines)}</td>")
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table></div>"


def _first(imported: Imported) -> Iterator[str]:
    """What is doubtful, what has no place, what is missing."""
    count = 0
    for name, content in imported.data.items():
        for path, value in _doubts(content, ()):
            count += 1
            words = value.get("phrase") or value.get("name") or value.get("title") or ""
            where = content["tasks"][path[1]]["id"] if path[:1] == ("tasks",) else _about(name)
            yield (
                f'<p class="doubt"><a href="#{_anchor(name, path)}">{escape(str(where))}</a>: '
                f"{escape(str(words))} – {escape(str(value.get('doubt', '')))}</p>"
            )
    for line in imported.account.unplaced:
        count += 1
        yield (
            f'<p class="lost"><a href="#l{line.index}">{escape(line.place.words())}</a>: '
            f"{escape(line.shown)} – chưa xếp được</p>"
        )
    for key in imported.built.missing:
        count += 1
        yield (
            f'<p class="doubt">Văn bản không có {escape(setting_name(key))}, đang ghi “[…]”.</p>'
        )
    for told in imported.built.told:
        yield f"<p>{escape(told)}</p>"
    if not count:
        yield "<p>Không có.</p>"


def _about(file: str) -> str:
    """What a file of the plan that holds no tasks is about."""
    if file.startswith("sections"):
        return "Nhiệm vụ"
    return {PROGRAMME: "Thông tin chung", UNITS: "Đơn vị", LEADERS: "Lãnh đạo"}[file]


def _doubts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, dict[str, Any]]]:
    if isinstance(value, dict):
        if value.get("doubtful") is True:
            yield path, value
        for key, part in value.items():
            yield from _doubts(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _doubts(part, (*path, index))


def _understood(imported: Imported) -> Iterator[str]:
    sources: dict[tuple[str, KeyPath], list[int]] = {}
    for link in imported.built.links:
        sources.setdefault((link.file, link.path[:2]), []).append(link.line.index)
        sources.setdefault((link.file, link.path[:3]), []).append(link.line.index)

    def back(file: str, path: KeyPath) -> str:
        lines = sorted(set(sources.get((file, path), ())))[:6]
        return " ".join(
            f'<a class="back" href="#l{index}" title="Về chữ của văn bản">↩{position}</a>'
            for position, index in enumerate(lines, 1)
        )

    for name in sorted(imported.data, key=lambda name: (not name.startswith("sections"), name)):
        content = imported.data[name]
        if name == PROGRAMME:
            yield f"<h3>{_about(name)}</h3><dl>"
            for key, value in content.items():
                label = escape(_label(key, "programme"))
                items = value if isinstance(value, list) else [value]
                path: KeyPath = (key,)
                alone = "" if isinstance(value, list) else f" {back(name, path)}"
                yield f'<dt id="{_anchor(name, path)}">{label}{alone}</dt>'
                for index, item in enumerate(items):
                    path = (key, index)
                    source = f" {back(name, path)}" if not alone else ""
                    yield f'<dd id="{_anchor(name, path)}">{_value(item, key)}{source}</dd>'
            yield "</dl>"
        elif name.startswith("sections"):
            yield (
                f'<h3 id="{_anchor(name, ("title",))}">{escape(content["id"])}. '
                f"{escape(content['title'])} {back(name, ('title',))}</h3>"
            )
            for index, task in enumerate(content["tasks"]):
                path = ("tasks", index)
                yield (
                    f'<h3 id="{_anchor(name, path)}">{escape(task["id"])}. '
                    f"{escape(task['title'])}</h3><dl>"
                )
                for key, value in task.items():
                    if key in ("id", "title", "doubtful"):
                        continue
                    mark = ' class="doubt"' if _has_doubt(value) or key == "doubt" else ""
                    yield (
                        f"<dt>{escape(_label(key, 'tasks'))} "
                        f"{back(name, (*path, key))}</dt><dd{mark}>{_value(value, key)}</dd>"
                    )
                yield "</dl>"
        else:
            yield f"<h3>{_about(name)}</h3><ul>"
            for key, entries in content.items():
                for entry in entries:
                    yield f"<li>{_value(entry, key)}</li>"
            yield "</ul>"


def _has_doubt(value: Any) -> bool:
    return any(True for _ in _doubts(value, ()))


def _label(key: str, under: str) -> str:
    return phrases.capital(field_name(key, under))


def _value(value: Any, under: str) -> str:
    """A value of the key `under`."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "; ".join(
            name if part is True else f"{name}: {_value(part, key)}"
            for key, part in value.items()
            for name in (escape(field_name(key, under)),)
        )
    if isinstance(value, list):
        return "; ".join(_value(part, under) for part in value)
    if isinstance(value, bool):
        return "có" if value else "không"
    text = CODES.get(value, value) if under in CODED else str(value).strip()
    for pattern, words in _TIMES:
        if match := pattern.fullmatch(text):
            text = words.format(*match.groups())
            break
    return escape(text).replace("\n\n", "<br>").replace("\n", " ")


_TIMES = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"(20\d\d)-(\d\d)-(\d\d)", "{2}/{1}/{0}"),
        (r"(20\d\d)-Q([1-4])", "quý {1}/{0}"),
        (r"(20\d\d)-(\d\d)", "tháng {1}/{0}"),
        (r"(\d\d)-(\d\d)", "{1}/{0}"),
    )
)
