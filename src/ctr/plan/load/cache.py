"""A sound plan kept in the user's cache folder, so that the next command need not validate again.

What is kept follows wholly from the plan's files and is found by a fingerprint of their content
and of this program; deleting it changes no answer. Reading and validating costs about 0.1 s, most
of it for importing pydantic; reading what is kept a hundredth of that.

A kept file is data, and is believed only as `kept_file` says.
"""

from __future__ import annotations

from pathlib import Path

from ctr.plan.load import kept_file
from ctr.plan.load.fingerprint import fingerprint
from ctr.plan.load.plain import from_plain, to_plain
from ctr.plan.model import Plan
from ctr.problems import Problem

_MARK = b"ctr plan 3\n"
_SUFFIX = "plan"


def sound_plan(folder: Path) -> tuple[Plan | None, tuple[Problem, ...]]:
    """The plan in `folder`, or None and its problems; not validated again while unchanged."""
    content = fingerprint(folder)
    plan = kept_plan(folder, content)
    if plan is not None:
        return plan, ()
    from ctr.plan.load.loader import load

    loaded = load(folder)
    if loaded.plan is not None:
        keep_plan(folder, content, loaded.plan)
    return loaded.plan, loaded.problems


def kept_plan(folder: Path, content: bytes | None) -> Plan | None:
    """The plan kept for this folder with this content, or None. Never raises."""
    path = kept_file.kept_file(folder, _SUFFIX)
    if content is None or path is None:
        return None
    try:
        body = kept_file.read(path, _MARK + content)
        return from_plain(body) if body is not None else None
    except Exception:  # noqa: BLE001 - whatever is wrong with a kept file, the plan itself is still there
        return None


def keep_plan(folder: Path, content: bytes | None, plan: Plan) -> None:
    """Keep `plan` if the folder still has the content it was read from. Never raises."""
    path = kept_file.kept_file(folder, _SUFFIX)
    if content is not None and path is not None and content == fingerprint(folder):
        kept_file.write(path, _MARK + content, to_plain(plan))
