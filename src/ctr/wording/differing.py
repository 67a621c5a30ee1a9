"""Two texts, told by the words in which they differ."""

from __future__ import annotations

from difflib import SequenceMatcher

from ctr.vietnamese import phrases

AROUND = 3
"""Words of both texts that are shown around those that differ."""
LONGEST = 240
"""Characters of one text that are shown."""
_SHORT = 8
"""Words of a text that is shown whole."""
_MOST_PLACES = 3
_MOST_COMPARED = 800
"""Words of two texts that are compared word by word."""


def differing(old: str, new: str) -> str:
    """`“… cuối năm 2026” → “… cuối năm 2027”`, of texts that differ in several places each."""
    was, now = old.split(), new.split()
    if max(len(was), len(now)) <= _SHORT:
        return f"“{shortened(old)}” → “{shortened(new)}”"
    if was == now:
        return f"chia đoạn khác: {len(old.split(chr(10) * 2))} → {len(new.split(chr(10) * 2))} đoạn"
    places = _places(was, now)
    told = [f"{_around(was, *one)} → {_around(now, *other)}" for one, other in places]
    if len(told) > _MOST_PLACES:
        left = len(told) - _MOST_PLACES
        return "; ".join([*told[:_MOST_PLACES], f"và {left} chỗ khác"])
    return "; ".join(told)


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text in one line, cut where it is long."""
    line = phrases.in_one_line(text)
    return line if len(line) <= longest else f"{line[:longest].rstrip()}…"


def _places(was: list[str], now: list[str]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Where they differ, from word to word; those with few words between them are one."""
    first = next(
        (n for n, pair in enumerate(zip(was, now, strict=False)) if pair[0] != pair[1]),
        min(len(was), len(now)),
    )
    last = 0
    while last < min(len(was), len(now)) - first and was[-1 - last] == now[-1 - last]:
        last += 1
    inner = was[first : len(was) - last], now[first : len(now) - last]
    if len(inner[0]) + len(inner[1]) > _MOST_COMPARED:
        return [((first, len(was) - last), (first, len(now) - last))]
    places: list[tuple[tuple[int, int], tuple[int, int]]] = []
    matcher = SequenceMatcher(None, *inner, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        place = ((a + first, b + first), (c + first, d + first))
        if places and place[0][0] - places[-1][0][1] <= 2 * AROUND:
            place = ((places[-1][0][0], place[0][1]), (places.pop()[1][0], place[1][1]))
        places.append(place)
    return places


def _around(words: list[str], start: int, end: int) -> str:
    """Some words with those around them: `“… đến hết năm 2027 và …”`."""
    first, last = max(start - AROUND, 0), min(end + AROUND, len(words))
    text = " ".join(words[first:last])
    if len(text) > LONGEST:
        text = f"{text[:LONGEST].rstrip()}…"
    return f"“{'… ' if first else ''}{text}{' …' if last < len(words) else ''}”"
