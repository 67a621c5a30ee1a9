"""Whether a text names the document that the file beside it is."""

from __future__ import annotations

from collections.abc import Sequence

from ctr.evidence.word_head import WordHead
from ctr.vietnamese.document_references import DocumentReference, number_key


def differing(
    references: Sequence[DocumentReference], heads: Sequence[WordHead | None]
) -> tuple[DocumentReference, WordHead] | None:
    """What a text names, and what its file is, where these are two documents; else None.

    `heads` are those of all its files. Only where each of them says what it is: of others, such as
    a scan, one may be the document that is named.
    """
    found = [head for head in heads if head is not None and head.text is not None]
    written = [one for one in references if not one.mentioned]
    if not found or not written or len(found) != len(heads):
        return None
    named = [one for one in written if one.number is not None]
    pairs = [(one, head) for one in named for head in found if _same_number(one.number, head)]
    if named and not pairs and all(head.number is not None for head in found):
        return named[0], found[0]
    for one, head in pairs:
        days = {other.day for other, same in pairs if same is head} - {None}
        if head.day is not None and days and head.day not in days:
            return one, head
    days = {one.day for one in written} - {None}
    if not named and days and all(head.day not in (None, *days) for head in found):
        return written[0], found[0]
    return None


def _same_number(number: str | None, head: WordHead) -> bool:
    """Whether a number is that of a head; one without a symbol is, where its digits are."""
    if number is None or head.number is None:
        return False
    written, read = number_key(number), number_key(head.number)
    return written == read or (written.isalnum() and read.partition("/")[0] == written)
