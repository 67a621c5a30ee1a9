"""The files of a plan that a year's report rests on, as they lie in its folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from ctr.errors import CannotRun, reason
from ctr.plan.load import MAX_BYTES
from ctr.regular_files import NotRegular, read_regular


def plan_files(
    folder: Path, year: int, pending: Mapping[Path, bytes | None], own: frozenset[str] | None
) -> Iterator[tuple[str, bytes]]:
    """The plan's YAML files, by their paths below its folder; results up to `year`.

    `own`: of the results only these files, relative to the folder; None for all. `pending` stands
    in place of what a writer has yet to bring (`atomic.reading`). Raises CannotRun.
    """
    for path in _yaml_files(folder, year, pending):
        name = path.relative_to(folder).as_posix()
        if own is not None and name.startswith("results/") and name not in own:
            continue
        content = pending.get(path) if path in pending else _read(path)
        if content is not None:
            yield name, content


def _yaml_files(folder: Path, year: int, pending: Mapping[Path, bytes | None]) -> list[Path]:
    """As loading finds them: directly in the folder, in `sections` and in each year's results."""
    folders = [folder, folder / "sections"]
    results = folder / "results"
    if results.is_dir():
        folders += (
            path
            for path in results.iterdir()
            if re.fullmatch("[0-9]{4}", path.name) and int(path.name) <= year
        )
    found = {path for path in pending if path.parent in folders}
    for one in folders:
        found.update(path for path in one.glob("*.yaml") if not path.name.startswith("."))
    return sorted(found)


def _read(path: Path) -> bytes:
    try:
        return read_regular(path, MAX_BYTES)
    except OSError as error:
        raise CannotRun(f"không đọc được {path}: {reason(error)}") from None
    except NotRegular:
        raise CannotRun(f"không đọc được {path}: không phải tệp thông thường") from None
