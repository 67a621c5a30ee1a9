"""What the tests of documents share."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest import PLAN


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A plan with a templates folder of its own."""
    copytree(PLAN, tmp_path / "plan")
    return tmp_path
