"""Text in the fonts of before Unicode: TCVN3 (.VnTime) and VNI, seen by how it is spelt.

Both write Vietnamese with letters of Western Europe, which Unicode text does not have: "Céng hßa"
(TCVN3), "Coäng hoøa" (VNI).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal

Legacy = Literal["TCVN3", "VNI"]

_TCVN3 = re.compile(r"(?<=[A-Za-z])[\xa8-\xbf\xd7\xdf\xf7\xae]|[\xae\xa7][A-Za-z]|[a-z][\xc6-\xdf]")
_TCVN3_LOWER = re.compile(
    r"\b[A-Z]?[a-z]*[\xe5\xe6\xe7\xeb\xee\xef\xf1\xf6\xf7\xf8\xfb\xfc\xfe\xff]"
)
_VNI = re.compile(
    r"[aeiouyAEIOUY\xf4\xf6\xd4\xd6]"
    r"[\xf9\xf8\xfb\xf5\xef\xe2\xe1\xe0\xe5\xe3\xe4\xe9\xe8\xfa\xfc\xeb\xca"
    r"\xd9\xd8\xdb\xd5\xcf\xc2\xc1\xc0\xc5\xc3\xc4\xc9\xc8\xda\xdc\xcb]"
)
_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_FEW = 4
_MODERN = 0.5
"""Letters of Unicode alone, for each word: in Vietnamese nearly one."""
_SHARE = 0.15
"""Words of a text in an old font: about two in three; of Unicode text: none."""


def legacy(text: str, *, certain: bool = False) -> Legacy | None:
    """The old encoding that a text is in, if it is; fewer words do where its fonts say so."""
    words = text.split()
    if not words or len(_UNICODE.findall(text)) > _MODERN * len(words):
        return None
    tcvn3 = vni = modern = 0
    for word in words:
        if word.isascii():
            continue
        if _UNICODE.search(word):
            modern += 1
        elif _VNI.search(word):
            vni += 1
        elif _TCVN3.search(word) or _TCVN3_LOWER.search(word):
            tcvn3 += 1
    old: tuple[tuple[Legacy, int], ...] = (("VNI", vni), ("TCVN3", tcvn3))
    name, _ = max(old, key=lambda pair: pair[1])
    total = vni + tcvn3
    if total < (1 if certain else _FEW) or total < _SHARE * len(words) or modern > total:
        return None
    return name


def first_legacy(
    texts: Iterable[tuple[str, Callable[[], str]]], *, certain: bool = False
) -> tuple[Legacy, str] | None:
    """The first of these paragraphs in an old encoding: which, and its place, told when asked.

    Short ones are looked at together with those that follow.
    """
    gathered: list[str] = []
    place = ""
    length = 0
    for text, where in texts:
        place = place or where()
        gathered.append(text)
        length += len(text)
        if length >= _ENOUGH:
            if found := legacy(" ".join(gathered), certain=certain):
                return found, place
            gathered, place, length = [], "", 0
    found = legacy(" ".join(gathered), certain=certain)
    return (found, place) if found else None


_ENOUGH = 150
"""Letters that show how a text is spelt."""
