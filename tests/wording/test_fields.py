"""The names of fields are words, not keys."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, cast

from ctr.plan.model.base import Model
from ctr.wording.fields import NAMES, field_name, setting_name


def test_no_name_is_a_key() -> None:
    assert [key for key, name in NAMES.items() if not name or name == key or "_" in name] == []


def test_every_field_of_a_file_of_the_plan_has_a_name() -> None:
    keys = {
        field.name.rstrip("_")
        for kind in Model.__subclasses__()
        for field in fields(cast(Any, kind))
    }
    assert len(keys) > 100
    assert keys - {*NAMES} == set()


def test_what_has_no_name_stands_as_it_is() -> None:
    assert field_name("khac") == "khac"
    assert setting_name("TT. Y tế") == "TT. Y tế"


def test_a_key_within_another_is_named_by_both() -> None:
    assert setting_name("signer.name") == "họ tên người ký"
    assert setting_name("number") == "số"
