"""ctr doctor: one screen that tells how things stand, whatever is wrong, and writes nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from ctr.atomic.journal import JOURNAL
from ctr.doctor.installed import LIBRARIES
from ctr.output.lines import width
from ctr.plan.load.loader import load
from tests.conftest import PLAN, ROOT, YEAR_PLAYED, Ctr, Ran
from tests.small_plan import small_plan


def states(ran: Ran) -> dict[str, str]:
    """The state of each finding, by part and check."""
    return {f"{one['part']}/{one['check']}": one["state"] for one in ran.data}


def told(ran: Ran, name: str) -> str:
    """What is told of one thing, with its next step."""
    (one,) = (one for one in ran.data if f"{one['part']}/{one['check']}" == name)
    return f"{one['text']} → {one['hint']}" if one["hint"] else str(one["text"])


def git(folder: Path, *words: str) -> None:
    """Git in a folder, under a name that must not be told."""
    who = ["-c", "user.name=Trần Thị Kín", "-c", "user.email=kin@example.vn"]
    subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with our plan, a year of results, committed."""
    folder = tmp_path / "kho"
    copytree(PLAN, folder / "plan")
    copytree(YEAR_PLAYED, folder / "plan" / "results")
    git(folder.parent, "init", "-q", "-b", "chinh", str(folder))
    git(folder, "add", ".")
    git(folder, "commit", "-q", "-m", "x", "--date", "2026-10-30T08:00:00+07:00")
    return folder


def test_all_is_well_on_one_screen(ctr: Ctr, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"FORCE_COLOR": "1", "NO_COLOR": "1", "COLUMNS": "80"}.items():
        monkeypatch.setenv(name, value)
    ran = ctr("doctor", "--plan", PLAN)
    assert ran.code == 0
    lines = [line.replace("\x1b[1m", "").replace("\x1b[0m", "") for line in ran.out.splitlines()]
    assert len(lines) <= 39
    assert max(map(width, lines)) <= 80
    assert "✓ OK    Nội dung: không có lỗi, 39 nhiệm vụ" in lines
    assert "✓ OK    Đọc YAML: bằng bộ đọc C (libyaml)" in lines
    assert ran.err.startswith("0 lỗi, ")


def test_in_a_pipe_each_thing_is_a_line(ctr: Ctr) -> None:
    ran = ctr("doctor", "--plan", PLAN)
    assert len(ran.out.splitlines()) == len(ctr("doctor", "--plan", PLAN, "--format", "json").data)
    assert "✓ OK Thư mục: " in ran.out


def test_which_plan_is_used_and_why(
    ctr: Ctr, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    json = ("doctor", "--format", "json")
    assert told(ctr(*json, "--plan", PLAN), "plan/folder").endswith(", theo --plan")
    assert "tìm ngược lên" in told(ctr(*json, cwd=ROOT / "docs"), "plan/folder")
    monkeypatch.setenv("CTR_PLAN", str(PLAN))
    assert told(ctr(*json, cwd=tmp_path), "plan/folder").endswith(", theo biến CTR_PLAN")
    monkeypatch.setenv("CTR_PLAN", str(tmp_path / "khong-co"))
    ran = ctr(*json, cwd=tmp_path)
    assert (ran.code, states(ran)["plan/folder"]) == (1, "error")
    monkeypatch.delenv("CTR_PLAN")
    ran = ctr(*json, cwd=tmp_path)
    assert (ran.code, states(ran)["plan/folder"]) == (1, "error")
    assert "--plan THƯ-MỤC" in told(ran, "plan/folder")
    assert "plan/content" not in states(ran)


def test_the_plan_and_git_are_told_in_counts(
    ctr: Ctr, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(repository.parent))
    (repository / "templates").mkdir()
    (repository / "templates" / "report.md.j2").write_text("{{ 1 }}")
    (repository / "plan" / "calendar.yaml").write_text(
        "years:\n  - {year: 2027, announced: Thông báo 1}\n"
    )
    ran = ctr("doctor", "--format", "json", cwd=repository)
    assert ran.code == 0, ran.out
    assert told(ran, "plan/folder") == "~/kho/plan, tìm ngược lên từ thư mục hiện tại"
    assert told(ran, "plan/results") == "2026 (8 đơn vị)"
    assert "của phường, trong templates/: report.md.j2" in told(ran, "plan/templates")
    assert "của kế hoạch 2027; đã có thông báo 2026, 2027" in told(ran, "plan/calendar")
    assert told(ran, "git/repository") == "nhánh chinh, 1 tệp chưa commit"
    assert told(ran, "git/trail") == "chưa có lần ghi nào"
    assert "ctr merge-driver --install" in told(ran, "git/merge")
    git(repository, "config", "merge.ctr.driver", "ctr merge-driver %O %A %B %P")
    (repository / ".gitignore").write_text(".ctr/\n")
    ran = ctr("doctor", "--format", "json", cwd=repository)
    assert told(ran, "git/merge") == "theo từng điều đã ghi (ctr merge-driver)"
    assert states(ran)["git/trail"] == "attention"
    assert "bị git bỏ qua" in told(ran, "git/trail")


def test_what_is_not_in_git_is_counted_and_named_as_it_is(ctr: Ctr, tmp_path: Path) -> None:
    folder = small_plan(tmp_path / "kho").rename(tmp_path / "kho" / "ke hoach")
    git(tmp_path, "init", "-q", "-b", "chinh", str(tmp_path))
    doctor = ("doctor", "--format", "json", "--plan", folder)
    files = sum(path.is_file() for path in folder.rglob("*"))
    ran = ctr(*doctor)
    assert told(ran, "git/repository") == f"nhánh chinh, {files} tệp chưa commit"
    assert told(ran, "git/commits").endswith('→ git add "ke hoach"; git commit')
    (folder / ".ctr").mkdir()
    (folder / ".ctr" / "writes.jsonl").write_text("")
    assert told(ctr(*doctor), "git/trail") == (
        'ke hoach/.ctr/writes.jsonl chưa vào git → git add "ke hoach"/.ctr'
    )


def test_no_name_and_no_word_of_the_plan_is_told(ctr: Ctr, repository: Path) -> None:
    (repository / "plan" / "units.yaml").write_text(
        "units:\n  - {name: Nguyễn Thị Mật, emial: mat@example.vn}\n"
    )
    ran = ctr("doctor", cwd=repository)
    assert ran.code == 1
    plan = load(PLAN).plan
    assert plan is not None
    secrets = ["Mật", "mat@", "Kín", "kin@", plan.programme.title]
    secrets += [leader.name for leader in plan.leaders] + [task.title for _, task in plan.tasks()]
    for secret in secrets:
        assert secret not in ran.out + ran.err


def test_a_plan_with_errors_is_told_with_its_next_step(ctr: Ctr, small: Path) -> None:
    (small / "units.yaml").write_text("units: [")
    ran = ctr("doctor", "--format", "json", "--plan", small)
    assert ran.code == 1
    assert states(ran)["plan/content"] == "error"
    assert told(ran, "plan/content").endswith("→ xem: ctr check")
    assert told(ran, "git/repository") == (
        "thư mục kế hoạch không nằm trong một kho git nên không có lịch sử → "
        "đưa vào git: git init, git add, git commit; các lần ctr đã ghi: ctr undo --list"
    )
    (small / "sections").rename(small / "muc")
    (small / "sections").write_text("no folder")
    assert ctr("doctor", "--plan", small).code == 1


def test_results_that_cannot_be_read_are_counted(ctr: Ctr, year_played: Path) -> None:
    results = year_played / "results" / "2026"
    units = [path for path in sorted(results.glob("*.yaml")) if path.name != "summary.yaml"]
    doctor = ("doctor", "--format", "json", "--plan", year_played)
    for broken in (1, len(units)):
        for path in units[:broken]:
            path.write_text(path.read_text("utf-8").replace("year: ", "year: x"), "utf-8")
        ran = ctr(*doctor)
        assert states(ran)["plan/results"] == "attention"
        read = f"2026 ({len(units) - broken} đơn vị); " if broken < len(units) else ""
        assert told(ran, "plan/results") == (
            f"{read}{broken} tệp có lỗi, chưa đọc được → xem: ctr check"
        )


def test_nothing_is_written_and_what_was_broken_off_is_told(ctr: Ctr, repository: Path) -> None:
    (repository / "plan" / JOURNAL).write_bytes(b"cut short")
    git(repository, "config", "core.fsmonitor", f"touch {repository}/ran; false")
    for name in ("trap", "a=b.c"):
        git(repository, "config", f"filter.{name}.clean", f"touch {repository}/ran; cat")
        git(repository, "config", f"filter.{name}.required", "true")
        with (repository / ".git" / "info" / "attributes").open("a") as attributes:
            attributes.write(f"*.yaml filter={name}\n")
    within = repository / "plan" / "sub"
    git(repository, "init", "-q", str(within))
    (within / "a.yaml").write_text("a")
    git(within, "add", ".")
    git(within, "commit", "-q", "-m", "x")
    git(repository, "add", "plan/sub")
    git(repository, "commit", "-q", "-m", "x")
    git(within, "config", "filter.sub.clean", f"touch {repository}/ran; cat")
    (within / ".git" / "info" / "attributes").write_text("*.yaml filter=sub\n")
    (repository / "ran").unlink(missing_ok=True)
    for path in repository.rglob("*.yaml"):  # git has to look into them
        os.utime(path, (1, 1))
    folders = [
        repository,
        *(Path(os.environ[f"XDG_{name}_HOME"]) for name in ("CACHE", "STATE")),
    ]

    def state() -> list[tuple[str, int]]:
        return [
            (str(path), path.stat().st_mtime_ns)
            for folder in folders
            for path in sorted([folder, *folder.rglob("*")])
        ]

    before = state()
    ran = ctr("doctor", "--format", "json", cwd=repository)
    assert state() == before
    assert states(ran)["plan/unfinished"] == "attention"
    assert told(ran, "plan/unfinished") == (
        "một lần ghi chưa kịp ghi gì bị ngắt giữa chừng → ghi nốt hoặc dọn: ctr recover"
    )


def test_without_git_the_rest_is_told(
    ctr: Ctr, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = ctr("doctor", "--format", "json", cwd=repository)
    assert ran.code == 0
    assert states(ran)["git/version"] == "attention"
    assert "git/repository" not in states(ran)


def test_libraries_that_are_lacking_are_told_by_name(small: Path, tmp_path: Path) -> None:
    shadow = tmp_path / "shadow"
    shadow.mkdir()
    for name, module in LIBRARIES.items():
        if name != "typer":  # without which no command begins
            top = module.partition(".")[0]
            text = f"raise ModuleNotFoundError('none', name={top!r})"
            (shadow / f"{top}.py").write_text(text if name != "lxml" else "raise OSError('broken')")
    ran = subprocess.run(
        [sys.executable, "-m", "ctr", "doctor", "--plan", small],
        env={**os.environ, "PYTHONPATH": f"{shadow}{os.pathsep}{ROOT / 'src'}", "FORCE_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    spoken = " ".join(ran.stdout.split())
    for name in LIBRARIES:
        wanted = f"{name} hỏng (OSError)" if name == "lxml" else f"{name} chưa cài"
        assert (wanted in spoken) == (name != "typer")
    assert "Nội dung: không nạp được yaml → cài đặt lại ctr" in spoken


def test_the_tasks_are_those_of_the_day(ctr: Ctr, our_plan: Path) -> None:
    words = ("--title", "Diễn tập", "--lead", "CAP", "--leader", "Chủ tịch")
    by = ("--document", "Quyết định số 9/QĐ-UBND", "--on", "1/10/2026", "--plan", our_plan)
    assert ctr("amend", "add-task", "10.5", *words, *by).code == 0
    ran = ctr("doctor", "--format", "json", "--plan", our_plan)
    assert told(ran, "plan/content") == "không có lỗi, 40 nhiệm vụ"
