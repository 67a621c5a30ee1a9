"""One claim by itself: whether the documents that it names can prove it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ctr.checks.evidence_claims import Claim
from ctr.checks.evidence_files import Kept
from ctr.codes import ADVICE
from ctr.evidence.agreement import differing
from ctr.evidence.word_head import WordHead
from ctr.late_dataclasses import dataclass
from ctr.plan.model import Period
from ctr.problems import Problem
from ctr.vietnamese import phrases
from ctr.vietnamese.document_kinds import DocumentKind
from ctr.vietnamese.document_references import DocumentReference, reference_text

OTHER_YEAR = ADVICE["evidence-year"]

Told = tuple[Problem, bool]
"""A problem, and whether it is only advice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCheck:
    """Checks claims one by one, on the day `today`; `period` is None where it is not known."""

    today: date
    period: Period | None
    heads: Mapping[Kept, WordHead]

    def of(self, claim: Claim) -> Iterator[Told]:
        """What is wrong with the texts of a claim, and with its files beside them."""
        for reference in claim.references:
            yield from self._of_reference(claim, reference)
        differing = self._differing(claim)
        if differing is not None:
            yield differing, False
            return
        for index, file in enumerate(claim.files):
            head = self.heads.get((claim.year, file.name, file.sha256))
            if head is None or head.day is None or _is_named(claim, head):
                continue
            fault = self._day(claim, head.day, head.kind, head.text or "", own=True)
            if fault is not None:
                code, message, hint = fault
                problem = claim.at_file(index, code, message, hint)
                yield _advised(problem)

    def _of_reference(self, claim: Claim, reference: DocumentReference) -> Iterator[Told]:
        if reference.malformed is not None:
            message = f"“{reference.malformed}” không phải số văn bản"
            hint = "viết số rồi ký hiệu, ví dụ: số 45/QĐ-UBND"
            yield claim.at_text("evidence-number", message, hint), False
        if reference.misnamed:
            kind = reference.kind.name if reference.kind is not None else ""
            message = f"số {reference.number} là số của {kind}, khác với tên loại ghi trước nó"
            yield claim.at_text("evidence-number", message, "sửa tên loại hoặc số"), False
        if reference.no_day is not None:
            message = f"ngày {reference.no_day} của văn bản chứng minh không có thật"
            yield claim.at_text("evidence-day", message, "xem lại văn bản"), False
        if reference.day is None:
            return
        own = not reference.mentioned
        identified = reference.number is not None or reference.kind is not None
        text = reference_text(reference.kind, reference.number, reference.day)
        fault = self._day(claim, reference.day, reference.kind, text, own=own and identified)
        if fault is not None:
            yield _advised(claim.at_text(*fault))

    def _day(
        self, claim: Claim, day: date, kind: DocumentKind | None, text: str, *, own: bool
    ) -> tuple[str, str, str] | None:
        """Code, message and hint for a day that a proof of this claim cannot have.

        A report or minutes may well be of a later day than the deed that they tell of; a decision
        may not. Only a document of its `own` proves; another is named in its title.
        """
        if day > self.today:
            now = phrases.day(self.today)
            return "evidence-day", f"{text}: ngày sau ngày hôm nay ({now})", "xem lại văn bản"
        if claim.on is None or not own:
            return None
        done = phrases.document_day(claim.on)
        if self.period is not None and day.year < self.period.from_:
            return (
                "evidence-before",
                f"{text} có trước chương trình (từ năm {self.period.from_})",
                "nêu văn bản chứng minh; văn bản chỉ là căn cứ thì ghi “theo …” trong việc đã làm",
            )
        if day > claim.on and (kind is None or not kind.tells):
            return (
                "evidence-after",
                f"{text} có sau việc được chứng minh (ngày {done})",
                "sửa ngày của việc, hoặc nêu văn bản có lúc đó",
            )
        if day.year != claim.on.year:
            return OTHER_YEAR.code, f"{text} khác năm với việc (ngày {done})", OTHER_YEAR.hint
        return None

    def _differing(self, claim: Claim) -> Problem | None:
        """An entry whose text names another document than its file is."""
        heads = [self.heads.get((claim.year, file.name, file.sha256)) for file in claim.files]
        both = differing(claim.references, heads)
        if both is None:
            return None
        one, head = both
        text = reference_text(one.kind, one.number, one.day)
        return claim.at_text(
            "evidence-differs",
            f"ghi {text}, nhưng tệp kèm theo là {head.text}",
            "sửa số, ngày, hoặc kèm đúng tệp",
        )


def _is_named(claim: Claim, head: WordHead) -> bool:
    """Whether the text of the claim tells the day of this head, so that it is checked there."""
    return any(one.day == head.day for one in claim.references)


def _advised(problem: Problem) -> Told:
    return problem, problem.code == OTHER_YEAR.code
