"""Word's own elements and attributes by their local names, transitional and strict alike."""

from __future__ import annotations

from typing import Any

_WORD = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_MATHS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
)


def local(element: Any) -> str:
    """The name of an element among Word's own; empty for any other."""
    tag = element.tag
    if not isinstance(tag, str) or not tag.startswith("{"):
        return ""
    space, _, name = tag[1:].partition("}")
    if space in _WORD:
        return name
    if space in _MATHS:
        return "formula"
    return "AlternateContent" if (space, name) == (_COMPATIBLE, "AlternateContent") else ""


def value(element: Any, name: str = "val") -> str:
    """An attribute among Word's own."""
    return next((str(found) for space in _WORD if (found := element.get(f"{{{space}}}{name}"))), "")


def child(element: Any, *path: str) -> Any:
    """The first element below, by the names of a path; None where there is none."""
    for name in path:
        element = next((part for part in element if local(part) == name), None)
        if element is None:
            return None
    return element
