"""A People's Committee is one however it is written."""

from __future__ import annotations

from ctr.vietnamese.committees import body_key, called


def test_it_is_one_however_it_is_written() -> None:
    assert body_key("UBND xã Hải Sơn") == body_key("Ủy ban nhân dân xã Hải Sơn")
    assert body_key("UBND xã Hải Sơn") != body_key("UBND phường Hải Sơn")
    assert body_key("Sở Nội vụ") != body_key("Ủy ban nhân dân Sở Nội vụ")


def test_what_people_call_it() -> None:
    whole, short = called("UBND phường Hòa Bình")
    assert "phường Hòa Bình" in whole
    assert "Ủy ban nhân dân phường Hòa Bình" in whole
    assert short == ["Hòa Bình"]
    assert called("Sở Nội vụ") == (["Sở Nội vụ"], [])
