"""The units and leaders of a ward from an Excel list that an office keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ctr.errors import CannotRun, reason
from ctr.forms.sheets import Cell, Sheet, read_sheets
from ctr.mail_address import ADDRESS
from ctr.package_guard import FILE_LIMIT_MB
from ctr.regular_files import NotRegular, read_regular
from ctr.vietnamese.matching import bare_key, nfc

_HEADS: dict[str, tuple[str, ...]] = {
    "name": (
        "ten don vi",
        "don vi",
        "co quan",
        "ten co quan",
        "co quan don vi",
        "ho va ten",
        "ho ten",
        "lanh dao",
        "ten",
    ),
    "short": ("ten ngan", "viet tat", "ten viet tat", "ten goi tat"),
    "symbol": ("ky hieu",),
    "aliases": ("ten khac", "ten goi khac", "cach goi khac"),
    "position": ("chuc vu", "chuc danh"),
    "email": (
        "thu dien tu",
        "dia chi thu dien tu",
        "dia chi thu",
        "hop thu",
        "hop thu dien tu",
        "hop thu cong vu",
        "email",
        "e mail",
        "dia chi email",
        "email cong vu",
        "mail",
    ),
    "partner": ("phoi hop", "doan the", "mat tran doan the"),
}
_LEADERS = ("ho va ten", "ho ten", "lanh dao")
_HINT = (
    "hàng đầu của bảng phải có cột “Tên đơn vị” (và “Tên ngắn”, “Ký hiệu”, “Tên "
    "khác”, “Thư điện tử”), hoặc “Họ và tên”, “Chức vụ”"
)


@dataclass(slots=True)
class UnitList:
    """Entries as units.yaml and leaders.yaml have them."""

    units: list[dict[str, Any]] = field(default_factory=list)
    leaders: list[dict[str, Any]] = field(default_factory=list)
    addresses: list[tuple[str, str]] = field(default_factory=list)
    """A unit and the words in its cell of an address, where there are any."""
    with_addresses: bool = False
    """Whether there is a column of addresses beside names of units."""


def read_unit_list(path: Path) -> UnitList:
    """The units and leaders of every sheet that lists them, as entries that a plan may have.

    Raises CannotRun.
    """
    found = _found(path)
    if not found.units and not found.leaders:
        raise CannotRun(f"{path}: không thấy danh sách đơn vị hay lãnh đạo nào", _HINT)
    for unit, address in found.addresses:
        if not re.fullmatch(ADDRESS, address):
            fault = f"{path}: {unit}: “{address}” không phải một địa chỉ thư điện tử"
            raise CannotRun(fault, "ghi một địa chỉ, hoặc để trống ô đó")
    return found


def read_addresses(path: Path) -> list[tuple[str, str]]:
    """The units of every sheet, each with the words in its cell of an address where there are any.

    Raises CannotRun where no sheet has such a column.
    """
    found = _found(path)
    if not found.with_addresses:
        raise CannotRun(
            f"{path}: không thấy cột địa chỉ thư của đơn vị",
            "hàng đầu của bảng phải có cột “Tên đơn vị” và cột “Thư điện tử”",
        )
    return found.addresses


def _found(path: Path) -> UnitList:
    found = UnitList()
    for sheet in read_sheets(_bytes(path), str(path), None).values():
        _read(sheet, found)
    return found


def _bytes(path: Path) -> bytes:
    try:
        return read_regular(path, FILE_LIMIT_MB * 1_000_000)
    except OSError as error:
        raise CannotRun(f"không đọc được {path}: {reason(error)}") from None
    except NotRegular as error:
        fault = f"lớn hơn {FILE_LIMIT_MB} MB" if error.too_large else "không phải tệp thông thường"
        raise CannotRun(f"không đọc được {path}: {fault}") from None


def _read(sheet: Sheet, found: UnitList) -> None:
    for index, row in enumerate(sheet.rows[:10]):
        columns: dict[int, str] = {}
        for column, cell in enumerate(row):
            kind = next(
                (name for name, heads in _HEADS.items() if bare_key(_text(cell)) in heads), None
            )
            if kind is not None and kind not in columns.values():
                columns[column] = kind
        if "name" not in columns.values():
            continue
        head = next(
            bare_key(_text(row[column])) for column, kind in columns.items() if kind == "name"
        )
        leaders = "position" in columns.values() or head in _LEADERS
        into = found.leaders if leaders else found.units
        known = {bare_key(entry["name"]) for entry in into}
        of_units = "email" in columns.values() and head not in _LEADERS
        found.with_addresses |= of_units
        for entry in _entries(sheet.rows[index + 1 :], columns):
            if of_units and "email" in entry:
                found.addresses.append((entry["name"], entry["email"]))
            if leaders:
                entry.pop("email", None)
            if bare_key(entry["name"]) not in known:
                known.add(bare_key(entry["name"]))
                into.append(entry)
        return


def _entries(rows: list[list[Cell]], columns: dict[int, str]) -> Iterator[dict[str, Any]]:
    for row in rows:
        texts = {kind: _text(row[column]) for column, kind in columns.items() if column < len(row)}
        if not texts.get("name"):
            continue
        entry: dict[str, Any] = {"name": texts["name"]}
        for key in ("short", "symbol", "position", "email"):
            if texts.get(key):
                entry[key] = texts[key]
        others = [part.strip() for part in texts.get("aliases", "").replace("\n", ";").split(";")]
        if any(others):
            entry["aliases"] = [part for part in others if part]
        if bare_key(texts.get("partner", "")) in ("x", "co", "dung", "true", "1"):
            entry["partner"] = True
        yield entry


def _text(cell: Cell) -> str:
    return (
        " ".join(nfc(str(cell)).split()) if cell is not None and not isinstance(cell, bool) else ""
    )
