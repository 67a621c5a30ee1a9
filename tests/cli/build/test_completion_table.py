"""The table of completion: of today, and nothing that can be typed is left out of it."""

from __future__ import annotations

import json

import pytest
import typer

from ctr.cli.app import Commands
from ctr.cli.build.completion_table import completion_table, takes
from ctr.cli.completion.answer import TABLE
from ctr.cli.completion.plan_words import words_of
from ctr.plan.kept.cache import sound_plan
from tests.conftest import PLAN

MADE = json.loads(completion_table())


def test_it_is_made_from_the_program_of_today() -> None:
    assert TABLE.read_text(encoding="utf-8") == completion_table(), "run: make generated"


def test_it_tells_every_command_and_how_its_options_complete() -> None:
    assert list(MADE) == ["", *Commands.lazy]
    taken = MADE["list"]["options"]
    options = {name: option["takes"] for option in taken for name in option["names"]}
    assert options["--unit"] == "unit"
    assert options["--leader"] == "leader"
    assert options["--output"] == "path"
    assert options["--force"] == "flag"
    assert [choice for choice, _ in options["--role"]] == ["lead", "coordinating", "any"]
    assert "chưa phân công" in [choice for choice, _ in options["--state"]]
    assert [argument["takes"] for argument in MADE["show"]["arguments"]] == ["task"]


def test_what_it_names_are_words_that_a_plan_has() -> None:
    plan, _ = sound_plan(PLAN)
    assert plan is not None
    known = {*words_of(plan), "flag", "path", "amended", "amended_to", "target=", "unit="}
    for command in MADE.values():
        for param in (*command["options"], *command["arguments"]):
            if isinstance(param["takes"], str):
                assert param["takes"] in known


def test_a_new_option_must_say_what_it_completes_to() -> None:
    app = typer.Typer(add_completion=False)

    @app.command()
    def new(dossier: str = typer.Option("", metavar="HỒ-SƠ")) -> None: ...

    (param,) = typer.main.get_command(app).params
    with pytest.raises(LookupError, match="what does dossier of ctr new complete to"):
        takes("new", param)
