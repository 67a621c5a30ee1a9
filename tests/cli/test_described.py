"""What a command tells of itself; tests/test_consoles.py types all its examples."""

from __future__ import annotations

import pytest

from ctr.cli.app import Commands
from ctr.cli.build.walk import every_description
from ctr.cli.described import Example, Told, told
from tests.conftest import Ctr

DESCRIBED = dict(every_description())


def test_a_docstring_is_taken_apart() -> None:
    text = """Việc đến hạn.

    Mã 1: có việc quá hạn.

    Ví dụ:
    Trong 60 ngày tới:
    $ ctr due --within 60
    """
    assert told(text) == Told(
        purpose="Việc đến hạn.",
        no="có việc quá hạn",
        examples=(Example(purpose="Trong 60 ngày tới", line="ctr due --within 60"),),
    )


def test_what_is_no_example_is_refused() -> None:
    with pytest.raises(ValueError, match="no example"):
        told("Việc.\n\nVí dụ:\nTrong 60 ngày tới\n$ ctr due")


@pytest.mark.parametrize("command", ["", *Commands.lazy])
def test_every_command_has_examples_at_the_end_of_its_help(ctr: Ctr, command: str) -> None:
    shown = DESCRIBED[command].told
    assert 1 <= len(shown.examples) <= 3
    for example in shown.examples:
        words = example.line.split()
        assert words[: 2 if command else 1] == ["ctr", *([command] if command else [])]
    help = ctr(*([command] if command else []), "--help").out
    assert help.rstrip().endswith(shown.examples[-1].line.split()[-1])
    assert "Ví dụ:" in help
