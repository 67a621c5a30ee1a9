"""The words of a plan that are offered, kept in the user's cache so that no Tab loads the plan.

They are kept under the stamps of the plan's files (name, time, size, place on the disk) and never
decide anything: at worst a name is offered that is gone.
"""

from __future__ import annotations

import json
from datetime import datetime
from os import scandir
from pathlib import Path

from ctr import __version__
from ctr.plan.kept import small_file
from ctr.vietnamese.days import VIETNAM

TYPE_CHECKING = False  # as in typing, which takes long to import
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ctr.plan.model import Plan, Summary, UnitResults

_MARK = f"ctr words 1 {__version__}\n".encode()
_SUFFIX = "words"
_LONGEST = 60
"""Characters of what is told beside a word."""

Word = tuple[str, str, list[str], str]
"""What is typed; what is told beside it; other spellings; the task that it belongs to, if any."""
PlanWords = dict[str, list[Word]]
"""By what they are: unit, lead, leader, task, section, duty, target, entry, year, period."""


def plan_words(folder: Path) -> PlanWords:
    """The words of the plan in `folder`, none where it is not sound. Raises OSError and more."""
    head = _MARK + _stamp(folder)
    path = small_file.kept_file(folder, _SUFFIX)
    if path is not None and path.exists():
        body = small_file.read(path, head)
        if body is not None:
            kept = json.loads(body).items()
            return {kind: [tuple(word) for word in words] for kind, words in kept}
    words = _of_folder(folder)
    if path is not None:
        small_file.write(path, head, json.dumps(words, ensure_ascii=False).encode())
    return words


def _stamp(folder: Path) -> bytes:
    """Changes whenever a file of the plan does, and each day: leaders and units have their days."""
    today = datetime.now(VIETNAM).date()
    parts = [today.isoformat(), *_stamps(folder), *_stamps(folder / "sections")]
    results = folder / "results"
    if results.is_dir():
        for year in sorted(results.iterdir()):
            parts += _stamps(year)
    return json.dumps(parts).encode() + b"\n"


def _stamps(folder: Path) -> Iterator[str]:
    if not folder.is_dir():
        return
    with scandir(folder) as listing:
        for entry in sorted(listing, key=lambda entry: entry.name):
            if entry.name.endswith(".yaml"):
                status = entry.stat()
                yield f"{entry.name} {status.st_mtime_ns} {status.st_size} {status.st_ino}"


def _of_folder(folder: Path) -> PlanWords:
    from ctr.cli.options import today
    from ctr.plan.amended.on import plan_on
    from ctr.plan.kept.cache import sound_plan

    plan, _ = sound_plan(folder)
    return words_of(plan_on(plan, today())) if plan is not None else {}


def words_of(plan: Plan) -> PlanWords:
    """The words of a plan, of its day."""
    units = {
        each.name: _word(each.name, each.short or "", [each.short, *each.aliases])
        for each in plan.units
    }
    period = plan.programme.period
    years = [str(year) for year in range(period.from_, period.to + 1)]
    return {
        "unit": [
            *units.values(),
            *(_word(each.name, "nhóm", each.aliases) for each in plan.groups),
        ],
        "lead": [units[name] for name in plan.lead_units if name in units],
        "leader": [_word(each.name, each.position or "", each.aliases) for each in plan.leaders],
        "task": [_word(task.id, task.title) for _, task in plan.tasks()],
        "section": [_word(section.id, section.title) for section in plan.sections],
        "duty": [_word(duty.id, duty.title) for duty in plan.programme.duties],
        "target": [
            _word(target.id, target.name, task=task.id) for _, task, target in plan.targets()
        ],
        "entry": _entries(plan),
        "year": [_word(year, "") for year in years],
        "period": [_word(code, "") for year in years for code in _periods(year)],
    }


def _entries(plan: Plan) -> list[Word]:
    """What was recorded, of the newest year first; its names are given for each task anew."""
    if not plan.results and not plan.summaries:
        return []
    from ctr.results.entries import of_file
    from ctr.wording.entries import entry_text

    files: list[UnitResults | Summary] = [*plan.results, *plan.summaries]
    files.sort(key=lambda file: -file.year)
    return [
        _word(entry.name, entry_text(plan, entry), task=entry.task or "")
        for file in files
        for entry in of_file(file)
    ]


def _periods(year: str) -> list[str]:
    quarters = [f"{year}-Q{quarter}" for quarter in range(1, 5)]
    months = [f"{year}-{month:02}" for month in range(1, 13)]
    return [year, *quarters, f"{year}-6T", f"{year}-9T", *months]


def _word(text: str, told: str, others: Any = (), task: str = "") -> Word:
    told = " ".join(told.split())
    if len(told) > _LONGEST:
        told = f"{told[: _LONGEST - 1].rstrip()}…"
    return text, told, [other for other in others if other], task
