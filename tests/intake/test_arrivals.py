"""What the child found comes back as it was."""

from __future__ import annotations

from datetime import date

from ctr.intake.arrivals import Arrival, Found, Leftover, Mail, packed, unpacked


def test_what_is_packed_comes_back() -> None:
    known = Mail(day=date(2026, 11, 20), sender="a@b.vn", subject="Biểu\n{}")
    found: list[Found] = [
        Arrival(name="a", content=b"\n\x00PK", mail=known),
        Leftover(name="b", kind="broken", reason="hỏng", hint="gửi lại", mail=Mail(day=None)),
        Arrival(name="c", content=b"", kind="words"),
    ]
    assert unpacked(packed(found)) == found
    assert unpacked(packed([])) == []
