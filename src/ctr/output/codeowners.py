"""CODEOWNERS: which unit looks after which files of a plan, as GitHub and GitLab read it."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ctr.output.visible import on_one_line, printable
from ctr.plan.load.loader import Loaded
from ctr.plan.model import Plan
from ctr.results.file_names import file_name
from ctr.tracking.assignments import unit_assignments

HEAD = (
    "# Ai xem và duyệt thay đổi của tệp nào; ctr codeowners ghi từ units.yaml, không sửa tay.",
    "# Dòng dưới thay dòng trên khi cùng khớp một tệp.",
)
_PLAIN = re.compile(r"[\w ,.()–-]+")
"""What means the same between double quotes to every shell."""
_SPECIAL = re.compile(r"([\\ #*?\[\]!])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """A file of the plan, or the files of every year (`*` for a part), and the units it is of.

    `path` is relative to the plan's folder. `title` is what it is, where its name does not say.
    """

    path: tuple[str, ...]
    units: tuple[str, ...]
    title: str = ""


def owned(loaded: Loaded, plan: Plan) -> Iterator[Owned]:
    """The sections, by the units that lead their tasks, then the results of each unit.

    `plan` is that of the day: what a former unit had reported is of those that go on with it.
    """
    files: dict[str, str] = {}
    for task, document, _ in loaded.tasks:
        files[task.id] = _within(loaded, document.file)
    for section in plan.sections:
        at = dict.fromkeys(files[task.id] for task in section.tasks if task.id in files)
        leads = _each(unit for task in section.tasks for unit in _members(plan, task.lead))
        for file in at:
            title = f"Mục {section.id}. {section.title}"
            yield Owned(path=PurePosixPath(file).parts, units=leads, title=title)
    yield from _results(loaded, plan)


def _results(loaded: Loaded, plan: Plan) -> Iterator[Owned]:
    """One line a unit for all years, and one for each file of another name."""
    names: dict[str, dict[str, None]] = {}
    for unit in unit_assignments(plan):
        if unit.kind == "unit" and (unit.lead or unit.through_groups):
            names.setdefault(f"{file_name(unit.name)}.yaml", {})[unit.name] = None
    written: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    for results, document in loaded.results:
        path = PurePosixPath(_within(loaded, document.file))
        units = _successors(plan, results.unit)
        written.setdefault(path.name, []).append((path.parent.name, units))
        names.setdefault(path.name, {}).update(dict.fromkeys(units))
    for name, of_all in sorted(names.items(), key=lambda one: (tuple(one[1]), one[0])):
        every = tuple(of_all)
        of_years = written.get(name, [])
        if all(owners == every for _, owners in of_years):
            yield Owned(path=("results", "*", name), units=every)
        else:  # one name for several units, each of a year of its own
            for year, owners in sorted(of_years):
                yield Owned(path=("results", year, name), units=owners)


def codeowners(
    files: Iterable[Owned], folder: PurePosixPath, addresses: Mapping[str, str], default: str | None
) -> str:
    """The file. `folder` is the plan's within the repository; `addresses` are e-mails or accounts
    by unit, `default` the owner of all that no line names."""
    lines = [*HEAD, ""]
    if default is not None and _can_be_named(folder.parts):
        lines += [f"{pattern(folder, ())} {default}", ""]
    lacking: dict[str, None] = {}
    odd: dict[str, None] = {}
    for file in files:
        if not _can_be_named((*folder.parts, *file.path)):
            odd["/".join(file.path)] = None
            continue
        owners = _each(addresses[unit] for unit in file.units if unit in addresses)
        lacking.update(dict.fromkeys(unit for unit in file.units if unit not in addresses))
        lines.append(f"# {on_one_line(_one_line(file.title or '; '.join(file.units)))}")
        line = pattern(folder, file.path)
        lines.append(f"{line} {' '.join(owners)}" if owners else f"# {line} (chưa có địa chỉ)")
    if lacking:
        lines += ["", "# Chưa có địa chỉ, ghi rồi chạy lại lệnh này:"]
        lines += [f"#   ctr units --unit {_quoted(unit)} --email TÊN@CƠ-QUAN" for unit in lacking]
    if odd:
        lines += ["", "# Không có dòng nào vì tên có ký tự điều khiển, đổi tên rồi chạy lại:"]
        lines += [f"#   {on_one_line(name)}" for name in odd]
    return "\n".join(lines) + "\n"


def pattern(folder: PurePosixPath, path: tuple[str, ...]) -> str:
    """The pattern of a file of the plan, of the whole plan without a path; `*` stands for any."""
    parts = [part if part == "*" else _SPECIAL.sub(r"\\\1", part) for part in path]
    above = [_SPECIAL.sub(r"\\\1", part) for part in folder.parts]
    return "/" + "/".join([*above, *parts]) + ("" if path or not above else "/")


def _can_be_named(parts: Iterable[str]) -> bool:
    """Whether a line may bear such a path: neither format has a way to write a line break."""
    return all(printable(part) == on_one_line(part) == part for part in parts)


def _quoted(unit: str) -> str:
    """As a shell takes it for one word, and runs nothing in it."""
    name = on_one_line(_one_line(unit))
    return f'"{name}"' if _PLAIN.fullmatch(name) else shlex.quote(name)


def _within(loaded: Loaded, file: str) -> str:
    return (loaded.root / file).relative_to(loaded.folder).as_posix()


def _each(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _members(plan: Plan, leads: Iterable[str]) -> Iterator[str]:
    """The units that are meant, groups by their members, without open groups."""
    groups = {group.name: group for group in plan.groups}
    for name in leads:
        yield from groups[name].members if name in groups else (name,)


def _successors(plan: Plan, unit: str) -> tuple[str, ...]:
    """The units of the day that look after what a unit has reported."""
    if any(known.name == unit for known in plan.units):
        return (unit,)
    former = next((one for one in reversed(plan.former) if one.name == unit), None)
    if former is None:
        return (unit,)
    return _each(name for after in former.successors for name in _successors(plan, after))


def _one_line(text: str) -> str:
    return " ".join(text.split())
