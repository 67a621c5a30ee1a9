"""The pictures of the README and the guide are what the program shows."""

from __future__ import annotations

import re
from importlib.metadata import version
from xml.etree import ElementTree

import pytest

from tests.conftest import ROOT
from tests.pictures import FOLDER, SHOTS, THEMES, pictures

MADE = dict(pictures())
PINNED = f"rich=={version('rich')}" in (ROOT / "constraints.txt").read_text()


def test_they_are_made_anew_the_same() -> None:
    assert dict(pictures()) == MADE
    assert {path.name for path in FOLDER.iterdir()} == {*MADE}


@pytest.mark.skipif(not PINNED, reason="another rich draws other pictures")
@pytest.mark.parametrize("name", MADE)
def test_each_is_what_the_program_shows_today(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == MADE[name], "run: make generated"


@pytest.mark.parametrize("name", MADE)
def test_each_is_a_picture_that_fetches_nothing_and_says_what_it_is(name: str) -> None:
    content = MADE[name]
    root = ElementTree.fromstring(content)
    assert root.get("role") == "img"
    assert root.get("aria-label")
    assert not re.search(r"(?:src|href)=|@font-face|@import|url\((?!#)", content)
    assert len(content.encode()) < 80_000


def test_documents_show_them() -> None:
    readme = (ROOT / "README.md").read_text()
    guide = (ROOT / "docs" / "huong-dan.md").read_text()
    for shot in SHOTS:
        assert f"pictures/{shot.name}.svg" in readme + guide
    for end in THEMES:  # whoever reads in the dark gets the dark one
        assert f"docs/pictures/tinh-hinh{end}.svg" in readme
