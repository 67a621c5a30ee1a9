"""The example ward, as the commands show it."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.conftest import EXAMPLE, Ctr


@pytest.mark.parametrize("command", ["status", "list", "targets", "due", "check"])
def test_the_example(ctr: Ctr, snapshot: SnapshotAssertion, command: str) -> None:
    ran = ctr(command, "--as-of", "2027-11-24", "--plan", EXAMPLE)
    assert (ran.out, ran.err) == snapshot


def test_the_history_of_a_task(ctr: Ctr, snapshot: SnapshotAssertion) -> None:
    assert ctr("show", "1.1", "--as-of", "2027-11-24", "--plan", EXAMPLE).out == snapshot
