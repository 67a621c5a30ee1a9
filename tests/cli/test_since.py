"""A start in time is a day in any usual way, else the name of a revision."""

from __future__ import annotations

from datetime import date

from ctr.cli.since import revisions_of, typed_since


def test_a_day_or_a_revision() -> None:
    assert typed_since("01/10/2026") == typed_since("2026-10-01") == date(2026, 10, 1)
    assert typed_since("HEAD~2") == "HEAD~2"
    assert typed_since(None) is None
    assert revisions_of(date(2026, 10, 1)) == revisions_of(None) == []
    assert revisions_of("v1") == ["v1"]
