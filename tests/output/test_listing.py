"""Lists in Markdown."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from tests.conftest import Ctr


@pytest.mark.parametrize("command", ["list", "targets", "units", "leaders", "due"])
def test_markdown_is_one_table(ctr: Ctr, command: str) -> None:
    words = [command, "--format", "md", *(["--all"] if command == "due" else [])]
    tokens = MarkdownIt("commonmark").enable("table").parse(ctr(*words).out)
    assert [token.type for token in tokens if token.level == 0] == ["table_open", "table_close"]
