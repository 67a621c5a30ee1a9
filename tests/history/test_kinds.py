"""A path leads through fields and names; a thing may be called as a field is."""

from __future__ import annotations

from typing import get_args

import pytest

from ctr.history.changes import Change
from ctr.history.kinds import Kind, fields_of, kind_of, name_in


def test_the_fields_of_a_path_are_those_without_names() -> None:
    path = ("results", "2026", "Phòng tasks", "tasks", "1.1", "state")
    assert fields_of(path) == ("results", "tasks", "state")
    assert fields_of(("sections", "1", "tasks", "1.1", "targets", "a", "unit"))[-1] == "unit"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("programme/duties/deadline/title", "duty"),
        ("programme/duties/a/deadline/by", "deadline"),
        ("programme/title", "programme"),
        ("sections/1/title", "section"),
        ("sections/1/tasks/1.1", "task"),
        ("sections/1/tasks/1.1/leader", "assignment"),
        ("sections/1/tasks/1.1/text", "wording"),
        ("sections/1/tasks/1.1/deadline", "deadline"),
        ("sections/1/tasks/1.1/targets/deadline/name", "target"),
        ("results/2026/tasks/tasks/1.1/state", "state"),
        ("results/2026/A/tasks/1.1/log", "done"),
        ("results/2026/A/tasks/1.1/difficulties", "words"),
        ("results/2026/A/reports/2026-Q2", "report"),
        ("summaries/2026/letters", "letter"),
        ("summaries/2026/direction", "words"),
        ("units/A/short", "unit"),
        ("leaders/A/position", "leader"),
        ("amendments", "amendment"),
        ("calendar/2031", "calendar"),
        ("x", "other"),
    ],
)
def test_the_kind_follows_from_the_fields(path: str, kind: str) -> None:
    assert kind_of(Change(path=tuple(path.split("/")), new="x")) == kind
    assert kind in get_args(Kind)


def test_whose_it_is_stands_after_the_field() -> None:
    assert name_in(("results", "2026", "tasks", "tasks", "1.1", "state"), "tasks") == "1.1"
    assert name_in(("sections", "1", "title"), "tasks") is None
