"""A version of a plan loads as the same files on the disk do, at the price of what differs."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

import pytest

from ctr.plan.load.loader import load
from ctr.plan.load.versions import Entry, Version, Versions
from tests.conftest import PLAN, YEAR_PLAYED
from tests.small_plan import FILES, small_plan


class Kept:
    """Contents by their hashes, and how often each was asked for."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self.asked: list[str] = []

    def version(self, files: dict[str, bytes]) -> Version:
        found = {}
        for path, content in files.items():
            blob = hashlib.sha1(content).hexdigest()
            self.contents[blob] = content
            found[path] = Entry(blob)
        return found

    def get(self, blob: str) -> bytes | None:
        self.asked.append(blob)
        return self.contents[blob]


def read(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def our_files() -> dict[str, bytes]:
    results = {f"results/{path}": content for path, content in read(YEAR_PLAYED).items()}
    return {**read(PLAN), **results}


def test_our_plan_is_the_same_as_from_the_disk(year_played: Path) -> None:
    kept = Kept()
    plan, problems = Versions("plan", kept.get).plan(kept.version(our_files()))
    assert problems == ()
    assert plan == load(year_played).plan


def test_one_more_version_asks_only_for_what_is_new() -> None:
    kept, files = Kept(), our_files()
    versions = Versions("plan", kept.get)
    versions.plan(kept.version(files))
    results = next(path for path in files if path.startswith("results/2026/cong-an"))
    for number in range(3):
        kept.asked.clear()
        files[results] += b"# them\n"
        plan, _ = versions.plan(kept.version(files))
        assert plan is not None
        assert len(kept.asked) == 1, number
    section = next(path for path in files if path.startswith("sections/01"))
    files[section] += b"# them\n"
    before = versions.plan(kept.version(our_files()))[0]
    kept.asked.clear()
    after = versions.plan(kept.version(files))[0]
    assert before is not None
    assert after is not None
    assert after.sections[0] is not before.sections[0]
    assert after.sections[1] is before.sections[1]


def damaged(chance: random.Random, text: str) -> str:
    """A text with some lines gone, doubled, or with other letters in them."""
    lines = text.splitlines(keepends=True)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(lines))
        line = lines[place]
        lines[place] = chance.choice(["", line * 2, line[::-1], line.replace(": ", ": x"), "\0"])
    return "".join(lines)


@pytest.mark.parametrize("seed", range(8))
def test_what_is_damaged_is_told_as_from_the_disk(tmp_path: Path, seed: int) -> None:
    chance, kept = random.Random(seed), Kept()
    folder = small_plan(tmp_path)
    results = folder / "results" / "2026"
    results.mkdir(parents=True)
    for name in ("a", "b"):
        (results / f"{name}.yaml").write_text("unit: Văn phòng HĐND và UBND\nyear: 2026\n")
    if seed % 3:
        (results / "b.yaml").unlink()
    path = folder / chance.choice([*FILES, "results/2026/a.yaml"])
    path.write_text(damaged(chance, path.read_text("utf-8")), "utf-8")
    versions = Versions("plan", kept.get)
    versions.plan(kept.version({name: text.encode() for name, text in FILES.items()}))
    plan, problems = versions.plan(kept.version(read(folder)))
    loaded = load(folder)
    assert (plan, problems) == (loaded.plan, loaded.problems)


def test_a_file_that_is_too_large_or_no_file_is_a_problem() -> None:
    files = {name: Entry(name) for name in FILES}
    contents = {name: text.encode() for name, text in FILES.items()}
    large = Versions("plan", lambda blob: contents[blob] if blob != "units.yaml" else None)
    assert "file-too-large" in {problem.code for problem in large.plan(files)[1]}
    linked = {**files, "leaders.yaml": Entry("x", "là liên kết")}
    plan, problems = Versions("plan", contents.get).plan(linked)
    assert plan is None
    assert ("file-unreadable", "là liên kết") in {(p.code, p.message) for p in problems}
    results = {**files, "results": Entry("x", "là liên kết")}
    assert Versions("plan", contents.get).plan(results)[0] is None
