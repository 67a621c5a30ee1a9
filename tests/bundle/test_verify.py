"""A dossier that comes from someone else: whole, or what is wrong with it; never harmful."""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from datetime import date
from pathlib import Path
from random import Random

import pytest

from ctr.bundle.archive import SUMS, Archive
from ctr.bundle.verify import PROOFS, faults
from ctr.errors import CannotRun

PROOF = hashlib.sha256(b"%PDF").hexdigest()


def dossier(sha256: str = PROOF, path: str | None = "minh-chung/a.pdf") -> bytes:
    archive = Archive(date(2026, 12, 1))
    archive.add("bao-cao/bao-cao.md", "Báo cáo".encode())
    archive.add("minh-chung/a.pdf", b"%PDF")
    rows = [{"file": "a.pdf", "sha256": sha256, "path": path}]
    archive.add(PROOFS, json.dumps([*rows, {"file": None, "sha256": None, "path": None}]).encode())
    return archive.close()


def changed(content: bytes, change: dict[str, bytes | None], twice: tuple[str, ...] = ()) -> bytes:
    """The same dossier with other contents, None for a file that is left out."""
    built = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(built, "w") as new:
        parts: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
        for name, part in {**parts, **change}.items():
            if part is not None:
                new.writestr(name, part)
        for name in twice:
            with pytest.warns(UserWarning, match="Duplicate"):
                new.writestr(name, b"other")
    return built.getvalue()


def found(tmp_path: Path, content: bytes) -> list[str]:
    path = tmp_path / "ho-so.zip"
    path.write_bytes(content)
    return faults(path)


def test_a_whole_dossier(tmp_path: Path) -> None:
    assert found(tmp_path, dossier()) == []
    assert found(tmp_path, changed(dossier(), {})) == []


def test_what_was_changed_left_out_or_added_is_told(tmp_path: Path) -> None:
    change = {"bao-cao/bao-cao.md": b"khac", "minh-chung/a.pdf": None, "moi.txt": b"1"}
    said = found(tmp_path, changed(dossier(), change))
    assert [line.partition(":")[0] for line in said] == [
        "bao-cao/bao-cao.md",
        "minh-chung/a.pdf",
        "moi.txt",
        "minh-chung/a.pdf",
    ]
    assert "khác lúc lập" in said[0]
    assert "thiếu tệp" in said[1]
    assert "thêm vào sau" in said[2]


def test_evidence_that_is_not_what_was_recorded_is_told_whatever_the_sums_say(
    tmp_path: Path,
) -> None:
    assert "khác lúc ghi" in found(tmp_path, dossier(sha256="0" * 64))[0]
    assert "khi lập hồ sơ" in found(tmp_path, dossier(path=None))[0]


@pytest.mark.parametrize(
    "name", ["../a.txt", "/a.txt", "a\\b.txt", "C:/a.txt", "con", "a.txt ", "A.PDF"]
)
def test_names_that_lead_elsewhere_are_told(tmp_path: Path, name: str) -> None:
    if name == "A.PDF":
        content = changed(dossier(), {"minh-chung/A.pdf": b"2"})
    else:
        content = changed(dossier(), {name: b"1"})
    assert any("không an toàn" in line for line in found(tmp_path, content))


def test_a_name_that_stands_twice_is_told(tmp_path: Path) -> None:
    content = changed(dossier(), {}, twice=("minh-chung/a.pdf",))
    assert any("tên lặp lại" in line for line in found(tmp_path, content))


def test_what_is_no_dossier_is_refused(tmp_path: Path) -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr(SUMS, b"")
        for number in range(25):
            with package.open(f"{number}", "w", force_zip64=True) as part:
                for _ in range(50):
                    part.write(b"\0" * 1_000_000)
    lzma = io.BytesIO()
    with zipfile.ZipFile(lzma, "w", zipfile.ZIP_LZMA) as package:
        package.writestr(SUMS, b"")
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as package:
        package.writestr(SUMS, b"no sums\n")
    none = io.BytesIO()
    with zipfile.ZipFile(none, "w") as package:
        package.writestr("a", b"")
    for content in (b"", b"PK", b"%PDF", *(each.getvalue() for each in (bomb, lzma, many, none))):
        with pytest.raises(CannotRun):
            found(tmp_path, content)
    os.mkfifo(tmp_path / "pipe.zip")
    for path in (tmp_path / "pipe.zip", tmp_path, tmp_path / "none.zip"):
        with pytest.raises(CannotRun):
            faults(path)


def test_a_damaged_dossier_is_told_or_refused_and_never_taken_for_whole(tmp_path: Path) -> None:
    whole, random = dossier(), Random(1)
    names = whole.rindex(b"PK\x01\x02")
    for _ in range(200):
        place = random.randrange(names)
        damaged = bytearray(whole)
        damaged[place] ^= 1 << random.randrange(8)
        try:
            said = found(tmp_path, bytes(damaged))
        except CannotRun:
            continue
        if not said:  # a day, a permission: nothing that is read
            assert changed(bytes(damaged), {}) == changed(whole, {})
