"""Which advice the office has accepted, and which acceptance is of advice that is no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from ctr.checks.advised import Advised
from ctr.codes import ADVICE
from ctr.plan.load.loader import Loaded
from ctr.plan.model import Duty, Task
from ctr.plan.model.acceptances import Acceptance
from ctr.problems import KeyPath
from ctr.yamlfile.reader import Document

RULE = ADVICE["accepted-gone"]

Held = tuple[Task | Duty, Document, KeyPath]
"""What advice may be on, and where it stands."""


def acceptance_of(advised: Advised, day: date) -> Acceptance | None:
    """The acceptance of a piece of advice, None where nobody has accepted it by `day`."""
    code = advised.code.code
    return next(
        (
            one
            for one in advised.about.accepted
            if one.covers(code, advised.target, advised.year) and not _is_later(one, day)
        ),
        None,
    )


def gone(loaded: Loaded, advised: Sequence[Advised], day: date) -> Iterator[Advised]:
    """A piece of advice for each acceptance of what is advised no more, in a sound plan.

    Not of one that was made after `day`: the advice may have come after it, too.
    """
    if loaded.plan is None:
        return
    still = {
        (one.about.id, id(acceptance))
        for one in advised
        if (acceptance := acceptance_of(one, day)) is not None
    }
    for about, document, path in held(loaded):
        for index, one in enumerate(about.accepted):
            if (about.id, id(one)) in still or _is_later(one, day):
                continue
            place = document.problem(
                (*path, "accepted", index, "code"),
                RULE.code,
                f"{_named(about)}: {one.code} đã chấp nhận mà không còn ({RULE.principle})",
                RULE.hint,
            )
            yield Advised(RULE, about, replace(place, severity="advice"))


def held(loaded: Loaded) -> Iterator[Held]:
    """Every task and duty that could be read, with its place."""
    yield from loaded.tasks
    if loaded.core is None:
        return
    for document in loaded.documents:
        if document.file.endswith("/programme.yaml"):
            for index, duty in enumerate(loaded.core.programme.duties):
                yield duty, document, ("duties", index)


def _named(about: Task | Duty) -> str:
    return f"nhiệm vụ {about.id}" if isinstance(about, Task) else about.id


def accepted_later(loaded: Loaded, day: date) -> Iterator[tuple[Acceptance, Document, KeyPath]]:
    """Each acceptance that bears a day after `day`, with the place of that day."""
    for about, document, path in held(loaded):
        for index, one in enumerate(about.accepted):
            if _is_later(one, day):
                yield one, document, (*path, "accepted", index, "on")


def _is_later(acceptance: Acceptance, day: date) -> bool:
    return acceptance.on is not None and acceptance.on > day


def split(
    advised: Iterable[Advised], day: date
) -> tuple[list[Advised], list[tuple[Advised, Acceptance]]]:
    """What still stands on `day`, and what was accepted with its acceptance."""
    stands, accepted = [], []
    for one in advised:
        acceptance = acceptance_of(one, day)
        if acceptance is None:
            stands.append(one)
        else:
            accepted.append((one, acceptance))
    return stands, accepted
