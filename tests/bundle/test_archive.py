"""A zip of the same bytes for the same content, with names that every system takes."""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
import zipfile
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr.bundle.archive import SUMS, Archive, safe_path
from ctr.errors import CannotRun

DAY = date(2026, 12, 1)


def made(*files: tuple[str, bytes]) -> bytes:
    archive = Archive(DAY)
    for name, content in files:
        archive.add(name, content)
    return archive.close()


def test_the_same_content_is_the_same_bytes() -> None:
    files = (("a.txt", b"1"), ("b/c.txt", b"2"))
    assert made(*files) == made(*files)
    with zipfile.ZipFile(io.BytesIO(made(*files))) as package:
        assert package.read(SUMS).decode().splitlines() == [
            f"{hashlib.sha256(b'1').hexdigest()}  a.txt",
            f"{hashlib.sha256(b'2').hexdigest()}  b/c.txt",
        ]
        assert {part.date_time for part in package.infolist()} == {(2026, 12, 1, 0, 0, 0)}


def test_names_that_one_system_takes_for_the_same_are_two() -> None:
    with zipfile.ZipFile(io.BytesIO(made(("a.txt", b"1"), ("A.txt", b"2"), (SUMS, b"3")))) as file:
        assert sorted(file.namelist()) == ["A-2.txt", SUMS, f"{SUMS}-2", "a.txt"]


@pytest.mark.parametrize(
    ("path", "safe"),
    [
        ("results/2026/công-an.yaml", "results/2026/công-an.yaml"),
        ("../../etc/passwd", "etc/passwd"),
        ("/a", "a"),
        ("con.yaml", "_con.yaml"),
        ("LPT1", "_LPT1"),
        ('a:b?"c.txt', "a_b__c.txt"),
        ("tên. ", "tên"),
        ("a\\b", "a_b"),
    ],
)
def test_a_path_that_windows_takes(path: str, safe: str) -> None:
    assert safe_path(unicodedata.normalize("NFD", path)) == safe


@given(st.lists(st.text(min_size=1, max_size=300), min_size=1, max_size=5))
def test_any_path_becomes_safe(parts: list[str]) -> None:
    path = safe_path("/".join(parts))
    assert safe_path(path) == path
    assert len(path) <= 200
    for part in path.split("/"):
        assert not re.search(r'[<>:"\\|?*\x00-\x1f]', part)
        assert not part.endswith((".", " "))


def test_one_that_grows_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctr.bundle.archive.TOTAL_LIMIT_MB", 0)
    with pytest.raises(CannotRun, match="lớn hơn"):
        made(("a", b"1"))
