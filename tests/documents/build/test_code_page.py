"""The page of codes is current."""

from __future__ import annotations

from ctr.documents.build.code_page import code_page
from tests.conftest import ROOT


def test_the_page_of_codes_is_current() -> None:
    assert (ROOT / "docs" / "ma-loi.md").read_text(encoding="utf-8") == code_page()
