"""An equation of Word as one line of text."""

from __future__ import annotations

from ctr.blocks.ooxml import Element, M, W

_FENCES = {"sSup": "^", "sSub": "_"}


def formula(element: Element) -> str:
    """All letters of an equation in their order; a fraction has its slash, a power its `^`."""
    tag = element.tag
    if tag in (_TEXT, f"{W}t"):
        return element.text or ""
    if tag == f"{M}f":
        return f"{_part(element, 'num')}/{_part(element, 'den')}"
    if tag == f"{M}rad":
        return f"{_part(element, 'deg')}√{_part(element, 'e')}"
    for name, fence in _FENCES.items():
        if tag == M + name:
            return f"{_part(element, 'e')}{fence}{_part(element, name[1:].lower())}"
    if tag == f"{M}d":
        inner = ";".join(formula(child) for child in element.iterchildren(f"{M}e"))
        return f"({inner})"
    return "".join(formula(child) for child in element)


def _part(element: Element, name: str) -> str:
    child = element.find(M + name)
    if child is None:
        return ""
    text = formula(child)
    return f"({text})" if name in ("num", "den") and len(text.split()) > 1 else text


_TEXT = f"{M}t"
