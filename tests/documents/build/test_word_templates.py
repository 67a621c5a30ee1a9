"""The committed Word templates are what the code makes."""

from __future__ import annotations

import io
import zipfile

import pytest

from ctr.documents.build import word_templates
from tests.conftest import ROOT


@pytest.fixture(scope="module")
def built() -> dict[str, bytes]:
    return word_templates.build_all()


@pytest.mark.parametrize(
    "name", ["report", "unit-report", "reminder", "programme", "office-words", "brief"]
)
def test_the_committed_templates_are_what_the_table_of_measures_gives(
    built: dict[str, bytes], name: str
) -> None:
    kept = (ROOT / "templates" / f"{name}.docx").read_bytes()
    parts = [zipfile.ZipFile(io.BytesIO(raw)) for raw in (built[f"{name}.docx"], kept)]
    assert parts[0].namelist() == parts[1].namelist()
    for part in parts[0].namelist():
        assert parts[0].read(part) == parts[1].read(part), part
