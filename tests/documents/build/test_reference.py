"""The reference of names is current."""

from __future__ import annotations

from ctr.documents.build import reference
from tests.conftest import ROOT


def test_the_reference_of_names_is_current() -> None:
    assert (ROOT / "docs" / "mau.md").read_text() == reference.reference()
