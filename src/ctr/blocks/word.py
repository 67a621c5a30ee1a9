"""A Word document into blocks, by its parts: body, notes, text boxes; margins and comments told."""

from __future__ import annotations

import zipfile
from collections import Counter
from collections.abc import Iterator

from ctr.blocks.inline import Fields, Inline, chosen, control, words
from ctr.blocks.line import Line
from ctr.blocks.model import (
    Block,
    Blocks,
    Note,
    Notice,
    NoticeKind,
    Place,
    paragraphs,
)
from ctr.blocks.number_formats import shown
from ctr.blocks.numbering import Numbering
from ctr.blocks.ooxml import (
    MC,
    A,
    Element,
    Parts,
    Properties,
    W,
    check_relations,
    child_of,
    is_on,
    named,
    value,
    value_of,
    whole,
)
from ctr.blocks.spot import Spot
from ctr.blocks.styles import Style, Styles, is_centred, outline
from ctr.blocks.word_tables import Grid, rows_of

_MARGINS: tuple[NoticeKind, ...] = ("header", "footer")


class WordReader:
    """Reads one document; `blocks` may be asked for once."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        """Raises Unsound."""
        self._parts = Parts(package)
        check_relations(package, self._parts)
        self._styles = Styles.of(self._parts.first("styles"))
        self._numbering = Numbering.of(self._parts.first("numbering"), self._styles)
        self._inline = Inline(self._styles, self._referred)
        self._notices: list[Notice] = []
        self._tables = self._boxes = 0
        self._pending: Line | None = None
        self._references: dict[tuple[str, str], str] = {}
        self._count: Counter[str] = Counter()

    @property
    def fonts(self) -> Counter[str]:
        """Letters in each font that has an encoding of its own."""
        return self._inline.fonts

    def read(self, file: str, first: int | None = None) -> Blocks:
        """All blocks; with `first`, those up to that many in the body, and nothing else."""
        root = self._parts.root(self._parts.main)
        body = root.find(f"{W}body")
        blocks = () if body is None else self._story(body, Spot(), first)
        notes: list[Note] = []
        if first is None:
            notes = [*self._notes("footnote"), *self._notes("endnote")]
            for kind in _MARGINS:
                self._told(kind, self._parts.of(kind))
            self._comments()
            self._diagrams()
        return Blocks(file=file, blocks=blocks, notes=tuple(notes), notices=tuple(self._notices))

    def _referred(self, kind: str, key: str, own_mark: bool) -> str:
        """What a reference to a note shows."""
        found = self._references.get((kind, key))
        if found is None:
            if own_mark:
                found = f"*{key}"
            else:
                self._count[kind] += 1
                form = "decimal" if kind == "footnote" else "lowerRoman"
                found = shown(self._count[kind], form)
            self._references[kind, key] = found
        return found

    def _story(self, element: Element, spot: Spot, first: int | None = None) -> tuple[Block, ...]:
        """The blocks of a part, or of a text box: what is open outside is not open in it."""
        inline = self._inline
        outside = getattr(inline, "fields", None), inline.controls, inline.bookmarks, self._pending
        inline.fields, inline.controls, inline.bookmarks = Fields(element), [], {}
        self._pending = None
        out: list[Block] = []
        self._blocks(element, spot, out, first)
        if outside[0] is not None:
            inline.fields = outside[0]
        inline.controls, inline.bookmarks, self._pending = outside[1:]
        return tuple(out)

    def _blocks(
        self, container: Element, spot: Spot, out: list[Block], first: int | None = None
    ) -> None:
        """What stands in a container, one after the other, into `out`."""
        self._inside(container, spot, out, first)
        self._finish_pending(spot, out)

    def _inside(
        self, container: Element, spot: Spot, out: list[Block], first: int | None = None
    ) -> None:
        for child in container:
            if first is not None and len(out) >= first:
                return
            tag = child.tag
            if tag == _PARAGRAPH:
                self._paragraph(child, spot, out)
            elif tag == _TABLE:
                self._finish_pending(spot, out)
                self._table(child, spot, out)
            elif tag == _SDT:
                content = child.find(f"{W}sdtContent")
                if content is not None:
                    with self._controlled(child):
                        self._inside(content, spot, out, first)
            elif tag == _ALTERNATE:
                for branch in chosen(child):
                    self._inside(branch, spot, out, first)
            elif tag in _BOOKMARKS:
                self._inline.bookmark(child, None)
            elif tag in _OTHERS:
                self._notice("part", _OTHERS[tag], spot.here())
            elif tag in _DELETED:
                self._notice("deletion", words(child), spot.here())
            elif tag not in _NO_BLOCKS:
                self._inside(child, spot, out, first)

    def _controlled(self, element: Element) -> _Controlled:
        return _Controlled(self._inline, *control(element))

    def _tags(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self._inline.controls)

    def _notice(self, kind: NoticeKind, text: str, place: Place) -> None:
        if text or kind == "picture":
            self._notices.append(Notice(kind=kind, text=text.strip(), place=place))

    def _paragraph(self, element: Element, spot: Spot, out: list[Block]) -> None:
        properties = named(child_of(element, _PROPERTIES))
        style = self._styles.style(value_of(properties, "pStyle"))
        line = self._pending or Line()
        self._pending = None
        self._inline.read(element, line, style)
        if _joins_next(properties, style):
            self._pending = line
            return
        self._emit(line, properties, style, spot, out)

    def _finish_pending(self, spot: Spot, out: list[Block]) -> None:
        line, self._pending = self._pending, None
        if line is not None:
            self._emit(line, {}, self._styles.style(None), spot, out)

    def _emit(
        self,
        line: Line,
        properties: Properties,
        style: Style,
        spot: Spot,
        out: list[Block],
    ) -> None:
        number, level = self._number(properties, style)
        place = spot.here()
        if line.has_text or number:
            heading = outline(properties)
            centred = is_centred(properties)
            paragraph = line.paragraph(
                place,
                number=number,
                level=level if number else None,
                centred=bool(style.centred if centred is None else centred),
                heading=style.heading if heading is None else heading or None,
            )
            out.append(paragraph)
            spot.count += 1
        for kind, text in line.notices:
            self._notice(kind, text, place)
        for box in line.boxes:
            self._boxes += 1
            blocks = self._story(box, Spot(part=f"textbox {self._boxes}"))
            if blocks:
                begin = next(iter(paragraphs(blocks)), None)
                self._notice("textbox", begin.shown if begin else "", place)
                out.extend(blocks)
            else:
                self._boxes -= 1

    def _number(self, properties: Properties, style: Style) -> tuple[str, int | None]:
        own = properties.get(_NUMBERED)
        key, level = value(own, "numId"), value(own, "ilvl")
        if key is None:
            key = style.number
            if key is None:
                return "", None
            name = value_of(properties, "pStyle") or self._styles.default
            at = self._numbering.level_of(key, name, style.level)
            at = at if level is None else whole(level, 0)
        else:
            at = whole(level, 0)
        if key == "0":
            return "", None
        number = self._numbering.next(key, at)
        return number or "", None if number is None else at

    def _table(self, element: Element, spot: Spot, out: list[Block]) -> None:
        self._tables += 1
        table = self._tables
        grid = Grid(spot.at_table(table), element, self._tags())
        for row in rows_of(element):
            if row.deleted:
                self._notice("deletion", words(row.element), spot.here())
                continue
            grid.new_row(is_header=row.header, before=row.before)
            for cell in row.cells:
                if grid.begins(cell) or words(cell.element):
                    self._cell(cell.tags, cell.element, grid.spot(), grid.blocks())
            if row.inserted:
                self._notice("insertion", words(row.element), grid.row_place())
        out.append(grid.table())

    def _cell(
        self, tags: tuple[tuple[str, bool], ...], element: Element, spot: Spot, out: list[Block]
    ) -> None:
        outside, pending = self._inline.controls, self._pending
        self._inline.controls = [*outside, *tags]
        self._pending = None
        self._blocks(element, spot, out)
        self._inline.controls, self._pending = outside, pending

    def _notes(self, kind: str) -> Iterator[Note]:
        """The notes that are referred to, in that order; the others are not shown in Word."""
        root = self._parts.first(f"{kind}s")
        if root is None:
            return
        known = {
            note.get(f"{W}id", ""): note
            for note in root.iterchildren(f"{W}{kind}")
            if note.get(f"{W}type", "normal") == "normal"
        }
        for (of, key), name in list(self._references.items()):
            note = known.pop(key, None) if of == kind else None
            if note is not None:
                blocks = self._story(note, Spot(part=f"{kind} {name}"))
                yield Note(name=name, blocks=blocks, endnote=kind == "endnote")
        for key, note in known.items():
            self._notice("hidden", words(note), Place(part=f"{kind} {key}"))

    def _told(self, kind: NoticeKind, parts: list[str]) -> None:
        """What stands on every page."""
        for number, part in enumerate(parts, 1):
            place = Place(part=f"{kind} {number}")
            blocks = self._story(self._parts.root(part), Spot(part=place.part))
            self._notice(kind, "\n".join(text.shown for text in paragraphs(blocks)), place)

    def _comments(self) -> None:
        root = self._parts.first("comments")
        for number, comment in enumerate(() if root is None else root, 1):
            self._notice("comment", words(comment), Place(part=f"comment {number}"))

    def _diagrams(self) -> None:
        """The words of SmartArt, which lie in parts of their own."""
        for part in self._parts.of("diagramData"):
            texts = (text.text or "" for text in self._parts.root(part).iter(f"{A}t"))
            self._notice("drawing", " ".join(texts), Place())


class _Controlled:
    """A content control is open while its blocks are read."""

    def __init__(self, inline: Inline, name: str, is_prompt: bool) -> None:
        self._inline = inline
        self._outside = inline.controls
        self._inside = [*inline.controls, (name, is_prompt)] if name else inline.controls

    def __enter__(self) -> None:
        self._inline.controls = self._inside

    def __exit__(self, *_: object) -> None:
        self._inline.controls = self._outside


def _joins_next(properties: Properties, style: Style) -> bool:
    """Whether the end of a paragraph is gone: deleted, or hidden as a separator of styles."""
    mark = properties.get(_LOOK)
    if mark is None:
        return style.look.hidden is True
    if child_of(mark, f"{W}del") is not None or child_of(mark, f"{W}moveFrom") is not None:
        return True
    hidden = child_of(mark, f"{W}vanish")
    return style.look.hidden is True if hidden is None else is_on(hidden)


_PARAGRAPH, _TABLE, _SDT, _PROPERTIES = f"{W}p", f"{W}tbl", f"{W}sdt", f"{W}pPr"
_NUMBERED, _LOOK = f"{W}numPr", f"{W}rPr"
_ALTERNATE = f"{MC}AlternateContent"
_BOOKMARKS = frozenset({f"{W}bookmarkStart", f"{W}bookmarkEnd"})
_DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
_OTHERS = {f"{W}altChunk": "văn bản chèn vào (altChunk)", f"{W}subDoc": "văn bản con (subDoc)"}
_NO_BLOCKS = frozenset(
    {f"{W}{name}" for name in ("pPr", "tcPr", "sectPr", "sdtPr", "sdtEndPr", "customXmlPr")}
)
