"""What git asks of a merge driver, with files as git hands them over."""

from __future__ import annotations

from pathlib import Path

import pytest

from ctr.errors import CannotRun
from ctr.merging.driver import Driven, drive
from tests.merging.sides import PATH
from tests.merging.test_file import BASE
from tests.merging.test_whole import extended


def driven(folder: Path, base: str, ours: str, theirs: str, path: str = PATH) -> tuple[Driven, str]:
    files = []
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        file = folder / name
        file.write_bytes(text.encode("utf-8", "surrogateescape"))
        files.append(file)
    result = drive(files[0], files[1], files[2], path, 7)
    return result, files[1].read_text("utf-8", "surrogateescape")


def test_the_result_is_written_into_ours(tmp_path: Path) -> None:
    ours, theirs = BASE.replace("Ra quân", "Đã ra quân"), BASE.replace("người", "xe")
    result, text = driven(tmp_path, BASE, ours, theirs)
    assert result == Driven(clean=True)
    assert text == ours.replace("người", "xe")


def test_what_is_no_file_of_a_plan_is_merged_by_line(tmp_path: Path) -> None:
    text = "".join(f"dòng {number}\n" for number in range(9))
    ours, theirs = text.replace("dòng 1", "dòng một"), text.replace("dòng 7", "dòng bảy")
    result, merged = driven(tmp_path, text, ours, theirs, "ghi-chu.txt")
    assert result.clean
    assert result.by_line == "không phải tệp của kế hoạch"
    assert merged == ours.replace("dòng 7", "dòng bảy")
    result, merged = driven(tmp_path, text, ours, text.replace("dòng 1", "dòng hai"), "ghi-chu.txt")
    assert not result.clean
    assert "<<<<<<< bên này\ndòng một\n=======\ndòng hai\n>>>>>>> bên kia\n" in merged


def test_a_version_with_a_fault_of_its_yaml_is_merged_by_line(tmp_path: Path) -> None:
    broken = BASE.replace("unit: Công", 'unit: "Công')
    result, merged = driven(tmp_path, BASE, broken, BASE.replace("người", "xe"))
    assert result.clean
    assert result.by_line is not None
    assert merged == broken.replace("người", "xe")


def test_one_number_used_by_both_is_told(tmp_path: Path) -> None:
    units = "units:\n  - name: A\n  - name: B\n  - name: C\n"
    ours, theirs = (units.replace(f"{name}\n", f"{name}\n    short: K\n") for name in "AC")
    result, merged = driven(tmp_path, units, ours, theirs, "plan/units.yaml")
    assert not result.clean
    assert len(result.told) == 1
    assert "sau khi gộp, “K” đã dùng ở dòng 3" in result.told[0]
    assert merged.count("short: K") == 2


def test_what_nobody_can_merge_leaves_ours_alone(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="git không gộp được tệp này theo dòng"):
        driven(tmp_path, "a", "b\0", "c\0", "anh.png")
    assert (tmp_path / "ours").read_bytes() == b"b\0"
    with pytest.raises(CannotRun, match="không đọc được"):
        drive(tmp_path / "x", tmp_path / "ours", tmp_path / "theirs", PATH, 7)


def test_two_amendments_that_contradict_in_the_plan_are_told(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(plan.parent)
    folder = tmp_path / "git"
    folder.mkdir()
    ours, theirs = (extended(day).decode() for day in ("2028-03-31", "2028-02-28"))
    theirs = theirs.replace("QĐ 0", "QĐ 9")
    result, merged = driven(folder, "", ours, theirs, "plan/amendments.yaml")
    assert not result.clean
    assert "sau khi gộp, " in result.told[0]
    assert merged.count("deadline") == 2
