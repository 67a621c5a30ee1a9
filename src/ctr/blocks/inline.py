"""What stands inside a paragraph of Word: runs, changes, fields, references, controls."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

from ctr.blocks.line import Line
from ctr.blocks.math import formula
from ctr.blocks.model import NoticeKind
from ctr.blocks.ooxml import MC, VAL, A, Element, M, W, child_of, is_on, value, whole
from ctr.blocks.styles import Look, Style, Styles, look
from ctr.blocks.symbols import has_symbols, plain, symbol

_BREAKS = re.compile(r"[\t\r\n]+")
_OWN_KINDS = ("HYPERLINK", "TOC", "PAGEREF", "REF", "NOTEREF")
"""Fields whose result is words of the document itself."""
_FIELD = 60
_OPEN = 100
"""Bookmarks that are open at one place; each marks every paragraph that it goes over."""


class Fields:
    """Which part of a field is being read: its instruction, which nobody sees, or its result."""

    def __init__(self, story: Element) -> None:
        marks = Counter(mark.get(f"{W}fldCharType") for mark in story.iter(f"{W}fldChar"))
        self._trusted = marks["begin"] == marks["end"]
        self._open: list[list[str] | None] = []

    @property
    def hidden(self) -> bool:
        """Whether what comes now belongs to an instruction."""
        return bool(self._open) and self._trusted and any(part is not None for part in self._open)

    def turn(self, kind: str | None) -> str:
        """At a mark of a field; the instruction, where one ends."""
        if kind == "begin":
            self._open.append([])
        elif self._open and kind == "separate":
            words = self._open[-1] or []
            self._open[-1] = None
            return "".join(words).strip()
        elif self._open and kind == "end":
            words = self._open.pop() or []
            return "".join(words).strip()
        return ""

    def instruct(self, text: str) -> None:
        """A piece of an instruction."""
        if self._open and (words := self._open[-1]) is not None:
            words.append(text)


class Inline:
    """Reads the content of paragraphs into lines, and knows what is open across them."""

    def __init__(self, styles: Styles, reference: Callable[[str, str, bool], str]) -> None:
        self._styles = styles
        self._reference = reference
        self.fields: Fields
        self.controls: list[tuple[str, bool]] = []
        self.bookmarks: dict[str, tuple[str, int]] = {}
        self.fonts: Counter[str] = Counter()
        """Letters in each font that has an encoding of its own."""

    def read(self, element: Element, line: Line, style: Style) -> None:
        """The content of a paragraph."""
        start = line.length
        base = style.look.over(self._styles.base)
        self.bookmarks = {key: (name, start) for key, (name, _) in self.bookmarks.items()}
        self._walk(element, line, base)
        for name, is_prompt in self.controls:
            line.mark("placeholder" if is_prompt else "control", name, start)
        for name, begun in self.bookmarks.values():
            line.mark("bookmark", name, begun)

    def bookmark(self, element: Element, line: Line | None) -> None:
        """A bookmark begins or ends, in a line or between paragraphs."""
        key = element.get(f"{W}id", "")
        if element.tag == _BOOKMARK:
            name = element.get(f"{W}name", "")
            if name and not name.startswith("_") and len(self.bookmarks) < _OPEN:
                self.bookmarks[key] = (name, 0 if line is None else line.length)
        elif key in self.bookmarks:
            name, start = self.bookmarks.pop(key)
            if line is not None:
                line.mark("bookmark", name, start)

    def _walk(self, element: Element, line: Line, base: Look) -> None:
        for child in element:
            tag = child.tag
            if tag == _RUN:
                self._run(child, line, base)
            elif tag in _SKIPPED:
                continue
            elif tag in _BOOKMARKS:
                self.bookmark(child, line)
            elif tag in _INSERTED:
                before = line.count
                self._walk(child, line, base)
                if text := line.since(before):
                    line.note("insertion", text)
            elif tag in _DELETED:
                _note_words(line, "deletion", child)
            elif tag == _SDT:
                self._control(child, line, base)
            elif tag == _ALTERNATE:
                for branch in chosen(child):
                    self._walk(branch, line, base)
            elif tag in _MATH:
                self._formula(child, line, base)
            elif tag == _SUBDOC:
                line.note("part", "văn bản con (subDoc)")
            else:
                if tag == _SIMPLE_FIELD:
                    _note_field(line, child.get(f"{W}instr", ""))
                self._walk(child, line, base)

    def _control(self, element: Element, line: Line, base: Look) -> None:
        name, is_prompt = control(element)
        content = element.find(f"{W}sdtContent")
        if content is None:
            return
        start = line.length
        self._walk(content, line, base)
        if name:
            line.mark("placeholder" if is_prompt else "control", name, start)

    def _formula(self, element: Element, line: Line, base: Look) -> None:
        text = formula(element)
        if text and not self.fields.hidden:
            line.add(text, base.bold, base.italic)
            line.note("equation", text)

    def _run(self, element: Element, line: Line, base: Look) -> None:
        properties = child_of(element, _PROPERTIES)
        mine = look(properties)
        if mine.style is not None:
            mine = mine.over(self._styles.style(mine.style).look)
        self._content(element, line, mine.over(base))

    def _content(self, element: Element, line: Line, here: Look) -> None:
        for child in element:
            tag = child.tag
            if tag == _TEXT:
                self._add(line, child.text or "", here)
            elif tag == _PROPERTIES:
                continue
            elif tag in _CHARACTERS:
                self._add(line, _CHARACTERS[tag], here, typed=False)
            elif tag == _FIELD_MARK:
                self._add(line, _form_field(child), here, typed=False)
                _note_field(line, self.fields.turn(child.get(f"{W}fldCharType")))
            elif tag == _INSTRUCTION:
                self.fields.instruct(child.text or "")
            elif tag == _SYMBOL:
                text, unknown = symbol(child.get(f"{W}char", ""), child.get(f"{W}font", ""))
                self._add(line, text, here, typed=False)
                if unknown:
                    line.note("symbol", f"{child.get(f'{W}font', '')} {child.get(f'{W}char', '')}")
            elif tag in _NOTES:
                self._note(child, line, here)
            elif tag in _DRAWN:
                _drawn(child, line)
            elif tag == _ALTERNATE:
                for branch in chosen(child):
                    self._content(branch, line, here)
            elif tag == _RUBY:
                for part in (f"{W}rubyBase", f"{W}rt"):
                    for inner in child.iterchildren(part):
                        self._walk(inner, line, here)

    def _add(self, line: Line, text: str, here: Look, *, typed: bool = True) -> None:
        if self.fields.hidden:
            return
        if typed:
            if not text.isprintable():
                text = _BREAKS.sub(" ", text)
            font = here.font or ""
            if font[:3] in _OWN_ENCODINGS:
                self.fonts[font] += len(text)
            if not text.isascii() and has_symbols(text, font):
                text, unknown = plain(text, font)
                if unknown:
                    line.note("symbol", f"{font} {text}".strip())
        if here.hidden:
            line.note("hidden", text)
        else:
            line.add(text, here.bold, here.italic)

    def _note(self, element: Element, line: Line, here: Look) -> None:
        if self.fields.hidden or here.hidden:
            return
        is_end = element.tag == _ENDNOTE
        own = element.get(f"{W}customMarkFollows") in ("1", "true", "on")
        name = self._reference("endnote" if is_end else "footnote", element.get(f"{W}id", ""), own)
        if name:
            line.mark("endnote" if is_end else "footnote", name)


def control(element: Element) -> tuple[str, bool]:
    """The tag of a content control, and whether only its prompt is shown.

    Without a tag it is the title, or what Word itself made (`Table of Contents`).
    """
    properties = element.find(f"{W}sdtPr")
    name = value(properties, "tag") or value(properties, "alias") or ""
    if not name and properties is not None:
        name = value(properties.find(f"{W}docPartObj"), "docPartGallery") or ""
    prompt = None if properties is None else properties.find(f"{W}showingPlcHdr")
    return name, prompt is not None


def chosen(alternate: Element) -> list[Element]:
    """What is read of a choice between forms of the same: the first that holds anything."""
    for kind in (f"{MC}Choice", f"{MC}Fallback"):
        for branch in alternate.iterchildren(kind):
            if len(branch):
                return [branch]
    return []


def words(element: Element) -> str:
    """All text under an element, deleted too, for telling of it."""
    texts = element.iter(_TEXT, f"{W}delText")
    return "".join(text.text or "" for text in texts)


def _note_words(line: Line, kind: NoticeKind, element: Element) -> None:
    text = words(element)
    if text:
        line.note(kind, text)


def _note_field(line: Line, instruction: str) -> None:
    if instruction and not instruction.upper().startswith(_OWN_KINDS):
        line.note("field", instruction[:_FIELD])


def _form_field(mark: Element) -> str:
    """What the old form fields show that have no result: the chosen entry, a ticked box."""
    data = mark.find(f"{W}ffData")
    if data is None:
        return ""
    choices = data.find(f"{W}ddList")
    if choices is not None:
        entries = choices.findall(f"{W}listEntry")
        chosen_one = whole(value(choices, "result") or value(choices, "default"), 0)
        return entries[chosen_one].get(VAL, "") if 0 <= chosen_one < len(entries) else ""
    box = data.find(f"{W}checkBox")
    if box is None:
        return ""
    ticked = box.find(f"{W}checked")
    return "☒" if is_on(box.find(f"{W}default") if ticked is None else ticked) else "☐"


def _drawn(element: Element, line: Line) -> None:
    """Text boxes of a drawing, each once, and its pictures; other words in it are told."""
    for child in element:
        if child.tag == _ALTERNATE:
            for branch in chosen(child):
                _drawn(branch, line)
        elif child.tag == _BOX:
            line.boxes.append(child)
        elif child.tag == _DRAWN_TEXT:
            line.note("drawing", child.text or "")
        else:
            if child.tag == _WORD_ART:
                line.note("drawing", child.get("string", ""))
            if isinstance(child.tag, str) and child.tag.endswith(_PICTURES):
                line.note("picture", "")
            _drawn(child, line)


_RUN, _TEXT, _PROPERTIES = f"{W}r", f"{W}t", f"{W}rPr"
_SDT, _ALTERNATE, _RUBY, _SYMBOL = f"{W}sdt", f"{MC}AlternateContent", f"{W}ruby", f"{W}sym"
_FIELD_MARK, _INSTRUCTION, _SIMPLE_FIELD = f"{W}fldChar", f"{W}instrText", f"{W}fldSimple"
_DRAWN_TEXT, _WORD_ART = f"{A}t", "{urn:schemas-microsoft-com:vml}textpath"
_BOX, _SUBDOC = f"{W}txbxContent", f"{W}subDoc"
_PICTURES = ("}pic", "}imagedata")
_BOOKMARK = f"{W}bookmarkStart"
_BOOKMARKS = frozenset({_BOOKMARK, f"{W}bookmarkEnd"})
_INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_MATH = frozenset({f"{M}oMath", f"{M}oMathPara"})
_ENDNOTE = f"{W}endnoteReference"
_NOTES = frozenset({f"{W}footnoteReference", _ENDNOTE})
_DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_SKIPPED = frozenset(
    {f"{W}{name}" for name in ("pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr")}
    | {f"{W}proofErr", f"{W}lastRenderedPageBreak"}
)
_CHARACTERS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}  # fmt: skip
_OWN_ENCODINGS = (".Vn", ".VN", ".vn", "VNI")
