"""The packaged templates are compiled once; whatever lies where that is kept, documents stay."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree

import jinja2
import pytest
from jinja2 import Environment

from ctr.documents.render.compiled import Compiled
from tests.conftest import EXAMPLE, Ctr

DOCUMENTS = {
    "a.md": ("report", "2026"),
    "a.docx": ("report", "2026"),
    "a.html": ("dashboard",),
}
pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="documents come from another process, which these tests do not reach"
)
OPTIONS = ("--plan", EXAMPLE, "--as-of", "2026-12-01", "--force")


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own in which this Python keeps what it compiles."""
    folder = tmp_path / "kept"
    monkeypatch.setattr(sys, "pycache_prefix", str(folder))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def _files(kept: Path) -> list[Path]:
    return sorted(kept.rglob("*.jinja*"))


def _documents(ctr: Ctr, folder: Path) -> Iterator[bytes]:
    for name, words in DOCUMENTS.items():
        ran = ctr(*words, *OPTIONS, "-o", folder / name)
        assert ran.code == 0
        yield (folder / name).read_bytes()


def _nothing(*_: object, **__: object) -> None:
    pytest.fail("compiled a second time")


@pytest.mark.usefixtures("kept")
def test_packaged_templates_are_compiled_once(
    ctr: Ctr, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = list(_documents(ctr, tmp_path))
    monkeypatch.setattr(Environment, "compile", _nothing)
    assert list(_documents(ctr, tmp_path)) == first


def _truncated(file: Path) -> None:
    os.truncate(file, file.stat().st_size // 2)


def _cut_in_its_head(file: Path) -> None:
    os.truncate(file, 30)


def _foreign(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04" + bytes(500))


def _flipped(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace("Á".encode(), "À".encode()))


def _a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def _itself(file: Path) -> None:
    file.unlink()
    file.symlink_to(file)


@pytest.mark.parametrize(
    "damage", [_truncated, _cut_in_its_head, _foreign, _flipped, _a_folder, _itself]
)
def test_what_is_damaged_is_as_good_as_nothing(
    ctr: Ctr, tmp_path: Path, kept: Path, damage: Callable[[Path], None]
) -> None:
    first = list(_documents(ctr, tmp_path))
    files = _files(kept)
    assert len(files) > len(first)
    for file in files:
        damage(file)
    assert list(_documents(ctr, tmp_path)) == first
    assert _files(kept) == files


def test_what_another_text_was_compiled_to_is_not_taken(
    ctr: Ctr, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = list(_documents(ctr, tmp_path))
    files = _files(kept)
    contents = [file.read_bytes() for file in files]
    for file, other in zip(files, [*contents[1:], contents[0]], strict=True):
        file.write_bytes(other)
    assert list(_documents(ctr, tmp_path)) == first
    monkeypatch.setattr(Environment, "compile", _nothing)  # it has been mended
    assert list(_documents(ctr, tmp_path)) == first


def test_what_other_modules_made_of_the_same_text_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "jinja2" / "compiler.py"
    module.parent.mkdir()
    module.write_bytes(b"")
    monkeypatch.setattr(jinja2, "__file__", str(module.with_name("__init__.py")))

    def mark(folder: Path = tmp_path, settings: str = "a b", file: str | None = None) -> str:
        return Compiled(folder, settings).get_bucket(Environment(), "a", file, "text").checksum

    assert mark() == mark()
    marks = [mark(), mark(tmp_path / "x"), mark(settings="a c"), mark(file="/a"), mark(file="/b")]
    os.utime(module, ns=(0, 0))
    marks.append(mark())
    module.rename(module.with_name("lexer.py"))
    marks.append(mark())
    assert len(set(marks)) == len(marks)


def test_where_no_modules_are_to_be_seen_nothing_is_kept(
    ctr: Ctr, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where the program is an archive."""
    first = list(_documents(ctr, tmp_path))
    for file in _files(kept):
        file.unlink()
    monkeypatch.setattr(jinja2, "__file__", str(tmp_path / "a.zip" / "jinja2" / "__init__.py"))
    assert list(_documents(ctr, tmp_path)) == first
    assert _files(kept) == []


def test_nothing_is_kept_where_python_keeps_nothing(
    ctr: Ctr, tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert len(list(_documents(ctr, tmp_path))) == 3
    assert _files(kept) == []


def test_where_nothing_can_be_written_documents_are_made_all_the_same(
    ctr: Ctr, tmp_path: Path, kept: Path
) -> None:
    first = list(_documents(ctr, tmp_path))
    shutil.rmtree(kept)
    kept.write_bytes(b"")
    assert list(_documents(ctr, tmp_path)) == first
    assert kept.read_bytes() == b""


def test_a_template_of_the_users_is_not_kept(ctr: Ctr, tmp_path: Path, kept: Path) -> None:
    plan = Path(copytree(EXAMPLE, tmp_path / "own"))
    (plan / "templates").mkdir(exist_ok=True)
    (plan / "templates" / "report.md.j2").write_text("{{ report.subject }}\n", "utf-8")
    assert ctr("report", "2026", "--plan", plan).code == 0
    assert _files(kept) == []
