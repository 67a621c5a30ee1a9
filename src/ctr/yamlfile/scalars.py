"""What a value without quotes is: a number, a boolean, a text, or each program's own guess."""

from __future__ import annotations

import re
from decimal import Decimal

from ctr.yamlfile.nodes import Scalar

_INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(?![1-9][0-9]{0,2}\.[0-9]{3}\Z)(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_AMBIGUOUS = re.compile(
    r"""(?ix) y|n|yes|no|on|off            # booleans of YAML 1.1
    | true|false | null                    # written in capitals
    | [-+]?\d+(:[0-5]?\d)+(\.\d*)?         # base 60
    | [-+]?\d+_[\d_]*(\.[\d_]*)?           # 1_000
    | [-+]?0\d+ | 0[xob][\da-f]+           # other bases
    | \+\d+(\.\d*)? | [-+]?\.\d+ | [-+]?\d+\. | [-+]?(\d+(\.\d*)?|\.\d+)e[-+]?\d+
    | [-+]?\.(inf|nan)
    | -?[1-9][0-9]{0,2}\.[0-9]{3}         # 1.000: a thousand to some, one to others"""
)
_LONGEST_WORD = len("false")
_LONGEST_NUMBER = 1_000
"""Characters; what is longer is a text, whatever it looks like."""


def is_ambiguous(text: str) -> bool:
    """Whether programs read a value differently where it stands without quotes."""
    return not _is_words(text) and _AMBIGUOUS.fullmatch(text) is not None


def value_of(text: str) -> Scalar:
    """What a value without quotes is here; a text where it is ambiguous."""
    if _is_words(text):
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "false"):
        return text == "true"
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    return text


def _is_words(text: str) -> bool:
    """Whether a text can be nothing else, seen at a glance, as most are."""
    length = len(text)
    return length > _LONGEST_NUMBER or (length > _LONGEST_WORD and text[0].isalpha())
