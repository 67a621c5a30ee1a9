from __future__ import annotations

from typing import Any

from ctr.importing.field_names import name_of
from tests.importing.corpus import cases
from tests.importing.expected import imported


def keys_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*(keys_of(part) for part in value.values()))
    if isinstance(value, list):
        return set().union(*(keys_of(part) for part in value))
    return set()


def test_every_field_that_an_import_fills_has_a_vietnamese_name() -> None:
    for case in cases():
        for key in set().union(*map(keys_of, imported(case).data.values())):
            assert name_of(key) != key, key


def test_another_key_is_its_own_name() -> None:
    assert name_of("x") == "x"
