"""ctr merge-driver within real merges of git: what two people write at once is all there."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.yamlfile.editor import Edit, edited
from ctr.yamlfile.reader import read_yaml
from tests.conftest import EXAMPLE, Ctr
from tests.merging.acts import Act, two_sides
from tests.merging.branches import Repository

PAIRS = int(os.environ.get("MERGE_PAIRS", "1"))
"""Pairs of people at work at once; the example plan was merged with 200 of them."""
FIRST = int(os.environ.get("MERGE_FIRST", "4"))


def do(ctr: Ctr, repository: Repository, acts: list[Act]) -> None:
    for act in acts:
        ran = ctr(*act.words, "--plan", repository.plan)
        assert ran.code == 0, (act.words, ran.err)
    repository.commit("việc")


def everything(repository: Repository) -> str:
    return "\n".join(path.read_text() for path in sorted(repository.plan.rglob("*.yaml")))


def test_nothing_of_two_people_is_lost_and_only_the_same_entry_clashes(
    ctr: Ctr, tmp_path: Path
) -> None:
    repository = Repository(tmp_path, EXAMPLE / "plan")
    for seed in range(FIRST, FIRST + PAIRS):
        ours, theirs, contradict = two_sides(seed)
        repository.branch("hai")
        do(ctr, repository, theirs)
        repository.branch("mot")
        do(ctr, repository, ours)
        said = repository("merge", "--no-edit", "hai", code=None)
        assert (repository.code != 0) == contradict, (seed, ours, theirs, said)
        text = everything(repository)
        for act in [*ours, *theirs]:
            assert act.there in text, (seed, act)
            assert contradict or not act.gone or not _still(repository, act), (seed, act)
        if contradict:
            assert "bên này" in said or "sau khi gộp" in said
            repository("merge", "--abort")
        else:
            assert load(repository.plan).problems == (), seed
            trail = (repository.plan / ".ctr" / "writes.jsonl").read_text().splitlines()
            assert len(trail) == len(ours) + len(theirs)


NAME = "results/2026/phong-moi-truong.yaml"


def work(task: str, day: str, done: str, path: Path) -> None:
    """Put one more deed into a file, by its own line ends."""
    text = path.read_bytes().decode()
    data = read_yaml(text, "").data
    place = next(at for at, one in enumerate(data["tasks"]) if one["task"] == task)
    value = {"on": day, "done": done}
    edit = Edit(path=("tasks", place, "log"), value=value, append=True, order=("state_on", "log"))
    path.write_bytes(edited(text, [edit]).encode())


def changed(repository: Repository, branch: str, task: str, day: str, done: str) -> None:
    """One more deed of a task on a branch, in a commit of its own."""
    repository("checkout", "-q", branch)
    work(task, day, done, repository.file(NAME))
    repository.commit(done)


def test_merge_pick_and_a_criss_cross_of_a_repository_with_windows_line_ends(
    ctr: Ctr, tmp_path: Path
) -> None:
    repository = Repository(tmp_path, EXAMPLE / "plan", "ke hoach ward", crlf=True)
    for branch in ("a", "b"):
        repository.branch(branch)
    changed(repository, "a", "1.1", "2026-05-01", "việc a1")
    changed(repository, "b", "1.1", "2026-04-01", "việc b1")
    repository("branch", "a1", "a")
    repository("merge", "--no-edit", "a1")  # into b
    changed(repository, "b", "1.2", "2026-06-01", "việc b2")
    repository("checkout", "-q", "a")
    repository("merge", "--no-edit", "b~1^1")
    changed(repository, "a", "1.3", "2026-06-01", "việc a2")
    repository("merge", "--no-edit", "b")  # two versions in common
    assert repository.file(NAME).read_bytes().count(b"\n") == repository.text(NAME).count("\r\n")
    text = repository.text(NAME)
    assert [text.count(f"việc {name}") for name in ("a1", "a2", "b1", "b2")] == [1, 1, 1, 1]
    assert text.index("việc b1") < text.index("việc a1")

    repository.branch("c", "a1")
    changed(repository, "c", "2.2", "2026-07-01", "việc c")
    repository("checkout", "-q", "b")
    repository("cherry-pick", "c")
    assert "việc c" in repository.text(NAME)
    assert "việc a2" not in repository.text(NAME)
    assert load(repository.plan).problems == ()


def test_what_clashes_is_told_shown_and_named_by_check(ctr: Ctr, tmp_path: Path) -> None:
    repository = Repository(tmp_path, EXAMPLE / "plan")
    for branch, word in (("a", "done"), ("b", "paused")):
        repository.branch(branch)
        path = repository.file(NAME)
        path.write_text(path.read_text().replace("state: not_started", f"state: {word}"))
        added = f"unit: Văn phòng\nyear: 2026\nproposals:\n  - Lời của {branch}\n"
        repository.file("results/2026/van-phong.yaml").write_text(added)
        repository.commit(word)
    said = repository("merge", "--no-edit", "a", code=1)
    assert "2.2 năm 2026: trạng thái: bên này “tạm dừng”, bên kia “hoàn thành”" in said
    both = repository.text("results/2026/van-phong.yaml")
    assert both.endswith("proposals:\n  - Lời của a\n  - Lời của b\n")
    assert repository("status", "--short").count("UU ") == 1
    ran = ctr("check", "--format", "concise", cwd=repository.plan.parent)
    assert ran.code == 1
    line = repository.text(NAME).splitlines().index("<<<<<<< bên này") + 1
    told = next(line for line in ran.out.splitlines() if "yaml-syntax" in line)
    assert told.startswith(
        f"plan/{NAME}:{line}:1: yaml-syntax hai bản được gộp còn chỗ khác nhau chưa giải quyết"
    )
    path = repository.file(NAME)
    settled = re.sub("<<<<<<< .*?=======\n(.*?)>>>>>>> .*?\n", r"\1", path.read_text(), flags=re.S)
    path.write_text(settled)
    repository("commit", "-qam", "đã chọn")


def test_schemas_made_on_two_sides_do_not_clash_and_check_tells_to_make_them(
    ctr: Ctr, tmp_path: Path
) -> None:
    repository = Repository(tmp_path, EXAMPLE / "plan")
    made = repository.file(".schema/made-of")
    made.parent.mkdir(exist_ok=True)
    for branch in ("a", "b"):
        repository.branch(branch)
        made.write_text(f"ctr 1 {branch}\n")
        repository.commit(branch)
    repository("merge", "--no-edit", "a")
    assert made.read_text() == "ctr 1 b\n"
    assert "ctr schema" in ctr("check", "--plan", repository.plan, "--as-of", "2027-12-01").out


def test_it_is_switched_on_and_told(ctr: Ctr, plan: Path) -> None:
    subprocess.run(["git", "init", "-q", str(plan.parent)], check=True)
    ran = ctr("merge-driver", "--install", "--dry-run", "--plan", plan)
    assert "+ merge.ctr.driver: if [ -x " in ran.out
    assert ran.err == "Mới xem, chưa ghi.\n"
    ran = ctr("merge-driver", "--install", "--plan", plan)
    assert (plan / ".gitattributes").read_text() == "*.yaml merge=ctr\n.schema/* merge=ctr\n"
    assert ctr("check", "--plan", plan, "--as-of", "2027-12-01").code == 0
    ran = ctr("merge-driver", "--install", "--plan", plan)
    assert (ran.code, ran.out, ran.err) == (0, "", "Đã bật từ trước, không đổi gì.\n")


@pytest.mark.parametrize("separated", [True, False])
@pytest.mark.parametrize("name", ["--help", "-h", "--install", "--dry-run", "--"])
def test_a_file_named_as_an_option_is_merged(
    ctr: Ctr, tmp_path: Path, name: str, *, separated: bool
) -> None:
    text = "".join(f"dòng {number}\n" for number in range(9))
    files = [tmp_path / side for side in ("base", "ours", "theirs")]
    for file, line in zip(files, ("dòng 7", "dòng 7", "dòng bảy"), strict=True):
        file.write_text(text.replace("dòng 7", line))
    given = ["--", *files, name] if separated else [*files, name]
    ran = ctr("merge-driver", "--marker-size", "7", *given)
    assert ran.code == 0 or not separated
    assert ("dòng bảy" in files[1].read_text()) == (ran.code == 0)


def test_usage(ctr: Ctr, plan: Path) -> None:
    for words in ((), ("a", "b", "c"), ("--install", "a"), ("a", "b", "c", "d", "--dry-run")):
        ran = ctr("merge-driver", *words, "--plan", plan)
        assert ran.code == 2, words
        assert ran.err.startswith("Lỗi: ")


def _still(repository: Repository, act: Act) -> bool:
    """Whether what was taken out is there other than as what a correction tells of."""
    text = everything(repository)
    return any(act.gone in line and "old:" not in line for line in text.splitlines())
