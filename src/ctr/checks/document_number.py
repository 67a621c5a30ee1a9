"""The number of the programme holds its number alone, since its symbol is printed after it."""

from __future__ import annotations

from collections.abc import Iterator

from ctr.plan.load.loader import Loaded
from ctr.problems import Problem
from ctr.vietnamese.document_numbers import is_number


def document_number(loaded: Loaded) -> Iterator[Problem]:
    """A piece of advice where something else stands there, `07/CTr-UBND` for `07`."""
    for document in loaded.documents:
        if not document.file.endswith("programme.yaml"):
            continue
        number = document.data.get("number") if isinstance(document.data, dict) else None
        if not isinstance(number, str) or is_number(number.strip()):
            continue
        line, column = document.position(("number",))
        yield Problem(
            file=document.file,
            line=line,
            column=column,
            code="document-number",
            message=f"số văn bản “{number}” không chỉ là số, văn bản sẽ in cả ký hiệu hai lần",
            hint="ghi lại: ctr issue --number SỐ",
            severity="advice",
        )
