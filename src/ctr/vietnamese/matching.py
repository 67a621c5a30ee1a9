"""Finding a Vietnamese name however it was typed or pasted."""

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_WORD = re.compile(r"\w+")
_TONE = re.compile(f"[{_TONES}]")
_HYPHENS = re.compile(r"[\u2010-\u2015\u2212-]")


def nfc(text: str) -> str:
    """`text` in Unicode form C, the form that every text of a plan has in memory."""
    return unicodedata.normalize("NFC", text)


def match_key(text: str) -> str:
    """A key equal for all spellings of one name.

    Ignores case, Unicode form, the place of the tone mark in a syllable (hoà/hòa, uỷ/ủy),
    "&" for "và", hyphen variants, other punctuation and spacing. Marks still count:
    "Công an" and "Cống an" differ.
    """
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf")
    decomposed = unicodedata.normalize("NFD", visible.casefold().replace("&", " và "))
    words = _WORD.findall(unicodedata.normalize("NFC", _HYPHENS.sub(" ", decomposed)))
    return " ".join(_tone_last(word) for word in words)


def bare_key(text: str) -> str:
    """`match_key` without any mark, for what is typed without a Vietnamese keyboard."""
    decomposed = unicodedata.normalize("NFD", match_key(text).replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def contains_words(text: str, words: str) -> bool:
    """Whether `words` stand in `text` one after the other, from the start of a word on.

    Typed without any mark they find marked ones; with marks they find only themselves.
    """
    wanted = match_key(words)
    bare = bare_key(words)
    if wanted == bare:
        return f" {bare}" in f" {bare_key(text)}"
    return f" {wanted}" in f" {match_key(text)}"


def _tone_last(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(_TONE.findall(decomposed))
    return unicodedata.normalize("NFC", _TONE.sub("", decomposed)) + tones
