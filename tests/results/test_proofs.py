"""Files that prove a deed or a figure, beside the results and named by their entry, or neither."""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ctr.errors import CannotRun
from ctr.evidence.files import Evidence, kept_name
from ctr.plan.load.loader import load
from ctr.plan.model import EvidenceFile, LogEntry, TaskResult
from ctr.results.changes import Change
from ctr.results.record import Record, record
from ctr.results.transaction import Transaction
from tests.conftest import AUTHOR

UNIT = "Văn phòng HĐND và UBND"
DAY = date(2026, 6, 1)


def proof(content: bytes = b"%PDF", original: str = "Quyết định 45.pdf") -> Evidence:
    sha256 = hashlib.sha256(content).hexdigest()
    return Evidence(
        original=original, name=kept_name(original, sha256), sha256=sha256, content=content
    )


def put(plan: Path, **keys: Any) -> tuple[Change, ...]:
    entry = Record(**{"unit": UNIT, "year": 2026, "on": DAY, "task": "1.1", **keys})
    return record(Transaction(plan, AUTHOR), entry).changes


def result(plan: Path) -> TaskResult:
    loaded = load(plan)
    assert loaded.plan is not None, loaded.problems
    (only,) = loaded.plan.results_by_unit[UNIT, 2026].tasks
    return only


def kept(plan: Path) -> dict[str, bytes]:
    folder = plan / "results" / "2026" / "evidence"
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.exists() else {}


def test_a_file_and_the_entry_that_names_it(small: Path) -> None:
    changes = put(small, done="Họp", evidence="Số 1/BB", files=(proof(),))
    assert [(change.field, change.new) for change in changes] == [
        ("state", "in_progress"),
        ("done", "Họp"),
        ("files", proof().name),
    ]
    file = EvidenceFile(name=proof().name, sha256=proof().sha256)
    assert result(small).log == (LogEntry(on=DAY, done="Họp", evidence="Số 1/BB", files=(file,)),)
    assert kept(small) == {proof().name: b"%PDF"}


def test_what_a_file_says_of_itself_is_the_evidence_where_none_is_given(small: Path) -> None:
    changes = put(small, done="Họp", read_evidence="Biên bản số 1/BB", files=(proof(),))
    assert ("evidence", "Biên bản số 1/BB") in [(change.field, change.new) for change in changes]
    put(small, done="Tập huấn", evidence="Số 2/BC", read_evidence="Số 3/BC", files=(proof(b"2"),))
    assert [entry.evidence for entry in result(small).log] == ["Biên bản số 1/BB", "Số 2/BC"]


def test_the_same_again_changes_nothing(small: Path) -> None:
    same = {"done": "Họp", "read_evidence": "Số 1/BB", "files": (proof(),)}
    put(small, **same)
    assert put(small, **same) == ()
    assert len(result(small).log) == 1


def test_a_file_that_comes_later_goes_to_the_entry_that_is_there(small: Path) -> None:
    put(small, done="Họp")
    put(small, done="Họp", read_evidence="Số 1/BB", files=(proof(),))
    put(small, done="Họp", read_evidence="Số 9/BB", files=(proof(), proof(b"2", "anh.jpg")))
    (entry,) = result(small).log
    assert entry.evidence == "Số 1/BB"
    assert [file.name for file in entry.files] == [proof().name, proof(b"2", "anh.jpg").name]
    put(small, done="Họp", evidence="Số 2/BB", files=(proof(b"3"),))
    assert len(result(small).log) == 2


def test_the_same_content_is_kept_once_whatever_its_name(small: Path) -> None:
    put(small, done="Họp", files=(proof(),))
    put(small, done="Tập huấn", files=(proof(original="ban-sao.pdf"),))
    assert list(kept(small)) == [proof().name]
    assert {file.name for entry in result(small).log for file in entry.files} == {proof().name}


def test_a_figure_has_files_too(small: Path) -> None:
    figure = {"values": (("ho-so-truc-tuyen", Decimal(80)),)}
    put(small, **figure, read_evidence="Báo cáo số 5/BC", files=(proof(),))
    (value,) = result(small).values
    assert (value.source, [file.name for file in value.files]) == (
        "Báo cáo số 5/BC",
        [proof().name],
    )
    put(small, **figure, read_evidence="Báo cáo số 6/BC", files=(proof(b"2"),))
    (value,) = result(small).values
    assert (value.source, len(value.files), value.corrects) == ("Báo cáo số 5/BC", 2, None)


def test_files_with_a_deed_and_a_figure_prove_the_deed(small: Path) -> None:
    put(small, done="Họp", values=(("ho-so-truc-tuyen", Decimal(80)),), files=(proof(),))
    found = result(small)
    assert (len(found.log[0].files), len(found.values[0].files)) == (1, 0)


def test_nothing_is_kept_of_an_entry_that_is_refused(small: Path) -> None:
    with pytest.raises(CannotRun):
        put(small, on=date(2025, 6, 1), done="Họp", files=(proof(),))
    assert kept(small) == {}


def test_a_file_that_was_altered_is_put_back_by_recording_it_again(small: Path) -> None:
    put(small, done="Họp", files=(proof(),))
    (small / "results" / "2026" / "evidence" / proof().name).write_bytes(b"khac")
    put(small, done="Họp", files=(proof(),))
    assert kept(small) == {proof().name: b"%PDF"}


def test_a_hash_that_looks_like_a_number_is_written_as_a_text(small: Path) -> None:
    contents = (str(number).encode() for number in range(10_000))
    binary = next(one for one in contents if hashlib.sha256(one).hexdigest().startswith("0b"))
    put(small, done="Họp", files=(proof(binary),))
    assert result(small).log[0].files[0].sha256 == proof(binary).sha256
