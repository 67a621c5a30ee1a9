"""The contracts of what is only listed: units, leaders, templates in use, writes into the plan."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from ctr.atomic.trail import Write
from ctr.output.contract import Contract
from ctr.tracking.assignments import LeaderAssignments, UnitAssignments

UNIT = Contract[UnitAssignments](
    {
        "name": lambda row: row.name,
        "short": lambda row: row.short,
        "aliases": lambda row: row.aliases,
        "kind": lambda row: row.kind,
        "members": lambda row: row.members,
        "email": lambda row: row.email,
        "lead": lambda row: row.lead,
        "coordinating": lambda row: row.coordinating,
        "through_groups": lambda row: row.through_groups,
    }
)
"""One unit or group, as `ctr units` gives it."""

LEADER = Contract[LeaderAssignments](
    {
        "name": lambda row: row.leader.name,
        "position": lambda row: row.leader.position,
        "aliases": lambda row: row.leader.aliases,
        "from": lambda row: row.leader.from_,
        "to": lambda row: row.leader.to,
        "tasks": lambda row: row.tasks,
    }
)
"""One leader, as `ctr leaders` gives it."""


class _TemplateInUse(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def path(self) -> Path: ...
    @property
    def own(self) -> bool: ...


TEMPLATE = Contract[_TemplateInUse](
    {
        "name": lambda row: row.name,
        "title": lambda row: row.title,
        "path": lambda row: str(row.path),
        "own": lambda row: row.own,
    }
)
"""One template in use, as `ctr templates` gives it."""

WRITE = Contract[Write](
    {
        "id": lambda write: write.id,
        "at": lambda write: write.at,
        "by": lambda write: write.by,
        "command": lambda write: write.command,
        "files": lambda write: [file.path for file in write.files],
        "before": lambda write: [file.before for file in write.files],
        "after": lambda write: [file.after for file in write.files],
        "changed_outside": lambda write: list(write.gaps),
        "undoes": lambda write: write.undoes,
    }
)
"""One write into the plan, as `ctr undo --list` gives it; hashes are BLAKE2b, 32 bytes, in hex."""
