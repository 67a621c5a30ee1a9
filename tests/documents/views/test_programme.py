"""The programme as printed, and with its errata read."""

from __future__ import annotations

import hashlib
import re

from tests.conftest import Ctr

SOURCE_WORDS = "251159eadf87a054"
"""Digest of the words of the issued document, its marks of bold and italics left out."""


def test_the_programme_as_printed_has_the_source_s_words(ctr: Ctr) -> None:
    out = ctr("programme", "--as-printed", "--format", "md").out
    words = re.sub(r"^#+ ", "", out, flags=re.MULTILINE).replace("*", "").replace("\\", "").split()
    assert len(words) == 8408
    assert hashlib.sha256(" ".join(words).encode()).hexdigest()[:16] == SOURCE_WORDS


def test_the_programme_with_its_errata_read(ctr: Ctr) -> None:
    out = ctr("programme").out
    for slip in ("Phân đầu", "Phân đấu", "Phần đầu", "chuyên đổi số", "Công TTĐT", "2028", "P. Lê"):
        assert slip not in out
    assert "**1.2.** Tuyên truyền" in out
    assert "**12.6.** Đối với các mô hình khác" in out
    assert "Phường Lê Thanh Nghị, ngày" in out
