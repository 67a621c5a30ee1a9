"""The page that leads to the pages of several plans."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from ctr.output.index_page import Leading, index_page


def test_texts_are_texts_and_nothing_else_may_act() -> None:
    rows = [
        Leading(file='a"<b>.html', cells=["<script>alert(1)</script>\x1b", "1"]),
        Leading(file=None, cells=["Tất cả & mọi nơi", "1"]),
    ]
    page = index_page("T <i>", "N", [("A", False), ("<b>", True)], rows).decode()
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\ufffd</a>" in page
    assert 'href="a%22%3Cb%3E.html"' in page
    assert "Tất cả &amp; mọi nơi</th>" in page
    style = page.partition("<style>")[2].partition("</style>")[0]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in page
