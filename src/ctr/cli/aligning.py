"""Plans held against their superior's, one after the other: which they are, and what is wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from ctr.cli.progress import progress
from ctr.cli.resolve import open_plan
from ctr.cli.session import Session
from ctr.errors import CannotRun
from ctr.plan.amended.on import plan_on
from ctr.plan.kept.cache import sound_plan
from ctr.plan.load.plans_below import plans_below, superior_of
from ctr.plan.load.written_at import Written, WrittenAt
from ctr.plan.model import Plan
from ctr.problems import total
from ctr.tracking.alignment import Alignment
from ctr.tracking.unaligned import Finding, Locate, Place
from ctr.wording.alignment import astray_phrase

_OfPlan = Literal["unreadable", "not_aligned"]


def against_superior(session: Session) -> Alignment:
    """The plan held against the one that its `aligned_to` names. Raises CannotRun without one."""
    plan, written = session.plan, WrittenAt(session.folder, Path.cwd())
    named = plan.programme.aligned_to
    if named is None:
        raise CannotRun(
            "kế hoạch chưa nêu cấp trên: programme.yaml không có khóa aligned_to",
            "ghi ví dụ aligned_to: ../city/plan; đối chiếu các kế hoạch cấp dưới: --below THƯ-MỤC",
        )
    found = superior_of(session.folder, named)
    if isinstance(found, str):
        file, line, column = written.key("aligned_to")
        fault = astray_phrase(found, named)
        raise CannotRun(f"{file}:{line}:{column}: {fault}", "sửa đường dẫn đó")
    try:
        superior = open_plan(found)
    except CannotRun as error:
        raise CannotRun(f"kế hoạch cấp trên ({found}): {error.message}", error.hint) from None
    alignment = Alignment(
        plan_on(superior, session.day),
        session.day,
        together=False,
        locate=_locate(WrittenAt(found, Path.cwd())),
    )
    alignment.add(plan.programme.issuer, plan, _locate(written))
    return alignment


def with_those_below(session: Session, typed: list[str]) -> Alignment:
    """The plans found below, each held against this one; a faulty one is told. Raises CannotRun."""
    found = {folder.resolve(): folder for one in typed for folder in plans_below(one)}
    found.pop(session.folder.resolve(), None)
    if not found:
        raise CannotRun("không có kế hoạch cấp dưới nào", "nêu thư mục khác ở --below")
    locate = _locate(WrittenAt(session.folder, Path.cwd()))
    alignment = Alignment(session.plan, session.day, together=True, locate=locate)
    reader = _Below(session, alignment)
    with progress(len(found)) as step:
        for folder in found.values():
            step(folder.as_posix())
            reader.read(folder)
    return alignment


class _Below:
    def __init__(self, session: Session, alignment: Alignment) -> None:
        self.superior = session.plan
        self.day = session.day
        self.cached = session.cached
        self.alignment = alignment
        self.leads_here = {session.folder.resolve(): True}
        """Of each folder that a plan names as its superior's: whether it is this programme."""

    def read(self, folder: Path) -> None:
        """Take in one plan, or tell why it cannot be."""
        try:
            self._take_in(folder, WrittenAt(folder, Path.cwd()))
        except CannotRun as error:
            self._leave_out("unreadable", folder.as_posix(), error.line)

    def _take_in(self, folder: Path, written: WrittenAt) -> None:
        plan, problems = sound_plan(folder, cached=self.cached)
        if plan is None:
            first = problems[0]
            message = f"kế hoạch có {total(problems)} lỗi, lỗi đầu tiên: {first.message}"
            file = (folder.parent / first.file).as_posix()
            where = (file, first.line, first.column)
            self._leave_out("unreadable", folder.as_posix(), message, where)
            return
        plan = plan_on(plan, self.day)
        if self._serves_this(folder, plan, written):
            self.alignment.add(plan.programme.issuer, plan, _locate(written))

    def _serves_this(self, folder: Path, plan: Plan, written: WrittenAt) -> bool:
        """Whether a plan is to be taken in; what is wrong with its path to this one is told.

        Where that leads nowhere, as in a copy that was sent in, the plan counts all the same.
        """
        named, name = plan.programme.aligned_to, plan.programme.issuer
        where = written.key("aligned_to")
        if named is None:
            message = "programme.yaml không có khóa aligned_to, nên chưa đối chiếu"
            self._leave_out("not_aligned", name, message, where)
            return False
        found = superior_of(folder, named)
        if found in ("nowhere", "no_plan"):
            message = astray_phrase(found, named)
            self.alignment.tell(_of_plan("not_aligned", name, message, where))
            return True
        if isinstance(found, Path) and self._is_this(found):
            return True
        message = f"aligned_to: “{named}” là chương trình khác, nên chưa đối chiếu"
        self._leave_out("not_aligned", name, message, where)
        return False

    def _is_this(self, found: Path) -> bool:
        """Whether a folder holds the superior's programme, or a copy of it."""
        path = found.resolve()
        if path not in self.leads_here:
            plan, _ = sound_plan(path, cached=self.cached)
            same = plan is not None and plan.identity == self.superior.loaded.identity
            self.leads_here[path] = same
        return self.leads_here[path]

    def _leave_out(
        self, kind: _OfPlan, name: str, message: str, where: Written | None = None
    ) -> None:
        self.alignment.leave_out(_of_plan(kind, name, message, where))


def _of_plan(kind: _OfPlan, name: str, message: str, where: Written | None) -> Finding:
    return Finding(kind=kind, subordinates=(name,), message=message, place=_place(where))


def _locate(written: WrittenAt) -> Locate:
    return lambda task, target, point: _place(written.serving(task, target, point))


def _place(written: Written | None) -> Place | None:
    return Place(file=written[0], line=written[1], column=written[2]) if written else None
