"""What was written, read back as `check` reads it: its data, and what would be wrong with it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ctr.plan.load.loader import load
from ctr.problems import Problem


def read_back(texts: Mapping[str, str]) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The data of each file of a plan, and its problems, tried in a folder that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="ctr-") as name:
        folder = Path(name) / "plan"
        for file, text in texts.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        loaded = load(folder)
    data = {document.file.partition("/")[2]: document.data for document in loaded.documents}
    return {file: data.get(file) for file in texts}, loaded.problems


def problems_of(texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """What would be wrong with a plan of these files."""
    return read_back(texts)[1]
