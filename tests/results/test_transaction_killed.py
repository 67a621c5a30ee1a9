"""A writer killed at any point leaves a plan that loads, each file old or new; then all are."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from shutil import copytree

import openpyxl
import pytest
from typer.testing import CliRunner

from ctr.atomic import Recovery, trail
from ctr.cli.app import app
from ctr.plan.load.loader import load
from ctr.results.transaction import FileEdits, Refused, Transaction
from ctr.yamlfile.editor import Edit
from tests.conftest import AUTHOR, EXAMPLE, WITHOUT_SCHEMAS, Ctr
from tests.intake.mails import mail, saved
from tests.stop_points import turns


def stopped_at_every_point(how: str, plan: Path, folder: Path, *words: str | Path) -> list[str]:
    """The points at which the command was stopped; the n-th plan is `folder/<n>/plan`."""
    *stopped, end = turns(how, plan, folder, [str(word) for word in words])
    assert end == "end 0", stopped
    codes = {"-9"} if how.startswith("kill") else {"2", "0"}
    assert {line.split()[1] for line in stopped} <= codes, stopped
    return [line.split()[0] for line in stopped]


def files(plan: Path) -> dict[str, bytes]:
    """Every file of a plan but its trail of writes, temporary ones included."""
    return {
        path.relative_to(plan).as_posix(): path.read_bytes()
        for path in plan.rglob("*")
        if path.is_file() and ".ctr" not in path.parts
    }


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The forms of three units, each with something new in it; never changed."""
    folder = tmp_path_factory.mktemp("sent") / "forms"
    words = ["form", "2027", "--all", "-o", str(folder), "--plan", str(EXAMPLE)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder.parent))
        assert CliRunner().invoke(app, words, prog_name="ctr").exit_code == 0
    sent = sorted(folder.iterdir())[:3]
    for path in sent:
        book = openpyxl.load_workbook(path)
        page = book["Nhiệm vụ"]
        heads = {cell.value: cell.column for cell in page[1]}
        page.cell(2, heads["Đề xuất, kiến nghị"]).value = "Cấp thêm máy"
        book.save(path)
    return sent


@pytest.fixture(scope="module")
def killed(forms: list[Path], tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], Path]:
    """The points at which `collect` of the forms was killed, and the plans that it left."""
    folder = tmp_path_factory.mktemp("killed")
    plan = Path(copytree(EXAMPLE / "plan", folder / "plan", ignore=WITHOUT_SCHEMAS))
    return stopped_at_every_point(
        "kill", plan, folder / "kills", "collect", *forms
    ), folder / "kills"


@pytest.fixture
def kills(killed: tuple[list[str], Path], tmp_path: Path) -> Path:
    """A copy of those plans, to go on with."""
    return Path(copytree(killed[1], tmp_path / "kills", symlinks=True))


def test_collect_killed_at_every_point(
    ctr: Ctr, plan: Path, forms: list[Path], killed: tuple[list[str], Path], kills: Path
) -> None:
    points, _ = killed
    count = len(forms)
    assert count > 2
    assert points == [
        "lock",
        *["temporary"] * count,
        "trail",
        "journal",
        *["rename"] * count,
        "trail",
        "journal-removed",
    ]
    old, new = files(plan), files(kills / str(len(points) + 1) / "plan")
    assert sum(old.get(name) != content for name, content in new.items()) == count
    before, whole = load(plan).plan, load(kills / str(len(points) + 1) / "plan").plan
    assert before != whole
    assert before is not None
    mixed = 0
    for number in range(1, len(points) + 1):
        left = kills / str(number) / "plan"
        promised = number > points.index("journal") + 1
        for file, content in files(left).items():
            if ".ctr-" not in file:
                assert content in (old.get(file), new[file])
                mixed += promised and content != new[file]
        assert load(left).plan == (whole if promised else before)
        ran = ctr("list", "--plan", left)
        assert ran.code == 0
        assert ("đã ghi nốt lần ghi trước bị ngắt" in ran.err) is promised
        after = {file: content for file, content in files(left).items() if ".ctr-" not in file}
        assert after == (new if promised else old)
        assert ctr("collect", *forms, "--plan", left).code == 0
        assert files(left) == new
        (write,) = trail.read(left)
        assert [file.path for file in write.files] == sorted(
            name for name, content in new.items() if old.get(name) != content
        )
    assert mixed


@pytest.fixture
def box(forms: list[Path], tmp_path: Path) -> Path:
    """A folder with mails of three forms, and one that is forwarded in an archive."""
    folder = tmp_path / "nhan"
    for number, path in enumerate(forms):
        message = mail((path.name, path.read_bytes()), date="Sat, 20 Nov 2027 10:00:00 +0700")
        saved(folder / f"{number}.eml", message)
    with zipfile.ZipFile(folder / "lai.zip", "w") as package:
        package.write(folder / "0.eml", "thu.eml")
    return folder


def test_collect_of_a_folder_killed_at_every_point(
    ctr: Ctr, plan: Path, box: Path, tmp_path: Path
) -> None:
    kills = tmp_path / "kills"
    words = ("collect", box, "--as-of", "2027-11-24")
    points = stopped_at_every_point("kill", plan, kills, *words)
    old, new = files(plan), files(kills / str(len(points) + 1) / "plan")
    assert old != new
    for number in range(1, len(points) + 1):
        left = kills / str(number) / "plan"
        promised = number > points.index("journal") + 1
        assert load(left).problems == ()
        assert ctr("list", "--plan", left).code == 0
        after = {file: content for file, content in files(left).items() if ".ctr-" not in file}
        assert after == (new if promised else old)
        assert ctr(*words, "--plan", left).code == 0
        assert files(left) == new
        (write,) = trail.read(left)
        assert len(write.files) == len(points) - points.index("rename") - 2


def test_record_killed_at_every_point(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    words = ("record", "1.1", "--unit", "Phòng Môi trường", "--done", "Việc", "--on", "2026-06-01")
    kills = tmp_path / "kills"
    points = stopped_at_every_point("kill", plan, kills, *words)
    assert points == ["lock", "temporary", "trail", "journal", "rename", "trail", "journal-removed"]
    old, new = files(plan), files(kills / "8" / "plan")
    for number in range(1, len(points) + 1):
        left = kills / str(number) / "plan"
        assert load(left).problems == ()
        assert {name: content for name, content in files(left).items() if ".ctr-" not in name} == (
            new if number > 5 else old
        )
        assert (kills / str(number) / "output").read_bytes() == b""
        assert ctr(*words, "--plan", left).code == 0
        assert files(left) == new
        (write,) = trail.read(left)
        assert [file.path for file in write.files] == ["results/2026/phong-moi-truong.yaml"]


def test_the_first_report_of_a_year_killed_at_every_point(
    ctr: Ctr, plan: Path, tmp_path: Path
) -> None:
    words = ("record", "1.1", "--unit", "Phòng Môi trường", "--done", "Việc", "--on", "2028-01-05")
    kills = tmp_path / "kills"
    for number, _ in enumerate(stopped_at_every_point("kill", plan, kills, *words), 1):
        left = kills / str(number) / "plan"
        assert load(left).problems == ()
        assert ctr(*words, "--plan", left).code == 0
        assert [path.name for path in (left / "results" / "2028").iterdir()] == [
            "phong-moi-truong.yaml"
        ]


def test_who_finishes_is_itself_killed_at_every_point(
    ctr: Ctr, forms: list[Path], killed: tuple[list[str], Path], kills: Path, tmp_path: Path
) -> None:
    points, _ = killed
    journalled = kills / str(points.index("rename") + 1) / "plan"
    new = files(kills / str(len(points) + 1) / "plan")
    again = tmp_path / "again"
    points = stopped_at_every_point("kill", journalled, again, "list")
    assert points == ["lock", *["rename"] * len(forms), "trail", "journal-removed"]
    for number, _ in enumerate(points, 1):
        left = again / str(number) / "plan"
        assert load(left).problems == ()
        assert ctr("list", "--plan", left).code == 0
        assert files(left) == new


def test_a_record_after_a_killed_collect_finishes_it_first(
    ctr: Ctr, killed: tuple[list[str], Path], kills: Path
) -> None:
    points, _ = killed
    left = kills / str(points.index("rename") + 2) / "plan"
    ran = ctr(
        "record",
        "1.1",
        "--unit",
        "Phòng Môi trường",
        "--proposal",
        "Khác",
        "--on",
        "2027-06-01",
        "--plan",
        left,
    )
    assert ran.code == 0, ran.err
    assert "đã ghi nốt" in ran.err
    core = load(left).core
    assert core is not None
    assert core.results_by_unit["Phòng Môi trường", 2027].tasks[0].proposals == (
        "Cấp thêm máy",
        "Khác",
    )


def test_a_collect_that_the_system_refuses_at_any_point_says_what_is_true(
    ctr: Ctr, plan: Path, forms: list[Path], tmp_path: Path
) -> None:
    fails = tmp_path / "fails"
    points = stopped_at_every_point("fail", plan, fails, "collect", *forms)
    old, new = files(plan), files(fails / str(len(points) + 1) / "plan")
    first = points.index("rename") + 1
    for number, name in enumerate(points, 1):
        left = fails / str(number) / "plan"
        output = (fails / str(number) / "output").read_text()
        if number <= first:
            assert "không ghi được: ổ đĩa đã đầy" in output
            assert files(left) == old
        elif name == "rename":
            assert "mới ghi được một phần: ổ đĩa đã đầy" in output
            assert "đã ghi nốt" in ctr("list", "--plan", left).err
            assert files(left) == new
        else:
            assert "lỗi" not in output
            ctr("list", "--plan", left)
            assert files(left) == new


def test_a_transaction_tells_what_it_had_to_finish_even_if_it_is_refused(
    forms: list[Path], killed: tuple[list[str], Path], kills: Path
) -> None:
    points, _ = killed
    left = kills / str(points.index("rename") + 1) / "plan"
    recoveries: list[Recovery] = []
    transaction = Transaction(left, AUTHOR, recoveries.append)
    wrong = Edit(path=("received",), value=date(2020, 1, 1), order=("unit", "year"))
    file = FileEdits(unit="Phòng Môi trường", year=2027, edits=(wrong,), changes=())
    with pytest.raises(Refused):
        transaction.write(lambda _: [file])
    (recovery,) = recoveries
    assert len(recovery.finished) == len(forms)
    assert files(left) == files(kills / str(len(points) + 1) / "plan")
