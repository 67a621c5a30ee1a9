"""The kinds of official documents, with the abbreviations that their symbols bear."""

from __future__ import annotations

from functools import cache

from ctr.late_dataclasses import dataclass
from ctr.vietnamese.matching import bare_key, match_key, nfc


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind of document. `tells` is one that tells of a thing once it is done, as minutes do."""

    name: str
    symbol: str | None = None
    tells: bool = False


KINDS = (
    # Nghị định 30/2020/NĐ-CP, Phụ lục III, I
    DocumentKind(name="Nghị quyết", symbol="NQ"),
    DocumentKind(name="Quyết định", symbol="QĐ"),
    DocumentKind(name="Chỉ thị", symbol="CT"),
    DocumentKind(name="Quy chế", symbol="QC"),
    DocumentKind(name="Quy định", symbol="QyĐ"),
    DocumentKind(name="Thông cáo", symbol="TC", tells=True),
    DocumentKind(name="Thông báo", symbol="TB", tells=True),
    DocumentKind(name="Hướng dẫn", symbol="HD"),
    DocumentKind(name="Chương trình", symbol="CTr"),
    DocumentKind(name="Kế hoạch", symbol="KH"),
    DocumentKind(name="Phương án", symbol="PA"),
    DocumentKind(name="Đề án", symbol="ĐA"),
    DocumentKind(name="Dự án", symbol="DA"),
    DocumentKind(name="Báo cáo", symbol="BC", tells=True),
    DocumentKind(name="Biên bản", symbol="BB", tells=True),
    DocumentKind(name="Tờ trình", symbol="TTr", tells=True),
    DocumentKind(name="Hợp đồng", symbol="HĐ"),
    DocumentKind(name="Công điện", symbol="CĐ"),
    DocumentKind(name="Bản ghi nhớ", symbol="BGN"),
    DocumentKind(name="Bản thỏa thuận", symbol="BTT"),
    DocumentKind(name="Giấy ủy quyền", symbol="GUQ"),
    DocumentKind(name="Giấy mời", symbol="GM"),
    DocumentKind(name="Giấy giới thiệu", symbol="GGT"),
    DocumentKind(name="Phiếu gửi", symbol="PG", tells=True),
    DocumentKind(name="Phiếu chuyển", symbol="PC", tells=True),
    DocumentKind(name="Phiếu báo", symbol="PB", tells=True),
    # and others that offices issue
    DocumentKind(name="Nghị định", symbol="NĐ"),
    DocumentKind(name="Thông tư", symbol="TT"),
    DocumentKind(name="Kết luận", symbol="KL", tells=True),
    DocumentKind(name="Giấy chứng nhận", symbol="GCN", tells=True),
    DocumentKind(name="Giấy xác nhận", symbol="GXN", tells=True),
    DocumentKind(name="Công văn", tells=True),
)
"""A công văn has no abbreviation: `215/UBND-VP`."""


@cache
def by_symbol() -> dict[str, DocumentKind]:
    """By symbol, also typed without marks, but where that is another kind's symbol: HD, HĐ."""
    return {
        **{bare_key(kind.symbol): kind for kind in reversed(KINDS) if kind.symbol is not None},
        **{kind.symbol.casefold(): kind for kind in KINDS if kind.symbol is not None},
    }


@cache
def by_name() -> dict[str, DocumentKind]:
    """By name, as names are compared."""
    return {match_key(kind.name): kind for kind in KINDS}


def kind_of_symbol(symbol: str) -> DocumentKind | None:
    """The kind that the first or second part of a symbol names: `QĐ-UBND`, `NQ/TU`.

    None for that of a công văn, and for one that is not known.
    """
    first = nfc(symbol).replace("/", "-").partition("-")[0].casefold()
    return by_symbol().get(first) or by_symbol().get(bare_key(first))


def kind_before(text: str, *, adjacent: bool = False) -> DocumentKind | None:
    """The last kind that is named in `text`, or, `adjacent`, the one that it ends with."""
    words = f" {match_key(text)} "
    found = [(words.rfind(f" {name} "), len(name), kind) for name, kind in by_name().items()]
    place, length, kind = max(found, key=lambda item: (item[0], item[1]))
    if place < 0 or (adjacent and place + length + 2 != len(words)):
        return None
    return kind
