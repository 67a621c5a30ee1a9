"""Vietnamese as it was typed before Unicode."""

from __future__ import annotations

import unicodedata

_TCVN3 = dict(
    zip(
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
        "\xb5\xb8\xb6\xb7\xb9\xa8\xbb\xbe\xbc\xbd\xc6\xa9\xc7\xca\xc8\xc9\xcb\xae\xcc\xd0\xce\xcf"
        "\xd1\xaa\xd2\xd5\xd3\xd4\xd6\xd7\xdd\xd8\xdc\xde\xdf\xe3\xe1\xe2\xe4\xab\xe5\xe8\xe6\xe7"
        "\xe9\xac\xea\xed\xeb\xec\xee\xef\xf3\xf1\xf2\xf4\xad\xf5\xf8\xf6\xf7\xf9\xfa\xfd\xfb\xfc"
        "\xfe",
        strict=True,
    )
)
_TONES = dict(zip("\u0300\u0301\u0309\u0303\u0323", "øùûõï", strict=True))
_HATS = {
    "\u0302": dict(zip(["", *_TONES], "âàáåãä", strict=True)),
    "\u0306": dict(zip(["", *_TONES], "êèéúüë", strict=True)),
}


def tcvn3(text: str) -> str:
    """`text` as a .VnTime font shows it; its capitals are another font's small letters."""
    return "".join(_TCVN3.get(letter.lower(), letter) for letter in text)


def vni(text: str) -> str:
    """`text` as a VNI font shows it."""
    return "".join(_vni(letter) for letter in text)


def _vni(letter: str) -> str:
    base, *marks = list(unicodedata.normalize("NFD", letter))
    tone = next((mark for mark in marks if mark in _TONES), "")
    for hat, forms in _HATS.items():
        if hat in marks:
            return base + forms[tone]
    horned = {"o": "ô", "u": "ö", "O": "Ô", "U": "Ö"}[base] if "\u031b" in marks else base
    horned = {"đ": "ñ", "Đ": "Ñ"}.get(horned, horned)
    return horned + _TONES.get(tone, "")
