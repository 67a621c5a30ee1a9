"""ctr bundle: a year's dossier, which someone else can check offline."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from pathlib import Path
from random import Random

import openpyxl
import pytest

from tests.checks.evidence_plans import UNITS, EvidencePlan, sound_plan
from tests.conftest import EXAMPLE, Ctr

DAY = ("--as-of", "2026-12-01")


@pytest.fixture
def sound(tmp_path: Path) -> EvidencePlan:
    return sound_plan(tmp_path, Random(1), each=5)


@pytest.fixture
def made(ctr: Ctr, sound: EvidencePlan, tmp_path: Path) -> Path:
    """The dossier of 2026."""
    path = tmp_path / "ho-so.zip"
    ran = ctr("bundle", "2026", "-o", path, "--plan", sound.folder, *DAY)
    assert ran.code == 0, ran.err
    return path


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def test_a_dossier_holds_report_data_evidence_and_a_list(
    ctr: Ctr, sound: EvidencePlan, made: Path
) -> None:
    found = parts(made)
    assert {name.split("/")[0] for name in found} == {
        *("DOC-TRUOC.txt", "SHA256SUMS", "danh-muc.md", "danh-muc.xlsx"),
        *("bao-cao", "du-lieu", "minh-chung"),
    }
    entries = [entry for entry in sound.entries if entry.year == 2026]
    files = {name for entry in entries for name, _ in entry.files}
    assert {name.split("/")[1] for name in found if name.startswith("minh-chung/")} == files
    for name in files:
        assert found[f"minh-chung/{name}"] == sound.path(2026, name).read_bytes()
    plan = sound.folder / "plan"
    kept = {name for name in found if name.startswith("du-lieu/plan/")}
    yaml = [path for path in plan.rglob("*.yaml") if "2027" not in path.parts]
    assert kept == {f"du-lieu/plan/{path.relative_to(plan).as_posix()}" for path in yaml}
    report = ctr("report", "2026", "--plan", sound.folder, *DAY)
    assert found["bao-cao/bao-cao-2026.md"].decode() == report.out
    listed = ctr("list", "--format", "json", "--year", "2026", "--plan", sound.folder, *DAY)
    assert found["du-lieu/nhiem-vu.json"].decode() == listed.out
    rows = json.loads(found["du-lieu/minh-chung.json"])
    assert len(rows) == len(entries)
    assert {row["path"] for row in rows if row["file"]} == {f"minh-chung/{name}" for name in files}


def test_the_list_for_people_has_a_row_an_entry(sound: EvidencePlan, made: Path) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(parts(made)["danh-muc.xlsx"])).active
    assert sheet is not None
    heads = [cell.value for cell in sheet[4]]
    assert heads[:4] == ["TT", "Đơn vị", "NV", "Ngày"]
    assert sheet.max_row == 4 + len([entry for entry in sound.entries if entry.year == 2026])
    assert "Kiểm tra" in parts(made)["danh-muc.md"].decode()


def test_sha256sum_checks_it_without_us(made: Path, tmp_path: Path) -> None:
    if shutil.which("sha256sum") is None:
        pytest.skip("no sha256sum")
    folder = tmp_path / "unzipped"
    with zipfile.ZipFile(made) as package:
        package.extractall(folder)

    def checked() -> subprocess.CompletedProcess[str]:
        words = ["sha256sum", "--strict", "-c", "SHA256SUMS"]
        return subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)

    ran = checked()
    assert ran.returncode == 0, ran.stdout
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(ran.stdout.splitlines()) == len(files) - 1
    next((folder / "minh-chung").iterdir()).write_bytes(b"khac")
    assert checked().returncode == 1


def test_the_same_plan_is_the_same_bytes(
    ctr: Ctr, sound: EvidencePlan, made: Path, tmp_path: Path
) -> None:
    copy = Path(shutil.copytree(sound.folder / "plan", tmp_path / "khac" / "plan"))
    again = tmp_path / "again.zip"
    assert ctr("bundle", "2026", "-o", again, "--plan", copy, *DAY).code == 0
    assert again.read_bytes() == made.read_bytes()


def test_it_says_how_to_check_it(made: Path) -> None:
    raw = parts(made)["DOC-TRUOC.txt"]
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    text = raw.decode("utf-8-sig")
    for words in ("HỒ SƠ NĂM 2026", "sha256sum -c SHA256SUMS", "Get-FileHash", "--verify"):
        assert words in text
    assert "CHƯA ĐỦ" not in text


def test_the_dossier_of_one_unit(ctr: Ctr, sound: EvidencePlan, tmp_path: Path) -> None:
    path = tmp_path / "mot.zip"
    words = ("--unit", UNITS[1], "--plan", sound.folder, *DAY)
    ran = ctr("bundle", "2026", "-o", path, *words)
    assert ran.code == 0, ran.err
    found = parts(path)
    own = [entry for entry in sound.entries if (entry.unit, entry.year) == (1, 2026)]
    assert {name for name in found if name.startswith("minh-chung/")} == {
        f"minh-chung/{name}" for entry in own for name, _ in entry.files
    }
    results = [name for name in found if "results" in name]
    assert results == ["du-lieu/plan/results/2026/phong-1.yaml"]
    assert {row["unit"] for row in json.loads(found["du-lieu/minh-chung.json"])} == {UNITS[1]}
    assert found["bao-cao/bao-cao-2026.md"].decode() == ctr("report", "2026", *words).out
    assert UNITS[1].upper() in found["DOC-TRUOC.txt"].decode("utf-8-sig")


def test_an_incomplete_dossier_is_not_written_unasked(
    ctr: Ctr, sound: EvidencePlan, tmp_path: Path
) -> None:
    with_files = [entry for entry in sound.entries if entry.files and entry.year == 2026]
    missing, altered = with_files[:2]
    sound.path(2026, missing.files[0][0]).unlink()
    sound.path(2026, altered.files[0][0]).write_bytes(b"khac")
    path = tmp_path / "ho-so.zip"
    words = ("bundle", "2026", "-o", path, "--plan", sound.folder, *DAY)
    ran = ctr(*words)
    assert (ran.code, path.exists()) == (1, False)
    for entry, word in ((missing, "thiếu"), (altered, "khác lúc ghi")):
        assert f"Không đủ: {entry.files[0][0]} ({word}; {UNITS[entry.unit]}" in ran.err
    ran = ctr(*words, "--incomplete")
    assert ran.code == 0
    found = parts(path)
    text = found["DOC-TRUOC.txt"].decode("utf-8-sig")
    assert "HỒ SƠ CHƯA ĐỦ" in text
    assert missing.files[0][0] in text
    rows = {row["file"]: row for row in json.loads(found["du-lieu/minh-chung.json"])}
    assert rows[missing.files[0][0]]["state"] == "missing"
    assert rows[altered.files[0][0]]["state"] == "altered"
    assert rows[altered.files[0][0]]["path"] is None
    verified = ctr("bundle", "--verify", path)
    assert verified.code == 1
    assert len(verified.out.splitlines()) == 2


def test_a_sent_report_that_is_no_longer_what_was_sent_is_told(
    ctr: Ctr, sound: EvidencePlan, tmp_path: Path
) -> None:
    year = sound.folder / "plan" / "results" / "2026"
    (year / "sent").mkdir(parents=True)
    (year / "sent" / "2026.docx").write_bytes(b"PK sent")
    (year / "sent" / "2026.json").write_bytes(b"{}")
    hashes = [hashlib.sha256(content).hexdigest() for content in (b"PK sent", b"khac")]
    submitted = {
        "duty": "bao-cao-don-vi",
        "on": "2026-11-20",
        "file": "2026.docx",
        "file_hash": hashes[0],
        "data": "2026.json",
        "data_hash": hashes[1],
    }
    summary = {"year": 2026, "submitted": [submitted]}
    (year / "summary.yaml").write_text(json.dumps(summary), encoding="utf-8")
    path = tmp_path / "ho-so.zip"
    words = ("bundle", "2026", "-o", path, "--plan", sound.folder, *DAY)
    ran = ctr(*words)
    assert (ran.code, path.exists()) == (1, False), ran.err
    assert "Không đủ: 2026.json (khác lúc gửi; báo cáo đã gửi)." in ran.err
    assert ctr(*words, "--incomplete").code == 0
    found = parts(path)
    assert found["da-gui/2026.docx"] == b"PK sent"
    assert "da-gui/2026.json" not in found
    verified = ctr("bundle", "--verify", path)
    assert verified.code == 1
    assert "2026.json: báo cáo đã gửi thiếu hoặc khác lúc gửi" in verified.out


def test_it_tells_how_many_faults_of_evidence_check_finds(
    ctr: Ctr, sound: EvidencePlan, tmp_path: Path
) -> None:
    entry = next(entry for entry in sound.entries if entry.kind == 2 and entry.year == 2026)
    entry.evidence = "Quyết định số 1//QĐ"
    sound.write()
    ran = ctr("bundle", "2026", "-o", tmp_path / "a.zip", "--plan", sound.folder, *DAY)
    assert "ctr check nêu 1 điều về minh chứng năm 2026" in ran.err
    assert ran.code == 0


def test_verifying_a_dossier(ctr: Ctr, made: Path) -> None:
    ran = ctr("bundle", "--verify", made)
    assert (ran.code, ran.out) == (0, "")
    assert "đủ và đúng" in ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bundle"], "thiếu năm"),
        (["bundle", "2040"], "chương trình không có năm"),
        (["bundle", "2026", "-o", "a.rar"], "hồ sơ là tệp .zip"),
        (["bundle", "2026", "--verify", "a.zip"], "--verify không đi cùng"),
        (["bundle", "--verify", "none.zip"], "không có tệp"),
        (["bundle", "2026", "--unit", "Không có", "-o", "a.zip"], "không có đơn vị"),
    ],
)
def test_what_cannot_be_done_is_said(ctr: Ctr, tmp_path: Path, words: list[str], said: str) -> None:
    plan = () if "--verify" in words else ("--plan", EXAMPLE)
    ran = ctr(*words, *plan, cwd=tmp_path)
    assert (ran.code, said in ran.err) == (2, True), ran.err
    assert list(tmp_path.iterdir()) == []


def test_it_is_never_written_into_the_plan_or_over_a_file(
    ctr: Ctr, sound: EvidencePlan, made: Path
) -> None:
    inside = sound.folder / "plan" / "results" / "2026" / "evidence" / "ho-so.zip"
    assert ctr("bundle", "2026", "-o", inside, "--plan", sound.folder, "--force").code == 2
    assert not inside.exists()
    before = made.read_bytes()
    assert ctr("bundle", "2026", "-o", made, "--plan", sound.folder).code == 2
    assert made.read_bytes() == before
