"""The trail of two branches: every line, none twice, by time."""

from __future__ import annotations

from ctr.merging.journal import merged


def line(at: str) -> bytes:
    return f'{{"id": "{at}", "at": "{at}"}}\n'.encode()


def test_lines_of_two_zones_stand_by_their_moment() -> None:
    first, late, early = (
        line("2026-05-01"),
        line("2026-05-02T08:00:00+07:00"),
        line("2026-05-02T00:30:00+00:00"),
    )
    assert merged(first, first + late, first + early) == first + early + late


def test_what_cannot_be_read_is_kept_and_nothing_is_taken_out() -> None:
    odd = b'\xff not a line\n{"at": 5}\n' + b'{"at": "x"}\n'
    base = line("2026-05-01T08:00:00+07:00")
    both = merged(base, base + odd, b"")
    assert both == base + odd
    assert merged(base, base + odd, base + odd) == base + odd
    assert merged(b"", base[:-1], odd) == base + odd
