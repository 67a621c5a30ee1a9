"""The parts of a Word package: which there are, how they are parsed, what must hold of them."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from lxml import etree

from ctr.package_guard import Unsound

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
VAL = f"{W}val"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R_ID.removesuffix("id")),
)
"""The namespaces of a "Strict Open XML" document, and what they are everywhere else."""
_LINKS = frozenset({"hyperlink", "attachedTemplate", "image", "video", "audio"})
"""What may lie outside the document: none of it holds words, and nothing is fetched."""
_TAGS_LIMIT = 4_000_000
"""Tags of one part: a table of 300 pages has a million."""
_DTD = re.compile("<!(?:DOCTYPE|ENTITY)")

Element = Any
"""An element of lxml, which has no types."""


class Parts:
    """The parts of a sound package, found through its relationships and parsed when asked for."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package
        self._names = {name.lower(): name for name in package.namelist()}
        self.main = self._main()
        self.related = self._relations(self.main)
        """Kind (`styles`, `header`), target and id of what belongs to the main part."""

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lower() in self._names

    def root(self, name: str) -> Element:
        """The root element of a part. Raises Unsound."""
        if not self.has(name):
            raise Unsound(f"tệp hỏng (thiếu phần {name})")
        raw = self._package.read(self._names[name.lower()])
        if _DTD.search(_text(raw)):
            raise Unsound(f"tệp khai báo thực thể XML ({name}), không đọc")
        if raw.count(b"<") > _TAGS_LIMIT:
            raise Unsound(f"tệp quá dài ({name})")
        for strict, usual in _STRICT:
            raw = raw.replace(strict, usual[1:-1].encode())
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True,
            remove_pis=True, collect_ids=False,
        )  # fmt: skip
        try:
            root = etree.fromstring(raw, parser)
        except (etree.XMLSyntaxError, ValueError, AssertionError):
            raise Unsound(f"tệp hỏng ({name})") from None
        if root.getroottree().docinfo.doctype:
            raise Unsound(f"tệp khai báo thực thể XML ({name}), không đọc")
        return root

    def first(self, kind: str) -> Element | None:
        """The root of the first part of a kind that belongs to the main part, if there is one."""
        return next((self.root(part) for part in self.of(kind)), None)

    def of(self, kind: str) -> list[str]:
        """The parts of a kind, in the order of their names, that are there."""
        names = {target for known, target, _ in self.related if known == kind and self.has(target)}
        return sorted(names, key=_in_order)

    def _main(self) -> str:
        if not self.has("[Content_Types].xml"):
            raise Unsound("không phải tệp Word")
        kinds = self._relations("")
        main = next((target for kind, target, _ in kinds if kind == "officeDocument"), "")
        if not main or not self.has(main):
            raise Unsound("không phải tệp Word, hoặc tệp hỏng")
        return main

    def _relations(self, part: str) -> list[tuple[str, str, str]]:
        folder, _, name = part.rpartition("/")
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(rels):
            return []
        found = []
        for relation in self.root(rels):
            if not isinstance(relation.tag, str):
                continue
            kind = relation.get("Type", "").rpartition("/")[2]
            target = relation.get("Target", "")
            if relation.get("TargetMode", "").lower() == "external":
                if kind not in _LINKS:
                    raise Unsound(f"tệp lấy nội dung từ nơi khác ({kind}: {target[:60]})")
                continue
            path = target if target.startswith("/") else posixpath.join("/", folder, target)
            found.append((kind, posixpath.normpath(path).lstrip("/"), relation.get("Id", "")))
        return found


def check_relations(package: zipfile.ZipFile, parts: Parts) -> None:
    """No part of the document takes content from elsewhere. Raises Unsound."""
    for name in package.namelist():
        folder, _, file = name.rpartition("/_rels/")
        if file.endswith(".rels"):
            parts._relations(posixpath.join(folder, file.removesuffix(".rels")))


def _in_order(name: str) -> tuple[int, str]:
    number = re.search(r"(\d{1,9})\.xml$", name)
    return (int(number[1]) if number else 0, name)


def _text(part: bytes) -> str:
    """The beginning of the part, where a document type stands, in the encodings of XML."""
    start = part[:4_000]
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return part.decode("utf-16", "replace")
    if b"\x00" in start[:4]:
        return part.decode("utf-16-le" if part[1:2] == b"\x00" else "utf-16-be", "replace")
    return start.decode("latin-1")


def is_on(element: Element | None) -> bool:
    """Whether an on-off property is there and on."""
    return element is not None and element.get(VAL, "1") not in ("0", "false", "off", "none")


def child_of(parent: Element | None, tag: str) -> Element | None:
    """The first child of this name, as `find` gives it, but at once where it is the first of all.

    Properties stand there.
    """
    if parent is None or not len(parent):
        return None
    first = parent[0]
    return first if first.tag == tag else next(parent.iterchildren(tag), None)


Properties = Mapping[str, Element]
"""Children by their names, the first of each."""


def named(element: Element | None) -> Properties:
    """The properties that an element holds, for those of which many are asked for."""
    found: dict[str, Element] = {}
    for child in () if element is None else element:
        found.setdefault(child.tag, child)
    return found


def value_of(properties: Properties, name: str) -> str | None:
    """The `w:val` of one of them, if it is there."""
    child = properties.get(W + name)
    return None if child is None else child.get(VAL)


def value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of a child, if there is one."""
    child = child_of(parent, W + name)
    return None if child is None else child.get(VAL)


def whole(text: str | None, default: int, limit: int = 32_767) -> int:
    """A number of the file, within bounds whatever it says."""
    try:
        return max(-limit, min(limit, int((text or "")[:12])))
    except ValueError:
        return default
