"""The characters that nobody sees are those that Unicode calls format characters."""

from __future__ import annotations

import sys
import unicodedata

from ctr.vietnamese.matching import match_key


def test_every_format_character_is_ignored_in_a_name() -> None:
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code)) == "Cf":
            assert match_key(f"văn{chr(code)}phòng") == match_key("vănphòng"), hex(code)
