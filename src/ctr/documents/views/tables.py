"""Columns of the documents' tables: a table is defined once, for Markdown and for Word."""

from __future__ import annotations

from ctr.late_dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Một cột của bảng."""

    head: str
    """Tên cột"""
    field: str
    """Tên của ô trong dòng"""
    width: int
    """Phần bề ngang của cột, so với các cột khác"""
    centred: bool = False
    """Chữ ở giữa ô"""


Table = tuple[Column, ...]
