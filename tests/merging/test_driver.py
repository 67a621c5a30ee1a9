"""What git asks of a merge driver, with files as git hands them over."""

from __future__ import annotations

import sys
import time
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


def test_a_version_that_takes_too_long_is_merged_by_line(tmp_path: Path) -> None:
    more = '  - {task: "1.1", state: done}\n' * 40_000
    ours, theirs = BASE.replace("Ra quân", "Đã ra quân"), BASE.replace("người", "xe")
    result, merged = driven(tmp_path, BASE + more, ours + more, theirs + more)
    assert result.by_line == "có bản lớn hơn 1 MB"
    assert merged == ours.replace("người", "xe") + more


def test_many_marks_of_a_clash_take_no_time(tmp_path: Path) -> None:
    ours, theirs = BASE.replace("Ra quân", "Đã ra quân"), BASE.replace("người", "xe")
    began = time.process_time()
    driven(tmp_path, "<<<<<<< a\n" * 80_000, ours, theirs)
    assert time.process_time() - began < 5


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of the size of a file there")
@pytest.mark.parametrize("path", [PATH, "ghi-chu.txt"])
def test_a_full_disk_leaves_ours_as_it_is(tmp_path: Path, path: str) -> None:
    import resource

    more = "".join(f"# {number}\n" for number in range(5000))
    ours, theirs = BASE.replace("Ra quân", "Đã ra quân") + more, BASE.replace("người", "xe")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    for name, text in (("base", BASE), ("ours", ours), ("theirs", theirs)):
        (tmp_path / name).write_text(text)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, limits[1]))
    try:
        with pytest.raises(CannotRun):
            drive(tmp_path / "base", tmp_path / "ours", tmp_path / "theirs", path, 7)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (tmp_path / "ours").read_text() == ours
    assert sorted(one.name for one in tmp_path.iterdir()) == ["base", "ours", "theirs"]


def test_a_link_in_the_place_of_ours_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "khac"
    elsewhere.write_text(BASE)
    for name, text in (("base", BASE), ("theirs", BASE.replace("người", "xe"))):
        (tmp_path / name).write_text(text)
    (tmp_path / "ours").symlink_to(elsewhere)
    drive(tmp_path / "base", tmp_path / "ours", tmp_path / "theirs", PATH, 7)
    assert elsewhere.read_text() == BASE
