"""The number of a document, which stands before its symbol: `07` of `07/CTr-UBND`."""

from __future__ import annotations

import re

NUMBER_HINT = "số chỉ gồm chữ số, có thể thêm một chữ cái (07, 12a); ký hiệu ghi riêng ở --symbol"


def is_number(text: str) -> bool:
    """Whether it is digits, with a letter after them at most."""
    return re.fullmatch(r"[0-9]{1,6}[A-Za-zĐđ]?", text) is not None
