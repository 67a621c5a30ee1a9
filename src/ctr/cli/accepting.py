"""Advice that is accepted as typed, and told."""

from __future__ import annotations

from dataclasses import dataclass

from ctr.cli.messages import after_writing, say
from ctr.cli.resolve import code_named, duty_named, task_named
from ctr.cli.session import Session
from ctr.cli.set_values import needed
from ctr.errors import CannotRun
from ctr.output import screen
from ctr.output.visible import visible


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedAcceptance:
    """What was typed to accept a piece of advice."""

    code: str
    task: str | None
    duty: str | None
    target: str | None
    reason: str | None


def accept_typed(session: Session, typed: TypedAcceptance, *, dry_run: bool) -> None:
    """Accept what a check of the day finds. Raises CannotRun where it finds no such thing."""
    from ctr.checks.kept import findings
    from ctr.plan.model import Acceptance, Duty, Task
    from ctr.results.acceptances import accept

    if typed.reason is None:
        raise CannotRun("chưa nêu vì sao chấp nhận", 'thêm --reason "…"')
    if (typed.task is None) == (typed.duty is None):
        raise CannotRun(
            "chưa rõ chấp nhận cho việc nào", "thêm --task SỐ, hoặc --duty MÃ chế độ báo cáo"
        )
    code = code_named(typed.code)
    if not code.advice:
        raise CannotRun(
            f"{code.code} là lỗi, phải sửa chứ không chấp nhận được",
            f"xem cách sửa: ctr check --explain {code.code}",
        )
    reason, plan = needed(typed.reason, "lý do"), session.transaction.plan
    about: Task | Duty
    if typed.task is not None:
        _, about = task_named(plan, typed.task)
        what = f"nhiệm vụ {about.id}"
    else:
        about = duty_named(plan, typed.duty or "")
        what = f"chế độ báo cáo {about.id}"
    found = findings(session.folder, session.day, cached=session.cached)
    of_it = [one for one in found.advice if one.about == about.id and one.target_is(typed.target)]
    meant = [one for one in of_it if one.problem.code == code.code]
    known = [one for one in found.accepted if one.about == about.id]
    if not meant and any(one.problem.code == code.code for one in known):
        say(f"{what}: {code.code} đã chấp nhận rồi, không có gì thay đổi.")
        return
    if not meant or not code.about:
        has = ", ".join(dict.fromkeys(one.problem.code for one in of_it))
        raise CannotRun(
            f"{what} không có khuyến nghị {code.code} để chấp nhận",
            f"đang có: {has}" if has else "xem các khuyến nghị: ctr check",
        )
    accepted = accept(
        session.transaction,
        about,
        [
            Acceptance(code=code.code, reason=reason, target=target, year=year, on=session.day)
            for target, year in dict.fromkeys((one.target, one.year) for one in meant)
        ],
        dry_run=dry_run,
    )
    with after_writing(dry_run=dry_run):
        screen.write_text(visible(f"{accepted.file}: {what}\n"))
        for one in accepted.acceptances:
            on = [one.target] if one.target else []
            on += [f"năm {one.year}"] if one.year else []
            narrowed = f" ({', '.join(on)})" if on else ""
            screen.write_text(visible(f"  + chấp nhận {one.code}{narrowed}: {one.reason}\n"))
