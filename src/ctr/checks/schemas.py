"""The schemas that an editor reads beside a plan tell the plan's names of today."""

from __future__ import annotations

from collections.abc import Iterator

from ctr.codes import ADVICE
from ctr.plan.load.loader import Loaded
from ctr.plan.schema.kinds import FOLDER
from ctr.plan.schema.names import names_loaded
from ctr.plan.schema.stored import MADE_OF, is_stale
from ctr.problems import Problem

RULE = ADVICE["schema-stale"]


def stale_schemas(loaded: Loaded) -> Iterator[Problem]:
    """A piece of advice where there are schemas and they are of other names; else nothing.

    Where a fault hides some of the names, nobody knows: that fault is what is told.
    """
    if not (loaded.folder / FOLDER).is_dir():
        return
    names = names_loaded(loaded)
    if names.complete and is_stale(loaded.folder, names):
        yield Problem(
            file=f"{loaded.folder.name}/{FOLDER}/{MADE_OF}",
            code=RULE.code,
            message="lược đồ cho trình soạn thảo không còn theo đơn vị, lãnh đạo, nhiệm vụ, "
            "chỉ tiêu của kế hoạch",
            hint=RULE.hint,
            severity="advice",
        )
