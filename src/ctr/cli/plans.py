"""Several plans, asked one after the other: none is held longer than its rows are written.

A plan that cannot be read, and one that does not know what was typed, stop no other. Both are told
when all are through, the first with exit code 1, since the answer lacks it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from ctr.cli import destination, resolve, write
from ctr.cli.ahead import Ahead
from ctr.cli.found_plans import issuer_in
from ctr.cli.messages import say
from ctr.cli.progress import Bar, progress
from ctr.cli.session import Session
from ctr.errors import CannotRun, NotInPlan, reason
from ctr.output import screen, several
from ctr.output.contract import Contract
from ctr.output.listing import Listing
from ctr.output.several import Origin, Part

if TYPE_CHECKING:
    from ctr.plan.model import Plan
    from ctr.plan.model.names import NameRegistry

T = TypeVar("T")
_NAMED = 5
"""Plans that do not know what was typed are named up to here, the rest counted."""


class Plans:
    """The plans of a session, and what became of asking them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.answered = 0
        self._broken: list[tuple[str, CannotRun]] = []
        self._elsewhere: list[tuple[str, NotInPlan]] = []
        self._units, self._leaders = (
            _Asked("đơn vị", "ctr units"),
            _Asked("lãnh đạo", "ctr leaders"),
        )
        self._bar, self._ahead = Bar(), Ahead(())

    def each(self) -> Iterator[Session]:
        """Each plan as a session of its own, not opened yet; a bar shows how far it is."""
        folders = self.session.folders
        with progress(len(folders)) as bar:
            self._bar = bar
            self._ahead = Ahead(folders)
            try:
                for count, folder in enumerate(folders):
                    self._ahead.passed(count)
                    bar(f"đọc {folder}")
                    yield self.session.within(folder)
            finally:
                self._ahead.stop()

    def answers(
        self, ask: Callable[[Session, Origin], T], *, own_faults: bool = False, sound: bool = True
    ) -> Iterator[tuple[Origin, T]]:
        """What each plan answers; those that cannot are kept to be told.

        `own_faults`: what keeps one from answering concerns that one alone. Without `sound` one
        that does not load is asked, too. Raises CannotRun for a fault of the question.
        """
        for one in self.each():
            try:
                with self._ahead.opening():
                    issuer = one.plan.programme.issuer if sound else issuer_in(one.folder_as_left)
            except (CannotRun, OSError) as error:
                self.tell_broken(one, error)
                continue
            origin = Origin(issuer=issuer, plan=path_of(one))
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
            self.answered += 1
            yield origin, answer

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
        units = [one for one in unit or () if self._units.known(one, plan, resolve.knows_unit)]
        if unit and not units:
            raise NotInPlan(f"không có đơn vị “{'”, “'.join(unit)}”")
        if leader is not None and not self._leaders.known(leader, plan, _knows_leader):
            raise NotInPlan(f"không có lãnh đạo “{leader}”")
        return units if unit else None

    def write(self, contract: Contract[Any], ask: Callable[[Session], Listing[Any]]) -> int:
        """Answer with one list of all of them, as they are read; how many rows it has.

        Raises CannotRun where none answers, or a name is known to none; nothing is written then.
        """
        rows = 0

        def parts() -> Iterator[Part]:
            nonlocal rows
            for origin, listing in self.answers(lambda one, _: ask(one)):
                rows += len(listing.items)
                yield origin, listing

        self.write_parts(contract, parts())
        return rows

    def write_parts(self, contract: Contract[Any], parts: Iterable[Part]) -> None:
        """The same of the parts of such a list."""
        session = self.session
        kind = write.list_format(session.format, session.output)
        if session.output is not None:
            self.refuse_existing([session.output])
        if kind == "xlsx":
            content = several.workbook(parts, session.day)
            self.check()
            session.write_file(content, binary=True)
            return
        room = screen.room() if kind == "table" and session.output is None else None
        if room is not None:
            pieces = several.table_pieces(parts, room)
        else:
            pieces = several.text_pieces(parts, contract, kind)
        if session.output is None:
            self.stream(pieces)
            return
        text = "".join(pieces)
        self.check()
        session.write_file(text.encode(), binary=False)

    def stream(self, pieces: Iterable[str]) -> None:
        """Write to stdout, from when it is known that there is an answer. Raises CannotRun."""
        held: list[str] = []
        for piece in pieces:
            held.append(piece)
            if self.answered and not self._units.missing and not self._leaders.missing:
                self._out(held)
        self.check()
        self._out(held)

    def _out(self, held: list[str]) -> None:
        if held and sys.stdout.isatty():
            self._bar.end()
        sys.stdout.writelines(held)
        held.clear()

    def refuse_existing(self, outputs: list[Path]) -> None:
        """Before anything is read: all of these may be written. Raises CannotRun."""
        for folder in self.session.folders:
            destination.check(outputs, folder, force=self.session.forced)

    def check(self) -> None:
        """Raises CannotRun where none of the plans answered, or none knows a name."""
        unknown = self._units.fault() or self._leaders.fault()
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

    def end(self, *, negative: bool = False) -> None:
        """Tell who has not answered; 1 is the exit code where a plan could not, or `negative`."""
        if self._elsewhere:
            names = [name for name, _ in self._elsewhere]
            more = f" … và {len(names) - _NAMED} nơi nữa" if len(names) > _NAMED else ""
            say(
                f"{len(names)} trong {len(self.session.folders)} kế hoạch không có tên, mục hoặc "
                f"năm đã nêu: {'; '.join(names[:_NAMED])}{more}."
            )
        self._say_broken()
        if self._broken:
            say(
                f"Câu trả lời thiếu {len(self._broken)} trong {len(self.session.folders)} kế hoạch."
            )
        if self._broken or negative:
            raise typer.Exit(1)

    def _say_broken(self) -> None:
        for path, error in self._broken:
            say(f"Bỏ qua {path}: {error.message}")
            if error.hint:
                say(f"    → {error.hint.replace('ctr check', f'ctr check --plan {path}')}")


class _Asked:
    """Names of one kind that were typed: which of them no plan has known so far."""

    def __init__(self, what: str, command: str) -> None:
        self._what = what
        self._command = command
        self._known: set[str] = set()
        self.missing: dict[str, None] = {}
        self._spellings: dict[str, str] = {}

    def known(self, typed: str, plan: Plan, knows: Callable[[Plan, str], bool]) -> bool:
        """Whether this plan knows it; the names of one that does not are kept to be suggested."""
        if knows(plan, typed):
            self._known.add(typed)
            self.missing.pop(typed, None)
            return True
        if typed not in self._known:
            self.missing[typed] = None
            self._spellings.update(self._names(plan).spellings)
        return False

    def _names(self, plan: Plan) -> NameRegistry:
        return plan.unit_names if self._command == "ctr units" else plan.leader_names

    def fault(self) -> NotInPlan | None:
        """What is said of a name that none knows, with the nearest of all plans."""
        if not self.missing:
            return None
        from ctr.plan.model.names import NameRegistry

        entries = [(name, (spelling,)) for spelling, name in self._spellings.items()]
        names, typed = NameRegistry(entries, ""), next(iter(self.missing))
        return resolve.not_found(names, typed, self._what, f"{self._command} --plan THƯ-MỤC")


def _knows_leader(plan: Plan, typed: str) -> bool:
    return plan.leader_names.find_typed(typed) is not None


def path_of(one: Session) -> str:
    """The folder of a plan as it was reached from what was typed."""
    return one.folder_as_left.as_posix()
