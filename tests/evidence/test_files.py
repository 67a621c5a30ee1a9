"""What may be evidence, and the name that it is kept under."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr.errors import CannotRun
from ctr.evidence.files import LIMIT_MB, Unkept, kept_content, kept_name, kept_names, taken
from ctr.plan.model.fields import STORED_NAME


def test_a_file_gets_a_name_of_its_content_and_its_words(tmp_path: Path) -> None:
    path = tmp_path / "Quyết định số 45 (bản ký).DOCX"
    path.write_bytes(b"abc")
    evidence = taken(path)
    digest = hashlib.sha256(b"abc").hexdigest()
    assert evidence.sha256 == digest
    assert evidence.name == f"{digest[:12]}-quyet-dinh-so-45-ban-ky.docx"
    assert (evidence.original, evidence.content) == (path.name, b"abc")


@given(st.text(max_size=200))
def test_any_name_becomes_one_that_the_plan_takes(original: str) -> None:
    name = kept_name(original, "0" * 64)
    assert re.fullmatch(STORED_NAME, name)
    assert len(name) < 90
    assert not re.match(r"(con|aux|nul|prn|com\d|lpt\d)(\.|$)", name)


@pytest.mark.parametrize("name", ["a.exe", "a.BAT", "a.docm", "a.lnk", "a.yaml", "a.html"])
def test_what_may_run_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(CannotRun, match="làm minh chứng"):
        taken(tmp_path / name)


def test_links_devices_folders_and_empty_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "real.pdf").write_bytes(b"x")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    (tmp_path / "empty.pdf").touch()
    os.mkfifo(tmp_path / "pipe.pdf")
    for name, said in (
        ("link.pdf", "là liên kết"),
        ("empty.pdf", "là tệp rỗng"),
        ("pipe.pdf", "không phải tệp thông thường"),
        ("", "là thư mục"),
        ("none.pdf", "không có tệp"),
    ):
        with pytest.raises(CannotRun) as refused:
            taken(tmp_path / name)
        assert said in refused.value.message
    with pytest.raises(CannotRun, match="không phải tệp thông thường"):
        taken(Path("/dev/null"))


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    with path.open("wb") as file:
        file.truncate(LIMIT_MB * 1_000_000 + 1)
    with pytest.raises(CannotRun, match=f"lớn hơn {LIMIT_MB} MB"):
        taken(path)
    with pytest.raises(Unkept, match="lớn hơn"):
        kept_content(path)


def test_what_is_kept_is_listed_without_what_systems_leave(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.pdf", ".ctr-x", ".DS_Store", "Thumbs.db"):
        (tmp_path / name).write_bytes(b"x")
    assert list(kept_names(tmp_path)) == ["a.pdf", "b.pdf"]
    assert list(kept_names(tmp_path / "none")) == []
    assert kept_content(tmp_path / "a.pdf") == b"x"
    with pytest.raises(FileNotFoundError):
        kept_content(tmp_path / "none.pdf")
    (tmp_path / "folder").mkdir()
    with pytest.raises(Unkept, match="là thư mục"):
        kept_content(tmp_path / "folder")
