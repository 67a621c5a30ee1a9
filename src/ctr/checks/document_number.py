"""The number of the programme holds its number alone, since its symbol is printed after it."""

from __future__ import annotations

from collections.abc import Iterator

from ctr.codes import ADVICE
from ctr.plan.load.loader import Loaded
from ctr.problems import Problem
from ctr.vietnamese.document_numbers import is_number

RULE = ADVICE["document-number"]


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
            code=RULE.code,
            message=f"số văn bản “{number}” không chỉ là số, văn bản sẽ in cả ký hiệu hai lần",
            hint=RULE.hint,
            severity="advice",
        )
