"""What one run of a command works with: its plan, its day, and where its answer goes.

A command names the options that it shares with others by `takes`; they arrive in its `Session`, so
that the command itself reads: its own options, its question, its answer.
"""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, Literal, ParamSpec, TypeVar

import typer

from ctr.cli import destination, found_plans, options, write
from ctr.cli.messages import say_recovered
from ctr.errors import CannotRun
from ctr.output.formats import DocumentFormat, Format, PageFormat

if TYPE_CHECKING:
    from ctr.documents.find_template import Template
    from ctr.output.listing import Listing
    from ctr.plan.model import Plan
    from ctr.plan.model.reporting_periods import ReportingPeriod
    from ctr.results.transaction import Transaction

T = TypeVar("T")
OVER_SEVERAL = (
    "list",
    "due",
    "status",
    "targets",
    "check",
    "log",
    "report",
    "form",
    "dashboard",
)
"""The commands that answer over several plans at once; each takes `ISSUER`."""
P = ParamSpec("P")
SharedOptions = dict[str, tuple[Any, Any]]
"""The name of each option, with its annotation and its default."""

AS_OF: SharedOptions = {"as_of": (options.AsOfOption, None)}
SPAN: SharedOptions = {"from_": (options.FromOption, None), "to": (options.ToOption, None)}
YEAR: SharedOptions = {"year": (options.YearOption, None)}
FORMAT: SharedOptions = {"format": (options.FormatOption, None)}
FORCE: SharedOptions = {"force": (options.ForceOption, False)}
TEMPLATE: SharedOptions = {"template": (options.TemplateOption, None)}
FILE_OUTPUT: SharedOptions = {"output": (options.OutputOption, None), **FORCE}
ISSUER: SharedOptions = {"issuer": (options.IssuersOption, None)}
"""Of commands that answer over several plans."""
LIST_OUTPUT: SharedOptions = {**FORMAT, **FILE_OUTPUT}
DOCUMENT_OUTPUT: SharedOptions = {
    "format": (options.DocumentFormatOption, None),
    **FILE_OUTPUT,
    **TEMPLATE,
}
PAGE_OUTPUT: SharedOptions = {**DOCUMENT_OUTPUT, "format": (options.PageFormatOption, None)}
_PLAN: SharedOptions = {
    "plan": (options.PlanOption, None),
    "no_cache": (options.NoCacheOption, False),
}
_ELSEWHERE = ("plan", "no_cache", "issuer", "output", "force", "format", "as_of")
"""Options that are no part of a question, or part of it otherwise."""


class Session:
    """The shared options as typed, and what follows from them; nothing is read before it is asked.

    `plans_typed` is what --plan names, before the command or after it; `asked` the command's name
    with all options, shared ones and its own.
    """

    def __init__(
        self,
        plans_typed: Sequence[str] | None,
        typed: dict[str, Any],
        asked: tuple[str, dict[str, Any]] = ("", {}),
    ) -> None:
        plans_typed = [plans_typed] if isinstance(plans_typed, str) else plans_typed
        self._plans_typed = [one for one in plans_typed or () if one]
        self._typed = typed
        self.asked = (asked[0], {**typed, **asked[1]})

    @classmethod
    def over(cls, plan: Plan, **typed: Any) -> Session:
        """One that asks of a plan that is open already: it reads no folder, and writes nothing."""
        session = cls(None, typed)
        session._opened = plan
        return session

    def within(self, folder: Path, **typed: Any) -> Session:
        """The same with the plan in `folder` alone, and with these options in place of its own."""
        session = Session(None, {**self._typed, "issuer": None, "as_of": self.day, **typed})
        session._found = found_plans.Found((folder,), several=False)
        return session

    @cached_property
    def _found(self) -> found_plans.Found:
        return found_plans.found_plans(self._plans_typed)

    @property
    def asks_several(self) -> bool:
        """Whether several plans are asked at once, however many there are. Raises CannotRun."""
        return self._found.several

    @cached_property
    def folders(self) -> tuple[Path, ...]:
        """The folders of all plans asked, of the issuers that --issuer names. Raises CannotRun."""
        issuers: list[str] | None = self._typed.get("issuer")
        folders = self._found.folders
        return found_plans.Issuers(folders).chosen(issuers) if issuers else folders

    @cached_property
    def places(self) -> dict[Path, str]:
        """Of each of these folders where it is. Raises CannotRun."""
        return {folder: str(folder.absolute()) for folder in self.folders}

    @cached_property
    def folder_as_left(self) -> Path:
        """The folder of the plan, with what a writer that was broken off left. Raises CannotRun.

        It has its name, which paths begin with, though `.` or `..` was typed.
        """
        if not self.asks_several:
            return self.folders[0]
        found = self._found.folders
        raise CannotRun(
            f"lệnh này làm với một kế hoạch, còn --plan nêu {len(found)}",
            f"chỉ một kế hoạch: --plan {found[0]}; nhiều kế hoạch: {', '.join(OVER_SEVERAL)}",
        )

    @property
    def plan_named_by(self) -> Literal["--plan", "CTR_PLAN", "here"]:
        """Why it is this plan's folder: what was typed, the variable, or where the command runs."""
        if self._plans_typed:
            return "--plan"
        return "CTR_PLAN" if os.environ.get("CTR_PLAN") else "here"

    @cached_property
    def folder(self) -> Path:
        """The folder of the plan, settled after a writer that was broken off. Raises CannotRun."""
        from ctr import atomic

        recovery = atomic.settle(self.folder_as_left)
        if recovery is not None:
            say_recovered(recovery)
        return self.folder_as_left

    @cached_property
    def plan(self) -> Plan:
        """The plan, sound, as it is on the day, or was at the end of the year of --year.

        Raises CannotRun with the located problems where it is not sound.
        """
        year: int | None = self._typed.get("year")
        return self.plan_of_year(year) if year is not None else self.plan_until(date.max)

    def plan_until(self, last: date) -> Plan:
        """The plan of the day, or of `last` where that is earlier: its text as amended by then."""
        from ctr.plan.amended.on import plan_on

        return plan_on(self._opened, min(self.day, last))

    def plan_of_year(self, year: int) -> Plan:
        """The plan of the day, or of the end of an earlier year."""
        return self.plan_until(date(year, 12, 31) if 1 <= year <= 9999 else date.max)

    @cached_property
    def _opened(self) -> Plan:
        from ctr.cli import resolve

        return resolve.open_plan(self.folder, cached=self.cached)

    @property
    def cached(self) -> bool:
        """Whether files that are known need not be read again: not with --no-cache."""
        return not self._typed.get("no_cache")

    def question(self, form: object) -> str:
        """All that an answer depends on but for its plan, where it is written in this form: the
        program, the command with its options but those that say where it goes, and the day.
        """
        from ctr.plan.kept.looked import program

        command, typed = self.asked
        chosen = sorted((name, value) for name, value in typed.items() if name not in _ELSEWHERE)
        return repr((program(answering=True), command, chosen, self.day, form))

    @cached_property
    def transaction(self) -> Transaction:
        """A change of the plan, under the name of who runs the command, by units of the day."""
        from ctr.cli.author import author, moment
        from ctr.results.transaction import Transaction

        who, day = author(), self.day
        return Transaction(
            self.folder, who, say_recovered, day=day, moment=moment, cached=self.cached
        )

    @cached_property
    def day(self) -> date:
        """The day that the answer is for: --as-of, or today in Vietnam."""
        day: date | None = self._typed.get("as_of")
        return day or options.today()

    @cached_property
    def year(self) -> int:
        """The year of --year, else that of the day. Raises CannotRun outside the programme."""
        return options.year_of(self.plan, self._typed.get("year"), self.day)

    def period(
        self, typed: ReportingPeriod | None, otherwise: ReportingPeriod | None = None
    ) -> ReportingPeriod:
        """The period typed, or from --from to --to; `otherwise` where neither is.

        Raises CannotRun where both are, nothing is, or the programme has not its year.
        """
        first, last = self._typed.get("from_"), self._typed.get("to")
        return options.chosen_period(self.plan, typed, first, last, otherwise)

    def period_meant(self, typed: ReportingPeriod | None) -> ReportingPeriod:
        """The same before any plan is known. Raises CannotRun where both are, or nothing is."""
        meant = options.meant_period(typed, self._typed.get("from_"), self._typed.get("to"))
        if meant is None:
            raise options.no_period()
        return meant

    def period_or_year(self, typed: ReportingPeriod | None) -> ReportingPeriod:
        """The same, or else the year of --year or of the day. Raises CannotRun."""
        if typed is not None and self._typed.get("year") not in (None, typed.year):
            raise CannotRun(f"kỳ {typed.code} không thuộc năm {self._typed['year']}", "bỏ --year")
        from ctr.plan.model.reporting_periods import ReportingPeriod

        return self.period(typed, ReportingPeriod.whole_year(self.year))

    def period_if_any(self, typed: ReportingPeriod | None) -> ReportingPeriod | None:
        """The same, None where nothing was typed. Raises CannotRun."""
        if typed is None and self._typed.get("from_") is None and self._typed.get("to") is None:
            return None
        return self.period(typed)

    @property
    def output(self) -> Path | None:
        """The file that -o names."""
        output: Path | None = self._typed.get("output")
        return output

    @property
    def names_format(self) -> bool:
        """Whether --format or -o says how a document is to be written."""
        return self._typed.get("format") is not None or self.output is not None

    @property
    def kind_of_each(self) -> DocumentFormat:
        """Markdown or Word, by --format alone: -o is a folder, of several documents."""
        return write.document_format(self._typed.get("format"), None)

    @cached_property
    def document_format(self) -> DocumentFormat:
        """Markdown or Word, by --format or by the output's suffix. Raises CannotRun."""
        return write.document_format(self._typed.get("format"), self.output)

    @cached_property
    def page_format(self) -> PageFormat:
        """Markdown, Word or HTML, in the same way. Raises CannotRun."""
        return write.page_format(self._typed.get("format"), self.output)

    def template(self, document: str, format: PageFormat) -> Template:
        """The template of a document: --template, the plan's own, or the packaged one."""
        from ctr.documents.find_template import find_template

        return find_template(document, format, self.folder.parent, self._typed.get("template"))

    @property
    def format(self) -> Format | None:
        """What --format names, of a list."""
        format: Format | None = self._typed.get("format")
        return format

    @property
    def forced(self) -> bool:
        """Whether a file that is there already may be replaced."""
        return bool(self._typed.get("force"))

    @property
    def lists(self) -> bool:
        """Whether it was said how or where a list is to be written."""
        return self.output is not None or self.format is not None

    @property
    def _home(self) -> Path:
        """The plan of whose parts no answer may take the place; of several the first."""
        return self.folders[0] if self.asks_several else self.folder

    def write_list(self, listing: Listing[Any]) -> None:
        """Answer with a list, in the format asked for. Raises CannotRun."""
        write.write_list(listing, self.format, self.output, self._home, force=self.forced)

    def write_file(self, content: bytes, output: Path | None = None, *, binary: bool) -> None:
        """Answer with a file: into `output`, else where -o says. Raises CannotRun."""
        write.write_file(
            content,
            output or self.output,
            self._home,
            force=self.forced,
            binary=binary,
        )

    def refuse_existing(self, paths: list[Path]) -> None:
        """Before several files are written: all of them may be. Raises CannotRun."""
        destination.check(paths, self._home, force=self.forced)

    def document(
        self, document: str, name: str, view: object, kind: PageFormat | None = None
    ) -> bytes:
        """A document: `view` in its template, under the name `name`. Raises CannotRun.

        `kind`: Markdown or Word as asked for, where nothing else is said.
        """
        kind = kind or self.document_format
        return write.rendered(self.template(document, kind), name, view, kind, self.day)

    def write_document(self, content: bytes, kind: PageFormat | None = None) -> None:
        """Answer with a document, of the format asked for or `kind`. Raises CannotRun."""
        self.write_file(content, binary=(kind or self.document_format) == "docx")


def takes(
    *shared: SharedOptions,
) -> Callable[[Callable[Concatenate[Session, P], None]], Callable[..., None]]:
    """Let a command take shared options, --plan and --no-cache, and get them as a Session."""
    merged = {name: option for part in (*shared, _PLAN) for name, option in part.items()}

    def decorate(command: Callable[Concatenate[Session, P], None]) -> Callable[..., None]:
        def run(context: typer.Context, **values: Any) -> None:
            typed = {name: values.pop(name) for name in merged}
            call: Callable[..., None] = command
            asked = (command.__name__, values)
            call(Session(typed["plan"] or context.obj, typed, asked), **values)

        _, *own_parameters = inspect.signature(command, eval_str=True).parameters.values()
        keyword = inspect.Parameter.KEYWORD_ONLY
        parameters = [
            inspect.Parameter("context", keyword, annotation=typer.Context),
            *(parameter.replace(kind=keyword) for parameter in own_parameters),
            *(
                inspect.Parameter(name, keyword, default=default, annotation=annotation)
                for name, (annotation, default) in merged.items()
            ),
        ]
        run.__doc__, run.__name__, run.__annotations__ = command.__doc__, command.__name__, {}
        run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        return run

    return decorate
