"""Finding a Vietnamese name however it was typed or pasted."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = r"\w+"
_LOOKALIKES = {
    **{ord(char): "đ" for char in "\u00d0\u00f0\u0189\u0256"},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}
"""Letters that other keyboards and fonts give for "đ", and the full-width forms."""


_NAME = 200
"""Characters that a name hardly has."""
_FORMAT = (
    "[\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f]"
)
"""Characters of Unicode's category Cf, which nobody sees."""


def nfc(text: str) -> str:
    """`text` in Unicode form C, the form that every text of a plan has in memory."""
    return unicodedata.normalize("NFC", text)


def without_format(text: str, instead: str = "") -> str:
    """`text` without the characters that nobody sees, or with something in their place."""
    return text if text.isprintable() else re.sub(_FORMAT, instead, text)


def match_key(text: str) -> str:
    """A key equal for all spellings of one name.

    Ignores case, Unicode form, the place of the tone mark in a syllable (hoà/hòa, uỷ/ủy),
    "&" for "và", hyphen variants, other punctuation and spacing, Ð (U+00D0) for Đ and full-width
    forms. Marks still count: "Công an" and "Cống an" differ.
    """
    return _match_key(text) if len(text) > _NAME else _name_key(text)


def _match_key(text: str) -> str:
    visible = without_format(text.translate(_LOOKALIKES))
    decomposed = unicodedata.normalize("NFD", visible.casefold().replace("&", " và "))
    words = re.findall(_WORD, unicodedata.normalize("NFC", decomposed))
    return " ".join([_tone_last(word) for word in words])


def bare_key(text: str) -> str:
    """`match_key` without any mark, for what is typed without a Vietnamese keyboard."""
    return " ".join([_unmarked(word) for word in match_key(text).split(" ")])


def core_key(text: str, place: str = "") -> str:
    """`match_key` without the words that people add to a name or leave out of it.

    Those are "Đồng chí", "Các" and "Phòng" (or "P.") before it, "trên địa bàn" and the ward after
    it ("phường", "P.", with its name where that ends `place`), and "và" in it. A name of nothing
    else keeps them.
    """
    return _core(match_key(text), match_key(place), _additions(match_key))


def bare_core_key(text: str, place: str = "") -> str:
    """`core_key` without any mark, for what is typed without a Vietnamese keyboard."""
    return _core(bare_key(text), bare_key(place), _additions(bare_key))


def contains_words(text: str, words: str) -> bool:
    """Whether `words` stand in `text` one after the other, from the start of a word on.

    Typed without any mark they find marked ones; with marks they find only themselves.
    """
    wanted = match_key(words)
    bare = bare_key(words)
    if wanted == bare:
        return f" {bare}" in f" {bare_key(text)}"
    return f" {wanted}" in f" {match_key(text)}"


_name_key = lru_cache(maxsize=4_096)(_match_key)
"""Names are looked up again and again; of longer texts none is kept."""


@lru_cache(maxsize=16_384)
def _tone_last(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join([char for char in decomposed if char in _TONES])
    toneless = "".join([char for char in decomposed if char not in _TONES])
    return unicodedata.normalize("NFC", toneless) + tones


@lru_cache(maxsize=16_384)
def _unmarked(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join([char for char in decomposed if not unicodedata.combining(char)])


_BEFORE = ("Đồng chí", "Đ/c", "Các", "Phòng", "P.")
_LOCATED = "trên địa bàn"
_WARD = ("phường", "P.")
_JOINING = "và"
ADDITIONS = (*_BEFORE, _LOCATED, *_WARD, _JOINING)
"""What people add to a name or leave out of it."""


class _Additions:
    """The words that a name is written with or without, in the form that `key` gives them."""

    def __init__(self, key: Callable[[str], str]) -> None:
        def either(*names: str) -> str:
            return "|".join(key(name) for name in names)

        self.before = re.compile(rf"^(?:(?:{either(*_BEFORE)}) )+")
        self.located = re.compile(rf"(?<= ){key(_LOCATED)} ")
        self.ward = re.compile(rf"(?<= )(?:{either(*_WARD)}) ")
        self.joining = re.compile(rf"(?<= ){key(_JOINING)} ")

    def drop(self, key: str) -> str:
        core = f" {self.before.sub('', key)} "
        for pattern in (self.located, self.ward, self.joining):
            core = pattern.sub("", core)
        return core.strip()


_additions = cache(_Additions)


def _core(key: str, place: str, additions: _Additions) -> str:
    core = additions.drop(key)
    ward = additions.drop(place)
    if ward:
        core = f" {core}".removesuffix(f" {ward}").strip()
    return core or key


def is_removal(typed: str) -> bool:
    """Whether `xóa` was typed, with its mark or without: what takes a value out."""
    return bare_key(typed) == "xoa"
