"""The names of fields are words, not keys."""

from __future__ import annotations

from ctr.wording.fields import NAMES, field_name


def test_no_name_is_a_key() -> None:
    assert [key for key, name in NAMES.items() if not name or name == key or "_" in name] == []


def test_what_has_no_name_stands_as_it_is() -> None:
    assert field_name("khac") == "khac"
