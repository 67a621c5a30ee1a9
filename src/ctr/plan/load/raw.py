"""Looking into raw data of a file, whatever types it holds."""

from __future__ import annotations

from typing import Any


def items(data: Any, key: str) -> list[tuple[int, Any]]:
    """The list at `key` of raw data, numbered; empty where it is none."""
    value = data.get(key) if isinstance(data, dict) else None
    return list(enumerate(value)) if isinstance(value, list) else []


def written_ids(data: Any, key: str) -> set[str] | None:
    """The ids in the list at `key` of raw data, None where one of them cannot be read."""
    if not isinstance(data, dict) or not isinstance(data.get(key, []), list):
        return None
    ids = {text_of(entry, "id") for _, entry in items(data, key)}
    return None if None in ids else {text for text in ids if text is not None}


def text_of(data: Any, key: str) -> str | None:
    """The text at `key` of raw data, spaces folded; None where it is none."""
    value = data.get(key) if isinstance(data, dict) else None
    return " ".join(value.split()) if isinstance(value, str) else None
