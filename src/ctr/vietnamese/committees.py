"""People's Committees: one however its name is written, and what people call it."""

from __future__ import annotations

from ctr.vietnamese.matching import match_key, nfc

_COMMITTEE, _SHORT = "Ủy ban nhân dân ", "UBND "
_PLACES = ("phường", "xã", "đặc khu", "thành phố", "tỉnh")


def body_key(name: str) -> str:
    """The same for `UBND xã Hải Sơn` and `Ủy ban nhân dân xã Hải Sơn`, another for every other."""
    return match_key(f"{_COMMITTEE}{_place(name)}" if _place(name) else name)


def called(name: str) -> tuple[list[str], list[str]]:
    """What a body is called so that no other can be meant, and what may be another of its name.

    `UBND phường Hòa Bình`, `phường Hòa Bình`; `Hòa Bình`, which may be a ward and a commune.
    """
    place = _place(name)
    if not place:
        return [name], []
    kind = next((kind for kind in _PLACES if place.lower().startswith(f"{kind} ")), "")
    whole = [name, f"{_COMMITTEE}{place}", f"{_SHORT}{place}"]
    return ([*whole, place], [place[len(kind) + 1 :]]) if kind else (whole, [place])


def _place(name: str) -> str:
    """Whose committee it is; empty for another body."""
    plain = nfc(name).strip()
    for start in (_COMMITTEE, _SHORT):
        if plain.lower().startswith(start.lower()):
            return plain[len(start) :].strip()
    return ""
