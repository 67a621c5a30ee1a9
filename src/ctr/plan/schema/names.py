"""The names of one plan that its schemas offer, and which spellings of them they let stand.

A name may be written in any way in which `NameRegistry.find` knows it again, which no pattern can
tell. So an editor offers the registered names, and lets stand what is made of words of some
registered name and of what people add to one, each word with its own tone, in any case, with the
tone mark at any letter. That takes all that `find` takes; a misspelt word is told at once, and what
only mixes the words of two names is told by `ctr check`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ctr.plan.load.loader import Loaded
from ctr.plan.load.raw import items, text_of, written_ids
from ctr.plan.model.names import registries
from ctr.plan.schema.terms import (
    Schema,
    any_of,
    at,
    chosen,
    holding,
    offered,
    quoted,
    refused,
)
from ctr.vietnamese.matching import ADDITIONS, match_key

_OTHER = "[^\\u0000-\\u007fÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ\\u2010-\\u2015\\u2212]"
"""Letters and signs that these patterns know nothing of: with one, any text is let stand."""
_BETWEEN = "[\\s!-/:-@\\[-^`{-~\\u2010-\\u2015\\u2212]"
_TONES = "\u0300\u0301\u0303\u0309\u0323"

_WHAT = {
    "units": "không có đơn vị, nhóm này trong units.yaml; tên có dấu phẩy đặt trong dấu nháy kép",
    "members": "không có đơn vị này trong units.yaml (nhóm không được); "
    "tên có dấu phẩy đặt trong dấu nháy kép",
    "leaders": "không có lãnh đạo này trong leaders.yaml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskNames:
    """A task's number, its title, and its targets with their names; None if not all are known."""

    number: str
    title: str
    targets: Mapping[str, str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNames:
    """The names that a plan knows, on any of its days.

    `spelt` gives for each registry its names and every spelling; a registry that could not be read
    lacks. `tasks` and `duties` are None where they could not all be read.
    """

    spelt: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    place: str
    tasks: tuple[TaskNames, ...] | None
    duties: tuple[str, ...] | None

    @property
    def complete(self) -> bool:
        """Whether every name could be read, so that what is not among them is not in the plan."""
        return (
            set(_WHAT) <= self.spelt.keys()
            and self.duties is not None
            and self.tasks is not None
            and all(task.targets is not None for task in self.tasks)
        )


def names_loaded(loaded: Loaded) -> PlanNames:
    """The names of a plan as it was read, faulty or not."""
    inside = f"{loaded.folder.name}/"
    return names_of({one.file.removeprefix(inside): one.data for one in loaded.documents})


def names_of(files: Mapping[str, Any]) -> PlanNames:
    """The names in the raw data of a plan's files, by their paths in its folder."""
    place = text_of(files.get("programme.yaml"), "place") or ""
    registers = registries(files.get("units.yaml"), files.get("leaders.yaml"), place)
    changes = [
        change
        for _, amendment in items(files.get("amendments.yaml"), "amendments")
        for _, change in items(amendment, "changes")
        if isinstance(change, dict)
    ]
    return PlanNames(
        spelt={
            key: (one.names, one.every_spelling)
            for key, one in registers.items()
            if _all_named(files, key)
        },
        place=place,
        tasks=_tasks(files, changes),
        duties=_duties(files.get("programme.yaml"), changes),
    )


def _all_named(files: Mapping[str, Any], registry: str) -> bool:
    """Whether every entry of a registry has a name that can be read."""
    file = "leaders.yaml" if registry == "leaders" else "units.yaml"
    lists = {"units": ("units", "groups"), "members": ("units",), "leaders": ("leaders",)}[registry]
    entries = [entry for key in lists for _, entry in items(files[file], key)]
    return all(text_of(entry, "name") is not None for entry in entries)


def _tasks(files: Mapping[str, Any], changes: list[dict[str, Any]]) -> tuple[TaskNames, ...] | None:
    """Every task, by number; None where a file that may bring some cannot be read."""
    sections = [data for name, data in sorted(files.items()) if name.startswith("sections/")]
    written = [task for section in sections for _, task in items(section, "tasks")]
    written += [_of(change, "add_task", "task") for change in changes if "add_task" in change]
    numbers = [text_of(task, "id") for task in written]
    unread = [*sections, *(files[name] for name in ("amendments.yaml",) if name in files)]
    if None in numbers or not all(isinstance(data, dict) for data in unread):
        return None
    more = [_of(change, "add_target") for change in changes if "add_target" in change]
    tasks = {
        number: _task(number, task, [one for one in more if text_of(one, "task") == number])
        for number, task in zip(numbers, written, strict=True)
        if number is not None
    }
    return tuple(sorted(tasks.values(), key=lambda task: _order(task.number)))


def _of(data: Any, *keys: str) -> Any:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _order(number: str) -> list[int]:
    return [int(digits) for digits in re.findall("[0-9]+", number)]


def _task(number: str, task: Any, added: list[Any]) -> TaskNames:
    written = [target for _, target in items(task, "targets")]
    written += [_of(one, "target") for one in added]
    ids = [text_of(target, "id") for target in written]
    readable = isinstance(_of(task, "targets") or [], list) and None not in ids
    return TaskNames(
        number=number,
        title=text_of(task, "title") or "",
        targets={
            str(key): text_of(target, "name") or ""
            for key, target in zip(ids, written, strict=True)
        }
        if readable
        else None,
    )


def _duties(programme: Any, changes: list[dict[str, Any]]) -> tuple[str, ...] | None:
    known = written_ids(programme, "duties")
    added = [text_of(_of(change, "add_duty"), "id") for change in changes if "add_duty" in change]
    if known is None or None in added:
        return None
    return tuple(sorted({*known, *filter(None, added)}))


def name_schema(names: PlanNames, registry: str) -> Schema:
    """A name of a registry: those that are offered, and whatever is made of their words."""
    message = _WHAT[registry]
    if registry not in names.spelt:
        return {"type": "string", "pattern": r"\S", "errorMessage": message}
    known, spellings = names.spelt[registry]
    pattern = spelling_pattern([*spellings, names.place, *ADDITIONS])
    lenient = {"type": "string", "pattern": pattern, "errorMessage": message}
    if not known:
        return any_of(lenient)
    return {**any_of(offered(known, message), lenient), **quoted(n for n in known if "," in n)}


def spelling_pattern(names: Iterable[str]) -> str:
    """What fits every text that is made of words of these names, however they are spelt."""
    words = {word for name in names for word in match_key(name).split()}
    either = "|".join(sorted((_word(word) for word in words), key=lambda one: (-len(one), one)))
    return f"{_OTHER}|^{_BETWEEN}*(?:(?:{either})(?:{_BETWEEN}+|$))+$"


def _word(word: str) -> str:
    """A word of `match_key`, its tone, which stands at its end there, at any of its vowels."""
    tones = [char for char in word if char in _TONES]
    letters = [char for char in word if char not in _TONES]
    if len(tones) != 1:
        return "".join(_letter(char) for char in unicodedata.normalize("NFC", word))
    placed = []
    for place, letter in enumerate(letters):
        toned = unicodedata.normalize("NFC", letter + tones[0])
        if len(toned) == 1:
            spelt = [*letters[:place], toned, *letters[place + 1 :]]
            placed.append("".join(_letter(char) for char in spelt))
    return f"(?:{'|'.join(placed)})" if placed else "".join(map(_letter, letters))


def _letter(char: str) -> str:
    cases = sorted({char.lower(), char.upper()})
    if len(cases) == 1 or any(len(case) > 1 for case in cases):
        return re.escape(char)
    return f"[{''.join(cases)}]"


def task_schema(names: PlanNames) -> Schema | None:
    """The number of a task of the plan; None where they are not all known."""
    if not names.tasks:
        return None
    return chosen(
        [task.number for task in names.tasks],
        'không có nhiệm vụ này trong chương trình; số nhiệm vụ đặt trong dấu nháy kép: "10.2"',
        [task.title for task in names.tasks],
    )


def duty_schema(names: PlanNames) -> Schema | None:
    """The id of a duty of the plan."""
    if not names.duties:
        return None
    return chosen(
        names.duties,
        f"không có chế độ báo cáo này trong programme.yaml; có: {', '.join(names.duties)}",
    )


def targets_of_tasks(names: PlanNames) -> list[Schema]:
    """For the results of a task: which targets it has, to be measured there."""
    known = [task for task in names.tasks or () if task.targets is not None]
    without = [task.number for task in known if not task.targets]
    rules = [
        _measured(
            [task.number],
            chosen(
                task.targets,
                f"nhiệm vụ {task.number} không có chỉ tiêu này; có: {', '.join(task.targets)}",
                task.targets.values(),
            ),
        )
        for task in known
        if task.targets
    ]
    if without:
        rules.append(_measured(without, refused("nhiệm vụ này không có chỉ tiêu nào")))
    return rules


def _measured(numbers: list[str], target: Schema) -> Schema:
    """What the target of each figure of these tasks must be."""
    values = {"items": {"properties": {"target": target}}}
    return {"if": holding("task", *numbers), "then": at("values", values)}
