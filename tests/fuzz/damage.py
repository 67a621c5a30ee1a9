"""How a file gets damaged: bits on the way, parts of a package, values that nobody expects."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

NUMBERS = (
    "0", "-1", "1.5", "1e308", "1e400", "NaN", "INF", "-inf", "2147483648", "1" * 5_000, "46000.5",
    "99999999999", "-693594", "2958466", "0x10", "", "٣",
)  # fmt: skip
PLACES = ("XFD1048576", "XFD2000", "A0", "ZZZZ1", "A99999999999", "1", "A", "a1", "", "C300000")
TEXTS = (
    "10.2#abc", "10.2#", "10.2#99999999999999999999", "1.1/", "/", "#", "1.1##0", "=1+1", "{}",
    "[]", "null", "{", '{"a": 1}', '{"state": []}', "2026-99-99", "0001-01-01", "\u202e", "\ufeff",
    "&", "đạt", "x" * 40_000, "\x00", "9" * 5_000,
)  # fmt: skip


def bits(raw: bytes, random: Random) -> bytes:
    """Some bits flipped, anywhere."""
    content = bytearray(raw)
    for _ in range(random.choice((1, 1, 1, 2, 8, 64))):
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
    return bytes(content)


def cut(raw: bytes, random: Random) -> bytes:
    """A piece missing, doubled, zeroed or moved."""
    start = random.randrange(len(raw))
    end = min(len(raw), start + random.choice((1, 4, 64, 1_024, len(raw))))
    piece, before, after = raw[start:end], raw[:start], raw[end:]
    return random.choice(
        (before, before + after, before + piece + piece + after, before + bytes(len(piece)) + after)
    )


def method(raw: bytes, random: Random) -> bytes:
    """Packed in another way, or said to be."""
    if random.random() < 0.5:
        content = bytearray(raw)
        for match in re.finditer(b"PK\x01\x02|PK\x03\x04", raw):
            place = match.start() + (10 if match[0] == b"PK\x01\x02" else 8)
            if random.random() < 0.5 and place < len(content):
                content[place] = random.choice((0, 1, 8, 9, 12, 14, 93, 99))
        return bytes(content)
    kind = random.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    return packed(parts(raw), kind)


def parts(raw: bytes) -> dict[str, bytes]:
    """The parts of a sound package."""
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(content: dict[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A package of these parts."""
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", kind) as package:
        for name, part in content.items():
            package.writestr(name, part)
    return saved.getvalue()


def part(raw: bytes, random: Random) -> bytes:
    """One part of a package gone, emptied, swapped with another, or with damaged bytes."""
    content = parts(raw)
    name = random.choice(sorted(content))
    match random.randrange(4):
        case 0:
            del content[name]
        case 1:
            content[name] = b""
        case 2:
            content[name] = content[random.choice(sorted(content))]
        case _:
            content[name] = (bits if random.random() < 0.5 else cut)(content[name] or b"x", random)
    return packed(content)


def values(raw: bytes, random: Random) -> bytes:
    """Numbers, places, texts and tags of one XML part changed for those that nobody expects."""
    content = parts(raw)
    names = [name for name in sorted(content) if name.endswith((".xml", ".rels"))]
    likely = [name for name in names if "sheet" in name or "Strings" in name or "document" in name]
    name = random.choice(likely if likely and random.random() < 0.8 else names)
    text = content[name].decode()
    for _ in range(random.choice((1, 1, 2, 5))):
        text = _changed(text, random)
    content[name] = text.encode("utf-8", "replace")
    return packed(content)


def _changed(text: str, random: Random) -> str:
    kinds: tuple[tuple[str, Callable[[str], str]], ...] = (
        (r"(?<=<v>)[^<]*", lambda _: random.choice(NUMBERS)),
        (r'(?<= r=")[^"]*', lambda _: random.choice(PLACES)),
        (r"(?<=>)[^<>]+(?=</(?:w:)?t>)", lambda _: random.choice(TEXTS).replace("&", "&amp;")),
        (r'(?<==")[^"]*', lambda _: random.choice((*NUMBERS, *PLACES, "e", "d", "s", "str", "b"))),
        (r"<[^<>]*>", lambda _: random.choice(("", "<", "<x>", "<!DOCTYPE a [<!ENTITY b 'c'>]>"))),
        (r"<[^<>]*>", lambda tag: tag * random.choice((2, 50))),
    )
    pattern, change = random.choice(kinds)
    found = list(re.finditer(pattern, text))
    if not found:
        return text
    match = random.choice(found)
    return text[: match.start()] + change(match[0]) + text[match.end() :]


PACKAGE = (bits, cut, method, part, values, values, values)
"""What may become of a .xlsx or .docx on its way."""


def damaged(raw: bytes, random: Random) -> bytes:
    """A package with one kind of damage."""
    return random.choice(PACKAGE)(raw, random)
