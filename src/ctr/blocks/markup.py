"""What Markdown adds to the words of a line: emphasis, links, escapes, superscript marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape

_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_LINK = re.compile(r"(!?)\[([^\[\]\n]{0,500})\]\(([^()\s]{0,500})(?:\s+\"[^\"]{0,200}\")?\)")
_STARS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s*])\1(?!\*)", re.DOTALL)
_STARS_LOOSE = re.compile(r"(\*\*)(?=[^\s*])(.+?)(?<=[^\s*])\1(?!\*)", re.DOTALL)
_LINES = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])(.+?)(?<=[^\s_])\1(?!\w)", re.DOTALL)
_STRUCK = re.compile(r"~~(?=\S)(.+?)(?<=\S)~~|`([^`\n]{1,300})`", re.DOTALL)
_TAG = re.compile(
    r"</?(?:b|i|u|em|strong|center|p|div|span|sup|sub|small|font|o:p)(?:\s[^<>]{0,300})?/?>", re.I
)
_LINE_BREAK = re.compile(r"<br\s*/?>", re.I)
_REFERENCE = re.compile(r"\[\^([^\]\s]{1,20})\]")
_RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+")
_RAISED_DIGITS = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
)
_HELD = "\ue000"
_LONG = 20_000
"""Letters of what is no paragraph any more: stars in it are stars."""
_HELD_BACK = re.compile(f"{_HELD}(\\d{{1,7}});")


@dataclass(slots=True)
class Marked:
    """A paragraph's words, and what was marked: its emphasis, the places of its footnotes."""

    text: str
    bold: bool = False
    bold_until: int = 0
    italic: bool = False
    notes: tuple[tuple[str, int], ...] = ()
    pictures: int = 0


def unmarked(text: str, *, is_markdown: bool, known_notes: frozenset[str]) -> Marked:
    """The words of a paragraph; in a plain text only emphasis by stars is taken as such.

    `known_notes` are the names of the footnotes whose text stands somewhere else.
    """
    pictures = 0
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[1])
        return f"{_HELD}{len(held) - 1};"

    def link(match: re.Match[str]) -> str:
        nonlocal pictures
        pictures += bool(match[1])
        return match[2]

    text = text.replace(_HELD, "")
    if is_markdown:
        text = _ESCAPED.sub(hold, text)
        text = _LINE_BREAK.sub("\n", _LINK.sub(link, text))
        text = _TAG.sub("", text)
    bold = bold_until = italic = 0
    if len(text) < _LONG and ("*" in text or (is_markdown and "_" in text)):
        text, bold, bold_until, italic = _without_emphasis(text, is_markdown=is_markdown)
    if is_markdown:
        text = unescape(_STRUCK.sub(lambda match: match[1] or match[2], text))
        text = _HELD_BACK.sub(
            lambda match: held[int(match[1])] if int(match[1]) < len(held) else "", text
        )
    text = re.sub(r"[^\S\n]*\n[^\S\n]*", "\n", text)
    before = len(text) - len(text.lstrip())
    text, notes = _without_references(text.strip(), known_notes)
    return Marked(
        text=text,
        bold=bool(text) and bold >= _letters(text),
        bold_until=max(0, min(bold_until - before, len(text))),
        italic=bool(text) and italic >= _letters(text),
        notes=notes,
        pictures=pictures,
    )


def _letters(text: str) -> int:
    return sum(not letter.isspace() for letter in text)


def _without_emphasis(text: str, *, is_markdown: bool) -> tuple[str, int, int, int]:
    """The text without its marks; letters that are bold, where a bold beginning ends, italic."""
    bold = italic = until = 0
    patterns = (_STARS, _STARS_LOOSE, *((_LINES,) if is_markdown else ()))
    for pattern in patterns:
        parts: list[str] = []
        end = length = 0
        is_first = True
        for match in pattern.finditer(text):
            parts += [text[end : match.start()], match[2]]
            length += match.start() - end
            if len(match[1]) >= 2:
                bold += _letters(match[2].replace("*", ""))
                if is_first and not text[end : match.start()].strip():
                    until = length + len(match[2])
            is_first = is_first and not text[end : match.start()].strip()
            if len(match[1]) != 2:
                italic += _letters(match[2].replace("*", ""))
            length += len(match[2])
            end = match.end()
        if parts:
            text = "".join([*parts, text[end:]])
    return text, bold, until, italic


def _without_references(
    text: str, known: frozenset[str]
) -> tuple[str, tuple[tuple[str, int], ...]]:
    if not known:
        return text, ()
    parts: list[str] = []
    notes: list[tuple[str, int]] = []
    end = length = 0
    for match in _EITHER.finditer(text):
        name = match[1] or match[0].translate(_RAISED_DIGITS)
        if name not in known:
            continue
        parts.append(text[end : match.start()])
        length += match.start() - end
        notes.append((name, length))
        end = match.end()
    return ("".join([*parts, text[end:]]), tuple(notes)) if parts else (text, ())


_EITHER = re.compile(f"{_REFERENCE.pattern}|{_RAISED.pattern}")


def closed_on_each_line(texts: list[str]) -> list[str]:
    """Lines of which each closes the emphasis that it opens: `**A` and `B**` are both bold."""
    made = list(texts)
    opened = -1
    for index, text in enumerate(texts):
        if not text:
            opened = -1
        elif text.count("**") % 2:
            if opened < 0 and text.lstrip("*_ ").find("**") < 0 and text.startswith("**"):
                opened = index
            elif opened >= 0 and text.endswith("**"):
                made[opened] += "**"
                made[index] = f"**{text}"
                for between in range(opened + 1, index):
                    made[between] = f"**{texts[between]}**"
                opened = -1
            else:
                opened = -1
    return made


def note_beginning(text: str) -> tuple[str, str] | None:
    """Name and text of a paragraph that is the text of a footnote: `¹“4 xin”: …`, `[^1]: …`."""
    match = re.match(r"\[\^([^\]\s]{1,20})\]:\s*", text)
    if match is not None:
        return match[1], text[match.end() :]
    match = re.match(f"({_RAISED.pattern})\\s*(?=\\S)", text)
    if match is not None:
        return match[1].translate(_RAISED_DIGITS), text[match.end() :]
    return None


def references(text: str) -> set[str]:
    """The footnotes that a text refers to."""
    return {match[1] or match[0].translate(_RAISED_DIGITS) for match in _EITHER.finditer(text)}
