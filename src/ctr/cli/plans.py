"""Several plans, asked one after the other: none is held longer than its rows are written.

A plan that cannot be read, and one that does not know what was typed, stop no other. Both are told
when all are through, the first with exit code 1, since the answer lacks it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from ctr.cli import asked_names, destination
from ctr.cli.ahead import Ahead, Work
from ctr.cli.asked_before import AskedBefore, PlanSaid
from ctr.cli.found_plans import issuer_in
from ctr.cli.messages import say
from ctr.cli.progress import Bar, progress
from ctr.cli.said_before import Incomplete
from ctr.cli.session import Session
from ctr.errors import CannotRun, NotInPlan, reason
from ctr.late_dataclasses import dataclass
from ctr.output.several import Form, Origin
from ctr.plan.kept.own_database import staying_open

if TYPE_CHECKING:
    from ctr.output.listing import Listing
    from ctr.plan.model import Plan

T = TypeVar("T")
_REASONS = 5
"""Reasons why plans have no answer are told up to here, the rest counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a command has of one plan: its part of the list, and as `told` what else it says of it,
    of what JSON can hold.
    """

    listing: Listing[Any] | None = None
    told: Any = None


class Plans:
    """The plans of a session, and what became of asking them; `checks` is for a check of each."""

    def __init__(self, session: Session, *, checks: bool = False) -> None:
        self.session = session
        self._checks_on = session.day if checks else None
        self.answered = 0
        self._broken: list[tuple[str, CannotRun]] = []
        self._elsewhere: list[tuple[str, NotInPlan]] = []
        self._units, self._leaders = asked_names.units(), asked_names.leaders()
        self._bar, self._ahead = Bar(), Ahead((), lambda _: None)

    def each(self) -> Iterator[Session]:
        """Each plan as a session of its own, not opened yet; a bar shows how far it is."""
        return map(self.session.within, self._folders(self._read_ahead))

    def _folders(self, ahead: Work) -> Iterator[Path]:
        folders = self.session.folders
        with progress(len(folders)) as bar, staying_open():
            self._bar = bar
            self._ahead = Ahead(folders if self.session.cached else (), ahead)
            try:
                for count, folder in enumerate(folders):
                    self._ahead.passed(count)
                    bar(f"đọc {folder}")
                    yield folder
            finally:
                self._ahead.stop()

    def _read_ahead(self, folders: Sequence[Path]) -> None:
        """Read plans, and check them where they are to be checked, into the cache."""
        from ctr.plan.kept.cache import sound_plan

        if self._checks_on is not None:
            from ctr.checks.kept import findings
        for folder in folders:
            with suppress(Exception):  # whoever answers will tell it
                if self._checks_on is None:
                    sound_plan(folder)
                else:
                    findings(folder, self._checks_on)

    def opening(self) -> AbstractContextManager[None]:
        """Around what reads a plan, where asking does: if that takes long, others read ahead."""
        return self._ahead.opening()

    def answers(
        self, ask: Callable[[Session, Origin], T], *, own_faults: bool = False, sound: bool = True
    ) -> Iterator[tuple[Origin, T]]:
        """What each plan answers; those that cannot are kept to be told.

        `own_faults`: what keeps one from answering concerns that one alone. Without `sound` one
        that does not load is asked, too. Raises CannotRun for a fault of the question.
        """
        for one in self.each():
            origin = self._origin(one, sound=sound)
            if origin is None:
                continue
            try:
                answer = ask(one, origin)
            except NotInPlan as error:
                self._elsewhere.append((origin.name, error))
                continue
            except (CannotRun, OSError) as error:
                if not own_faults:
                    raise
                self.tell_broken(one, error)
                continue
            finally:
                self._take(self._units.now, self._leaders.now, one.folder_as_left)
            self.answered += 1
            yield origin, answer

    def _origin(self, one: Session, *, sound: bool = True) -> Origin | None:
        """Whose plan it is; None where it cannot be read, which is kept to be told."""
        self._units.now, self._leaders.now = {}, {}
        try:
            with self._ahead.opening():
                issuer = one.plan.programme.issuer if sound else issuer_in(one.folder_as_left)
        except (CannotRun, OSError) as error:
            self.tell_broken(one, error)
            return None
        return Origin(issuer=issuer, plan=path_of(one))

    def said(
        self,
        ask: Callable[[Session, Origin], Said],
        form: Form | None = None,
        read: Callable[[Any], Any] = lambda told: told,
    ) -> Iterator[PlanSaid]:
        """The same of an answer that is kept for the next time, its list in this form.

        A plan that has not changed since the same was asked of it is not opened. `read` makes of
        what is told the value that it stands for, and raises ValueError, TypeError or LookupError
        where it is nothing such.
        """

        def ask_ahead(folders: Sequence[Path]) -> None:
            with AskedBefore(self.session, form, folders) as asked:
                for folder in folders:
                    with suppress(Exception):  # whoever answers will tell it
                        if asked.of(folder, read) is None:
                            self._asked(folder, asked, ask, form)
                    asked.write()

        with AskedBefore(self.session, form) as before:
            for folder in self._folders(ask_ahead):
                said = before.of(folder, read, again=bool(self._ahead.running))
                if said is None:
                    said = self._asked(folder, before, ask, form)
                    if said is None:
                        continue
                    if said.not_in_plan is None:
                        said = replace(said, told=read(said.told))
                self._take(said.units, said.leaders, folder)
                if said.not_in_plan is not None:
                    self._elsewhere.append((said.origin.name, NotInPlan(*said.not_in_plan)))
                    continue
                self.answered += 1
                yield said

    def _asked(
        self,
        folder: Path,
        before: AskedBefore,
        ask: Callable[[Session, Origin], Said],
        form: Form | None,
    ) -> PlanSaid | None:
        """What the plan in `folder` answers now, which is kept; None where it cannot be read."""
        seen, one = before.stamps(folder), self.session.within(folder)
        origin = self._origin(one)
        if origin is None:
            return None
        said = self._ask(one, origin, ask, form)
        before.keep(folder, seen, said)
        return said

    def _take(self, units: dict[str, bool], leaders: dict[str, bool], folder: Path) -> None:
        """Note which of the names typed the plan in `folder` knows."""
        self._units.take(units, folder)
        self._leaders.take(leaders, folder)

    def _ask(
        self,
        one: Session,
        origin: Origin,
        ask: Callable[[Session, Origin], Said],
        form: Form | None,
    ) -> PlanSaid:
        """Raises CannotRun for a fault of the question."""
        answer, error = Said(), None
        try:
            answer = ask(one, origin)
        except NotInPlan as not_in_plan:
            error = (not_in_plan.message, not_in_plan.hint)
        rows, text = 0, ""
        if answer.listing is not None and form is not None:
            from ctr.output.plan_text import plan_text

            rows = len(answer.listing.items)
            text = plan_text(origin, answer.listing, form)
        return PlanSaid(
            origin=origin,
            units=self._units.now,
            leaders=self._leaders.now,
            not_in_plan=error,
            rows=rows,
            told=answer.told,
            text=text,
        )

    def tell_broken(self, one: Session, error: CannotRun | OSError) -> None:
        """Keep what is wrong with a plan, to be told by `end`."""
        if isinstance(error, OSError):
            error = CannotRun(f"{reason(error)}: {error.filename or ''}".rstrip(": "))
        self._broken.append((path_of(one), error))

    def narrowed(
        self, plan: Plan, unit: Sequence[str] | None, leader: str | None = None
    ) -> list[str] | None:
        """Those of the units typed that this plan knows; None where none was typed.

        Raises NotInPlan where it knows none of them, or not the leader.
        """
        units = self._units.known_to(plan, unit or ())
        if unit and not units:
            raise NotInPlan(f"không có đơn vị “{'”, “'.join(unit)}”")
        if leader is not None and not self._leaders.known_to(plan, [leader]):
            raise NotInPlan(f"không có lãnh đạo “{leader}”")
        return units if unit else None

    @property
    def left_out(self) -> list[str]:
        """The paths of the plans that could not be read."""
        return [path for path, _ in self._broken]

    @property
    def may_write(self) -> bool:
        """Whether it is known that there is an answer: a plan gave one, and each name is known."""
        return bool(self.answered) and not self._units.missing and not self._leaders.missing

    def show_no_bar(self) -> None:
        """Before the terminal is written to."""
        self._bar.end()

    def refuse_existing(self, outputs: list[Path]) -> None:
        """Before anything is read: all of these may be written. Raises CannotRun."""
        for folder in self.session.folders:
            destination.check(outputs, folder, force=self.session.forced)

    def check(self) -> None:
        """Raises CannotRun where none of the plans answered, or none knows a name."""
        unknown = self._fault()
        if unknown is None and self.answered:
            return
        causes = {error.line: error for _, error in self._broken}
        if unknown is None and len(causes) == 1 < len(self._broken):
            raise next(iter(causes.values()))
        self._say_broken()
        if unknown is None and self._elsewhere:
            _, unknown = self._elsewhere[0]
            if len(self._elsewhere) > 1:
                unknown.hint = None
        if unknown is not None:
            raise CannotRun(unknown.message, unknown.hint)
        raise CannotRun("không kế hoạch nào trả lời được", "sửa các lỗi trên rồi chạy lại")

    def _fault(self) -> NotInPlan | None:
        """What is said of a name that no plan knows."""
        return self._units.fault(self.session) or self._leaders.fault(self.session)

    def end(self, *, negative: bool = False) -> None:
        """Tell who has not answered; 1 is the exit code where a plan could not, or `negative`."""
        if self._elsewhere:
            self._say_elsewhere()
        self._say_broken()
        if self._broken:
            say(
                f"Câu trả lời thiếu {len(self._broken)} trong {len(self.session.folders)} kế hoạch."
            )
            raise Incomplete(1)
        if negative:
            raise typer.Exit(1)

    def _say_elsewhere(self) -> None:
        """Why those did not answer that can be read; whose reasons are rare are counted."""
        from ctr.wording.counts import names_phrase

        why: dict[str, list[str]] = {}
        for name, error in self._elsewhere:
            why.setdefault(error.message, []).append(name)
        reasons = sorted(why.items(), key=lambda reason: -len(reason[1]))
        of = f"trong {len(self.session.folders)} kế hoạch không trả lời được"
        for message, names in reasons[:_REASONS]:
            say(f"{len(names)} {of} ({message}): {names_phrase(names)}.")
        others = sum(len(names) for _, names in reasons[_REASONS:])
        if others:
            say(f"{others} {of} vì lý do khác.")

    def _say_broken(self) -> None:
        for path, error in self._broken:
            say(f"Bỏ qua {path}: {error.message}")
            if error.hint:
                say(f"    → {error.hint.replace('ctr check', f'ctr check --plan {path}')}")


def path_of(one: Session) -> str:
    """The folder of a plan as it was reached from what was typed."""
    return one.folder_as_left.as_posix()
