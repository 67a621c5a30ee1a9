"""Which file each commit has at each path of the plan, whoever committed it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from ctr.history import repository
from ctr.history.revisions import Commit, ancestors, base_of, commits
from tests.history.repository import Repository


@pytest.fixture
def place(tmp_path: Path) -> Repository:
    place = Repository(tmp_path)
    place.commit("Kế hoạch", "2026-01-05")
    return place


def known(place: Repository) -> dict[str, Commit]:
    found = repository.repository_of(place.plan)
    return commits(found, [repository.commit_of(found, "HEAD")])


def newest(place: Repository) -> Commit:
    return next(iter(known(place).values()))


def test_a_commit_has_its_files_its_moment_in_vietnam_and_its_author(place: Repository) -> None:
    place.commit("Đổi", "2026-01-05T20:30:00+00:00", "Nguyễn Văn Á")
    commit = newest(place)
    assert (commit.by, commit.subject) == ("Nguyễn Văn Á", "Đổi")
    assert commit.at.isoformat() == "2026-01-06T03:30:00+07:00"
    assert "sections/01-cai-cach.yaml" in commit.version
    assert not commit.changed


def test_files_that_are_no_part_of_the_plan_are_left_out(place: Repository) -> None:
    for name in ("results/2026/evidence/a.docx", ".ctr/writes.jsonl", "ghi-chep/a.yaml"):
        path = place.plan / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"\0" * 1000)
    (place.root / "other.yaml").write_text("x")
    place.commit("Thêm", "2026-01-06")
    assert not newest(place).changed


def test_a_link_and_a_repository_within_are_no_files(place: Repository) -> None:
    (place.plan / "calendar.yaml").symlink_to("/etc/passwd")
    (place.plan / "sections" / "03-kho").mkdir()
    inner = Repository(place.plan / "sections" / "03-kho", plan=False)
    inner.commit("Trong", "2026-01-05")
    place.commit("Thêm", "2026-01-06")
    version = newest(place).version
    assert "liên kết" in (version["calendar.yaml"].fault or "")
    assert "submodule" in (version["sections/03-kho"].fault or "")


def test_odd_names_and_authors_of_another_encoding(place: Repository) -> None:
    raw = b"author \xe1\xba\xa3 \xff <a@b> 1767571200 +0700\ncommitter L <a@b> 1767571200 +0700"
    tree = place.git("rev-parse", "HEAD^{tree}")
    parent = place.git("rev-parse", "HEAD")
    body = f"tree {tree}\nparent {parent}\n".encode() + raw + b"\n\nT\xff\n"
    done = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=place.root,
        input=body,
        capture_output=True,
        check=True,
    )
    place.git("update-ref", "HEAD", done.stdout.decode().strip())
    (place.plan / "sections" / "dòng\nmới “nháy”.yaml").write_text("x")
    place.commit("Tên lạ", "2099-12-31")
    names = known(place)
    assert [commit.by for commit in names.values()][1].startswith("ả")
    assert "sections/dòng\nmới “nháy”.yaml" in next(iter(names.values())).version
    assert next(iter(names.values())).at.year == 2099


def test_a_merge_has_the_files_of_both_and_a_base(place: Repository) -> None:
    base = newest(place).hash
    place.git("checkout", "-q", "-b", "khac")
    place.edit("leaders.yaml", ("position: Chủ tịch", "position: CT"))
    other = place.commit("Một", "2026-01-06")
    place.git("checkout", "-q", "main")
    place.edit("units.yaml", ("short: Văn phòng", "short: VP"))
    place.commit("Hai", "2026-01-07")
    place.git("merge", "-q", "--no-ff", "-m", "Nối", "khac", at="2026-01-08T08:00:00+07:00")
    found = known(place)
    merge = next(iter(found.values()))
    one, two = (found[hash] for hash in merge.parents)
    assert two.short == other
    assert merge.version["leaders.yaml"] == two.version["leaders.yaml"]
    assert merge.version["units.yaml"] == one.version["units.yaml"]
    assert base_of(found, *merge.parents) == base
    assert ancestors(found, [two.hash]) == {two.hash, base}


def test_a_plan_that_is_the_whole_repository(tmp_path: Path) -> None:
    inside = Repository(tmp_path)
    for path in list(inside.plan.iterdir()):
        path.rename(tmp_path / path.name)
    inside.plan.rmdir()
    (tmp_path / "README.md").write_text("x")
    inside.commit("Ở gốc", "2026-01-05")
    found = repository.repository_of(tmp_path)
    (commit,) = commits(found, ["HEAD"]).values()
    assert "programme.yaml" in commit.version
    assert "README.md" not in commit.version
