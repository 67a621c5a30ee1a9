"""Advice that the office has looked at and lets stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ctr.late_dataclasses import dataclass
from ctr.plan.model.base import Check, Model
from ctr.plan.model.fields import Day, Slug, Text, Year
from ctr.problems import Invalid, short
from ctr.vietnamese.suggestions import did_you_mean, nearest


@dataclass(frozen=True, kw_only=True)
class Acceptance(Model):
    """A kind of advice that is told no more; of one target, of one year, where these are named."""

    code: Text
    """Mã khuyến nghị, ví dụ: clear-result."""
    reason: Text
    """Vì sao chấp nhận."""
    target: Slug | None = None
    """Chỉ với chỉ tiêu này; bỏ trống: mọi chỉ tiêu."""
    year: Year | None = None
    """Chỉ với kết quả của năm này; bỏ trống: mọi năm."""
    on: Day | None = None
    """Ngày chấp nhận."""

    def covers(self, code: str, target: str | None, year: int | None) -> bool:
        """Whether this advice is what was accepted."""
        return self.code == code and self.target in (None, target) and self.year in (None, year)


def advice_of(about: str) -> Check:
    """Each acceptance is of advice on a `about` (a task, a duty), and stands once."""

    def check(holder: Any) -> Iterator[Invalid]:
        from ctr.codes import ADVICE

        known = {code.code for code in ADVICE.values() if code.about == about}
        seen: set[tuple[str, str | None, int | None]] = set()
        for index, acceptance in enumerate(holder.accepted):
            code = acceptance.code
            key = (code, acceptance.target, acceptance.year)
            if code not in known:
                yield Invalid("unknown-code", *_unknown(code, known), f"accepted.{index}.code")
            elif key in seen:
                message = f"khuyến nghị {code} ghi chấp nhận hai lần"
                yield Invalid("duplicate-id", message, "bỏ bớt một dòng", f"accepted.{index}.code")
            seen.add(key)

    return check


def _unknown(code: str, known: set[str]) -> tuple[str, str]:
    """What is wrong with the code of an acceptance, and the next step."""
    from ctr.codes import ERRORS

    if code in ERRORS:
        return f"{code} là lỗi, phải sửa chứ không chấp nhận được", f"ctr check --explain {code}"
    near = did_you_mean(nearest(code, {name: name for name in known}))
    hint = near or f"các mã chấp nhận được ở đây: {', '.join(sorted(known))}"
    return f"không có khuyến nghị “{short(code)}” để chấp nhận ở đây", hint
