"""Several claims together: one proof for two units, one number with two days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ctr.checks.evidence_claims import Claim
from ctr.checks.evidence_files import Kept
from ctr.evidence.word_head import WordHead
from ctr.late_dataclasses import dataclass
from ctr.problems import Problem
from ctr.vietnamese import phrases
from ctr.vietnamese.document_references import document_references

_HINT = (
    "mỗi đơn vị nêu văn bản của mình; văn bản chung cho nhiều đơn vị thì ghi thêm “(dùng chung)”"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """A document that a claim names by number, in its text or by its file."""

    claim: Claim
    number: str
    day: date | None
    issuer: str


def shared_files(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Problem]]:
    """One file for two units: told of those units that use it less often, or later."""
    uses: dict[str, list[tuple[Claim, int]]] = {}
    for claim in claims:
        for index, file in enumerate(claim.files):
            uses.setdefault(file.sha256, []).append((claim, index))
    for each in uses.values():
        own = [(claim, index) for claim, index in each if not claim.shared]
        first = _owner([claim for claim, _ in own])
        told = {first.unit} if first is not None else set()
        for claim, index in own:
            if first is not None and claim.unit not in told:
                told.add(claim.unit)
                message = f"tệp này đã chứng minh cho đơn vị khác: {first.named()}"
                yield claim, claim.at_file(index, "evidence-shared", message, _HINT)


def shared_numbers(
    claims: Sequence[Claim], heads: Mapping[Kept, WordHead], told: Sequence[Claim]
) -> Iterator[Problem]:
    """One document for two units, or with two days; not again of the claims already `told`."""
    groups: dict[tuple[str, int], list[_Use]] = {}
    for claim in claims:
        for use in _uses(claim, heads):
            year = use.day.year if use.day is not None else claim.year
            groups.setdefault((use.number, year), []).append(use)
    skipped = {id(claim) for claim in told}
    for uses in groups.values():
        for same in _by_issuer(uses):
            yield from _of_one(same, skipped)


def _of_one(uses: list[_Use], told: set[int]) -> Iterator[Problem]:
    """What is wrong between all uses of one number in one year."""
    days = Counter(use.day for use in uses if use.day is not None)
    day = days.most_common(1)[0][0] if days else None
    other = next((use.claim for use in uses if day is not None and use.day == day), None)
    sound: list[_Use] = []
    for use in uses:
        if use.day in (None, day):
            sound.append(use)
        elif id(use.claim) not in told and day is not None and other is not None:
            yield use.claim.at_text(
                "evidence-two-days",
                f"văn bản này ghi ngày {phrases.document_day(use.day or day)}, nơi khác ghi ngày "
                f"{phrases.document_day(day)}: {other.named()}",
                "xem lại văn bản; nếu là văn bản của hai cơ quan thì ghi rõ “của …”",
            )
    own = [use.claim for use in sound if not use.claim.shared]
    first = _owner(own)
    seen = {first.unit} if first is not None else set()
    for claim in own:
        if first is not None and claim.unit not in seen:
            seen.add(claim.unit)
            if id(claim) not in told:
                message = f"văn bản này đã chứng minh cho đơn vị khác: {first.named()}"
                yield claim.at_text("evidence-shared", message, _HINT)


def _owner(claims: Sequence[Claim]) -> Claim | None:
    """The first claim of the unit that has the most, of several the one that comes first."""
    if not claims:
        return None
    unit = Counter(claim.unit for claim in claims).most_common(1)[0][0]
    return next(claim for claim in claims if claim.unit == unit)


def _uses(claim: Claim, heads: Mapping[Kept, WordHead]) -> Iterator[_Use]:
    """The documents that prove a deed, each once. Of a figure they are only its source."""
    if claim.on is None:
        return
    seen: set[str] = set()
    for one in claim.numbered:
        if one.has_symbol and one.key is not None and one.key not in seen:
            seen.add(one.key)
            yield _Use(claim=claim, number=one.key, day=one.day, issuer=one.issuer)
    if claim.references:
        return
    for file in claim.files:
        head = heads.get((claim.year, file.name, file.sha256))
        for one in document_references((head.text if head is not None else None) or ""):
            if one.has_symbol and one.key is not None and one.key not in seen:
                seen.add(one.key)
                yield _Use(claim=claim, number=one.key, day=one.day, issuer="")


def _by_issuer(uses: list[_Use]) -> list[list[_Use]]:
    """Numbers that two issuers gave are two documents; where none is named it may be either."""
    first = next((use.issuer for use in uses if use.issuer), "")
    groups: dict[str, list[_Use]] = {}
    for use in uses:
        groups.setdefault(use.issuer or first, []).append(use)
    return list(groups.values())
