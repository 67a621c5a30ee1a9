"""Whatever is recorded, put right and taken out can be taken back; whatever the trail holds."""

from __future__ import annotations

from pathlib import Path
from random import Random
from shutil import copytree

from ctr.plan.load.loader import load
from tests.conftest import Ctr
from tests.fuzz.cases import cases
from tests.fuzz.damage import bits, cut

STATES = ("not_started", "in_progress", "done", "paused", "dropped")
UNIT = "Phòng Môi trường"


def contents(plan: Path) -> dict[str, bytes]:
    return {
        path.relative_to(plan).as_posix(): path.read_bytes()
        for path in plan.rglob("*.yaml")
        if not path.name.startswith(".")
    }


def written(ctr: Ctr, plan: Path, random: Random) -> list[str]:
    """Words of a record that puts down, puts right or takes out something."""
    day = ("--on", f"2026-0{random.randrange(1, 10)}-1{random.randrange(10)}")
    known = ctr("record", "1.1", "--entries", "--format", "json", "--plan", plan).data
    known = [entry for entry in known if entry["unit"] == UNIT]
    words = ["1.1", "--unit", UNIT]
    if known and random.random() < 0.5:
        entry = random.choice(known)
        reason = random.choice(([], ["--because", "nhầm"]))
        if random.random() < 0.5:
            return [*words, "--remove", entry["entry"], *reason]
        new = {
            "state": ["--state", random.choice(STATES)],
            "earlier": ["--state", random.choice(STATES)],
            "log": ["--done", f"Việc: {random.random()}"],
            "values": ["--value", str(random.randrange(100))],
            "difficulties": ["--difficulty", "Thiếu #1"],
            "proposals": ["--proposal", "Thêm: 1"],
            "next_year": ["--next-year", "- mua"],
            "verified": ["--verified-by", "Hà"],
        }
        return [*words, "--correct", entry["entry"], *new[entry["kind"]], *reason]
    return [
        *words,
        *random.choice(
            (
                [*day, "--done", f"Việc {random.randrange(100)}"],
                [*day, "--state", random.choice(STATES)],
                [*day, "--value", f"ho-phan-loai-rac={random.randrange(100)}"],
                ["--difficulty", f"Thiếu {random.randrange(5)}"],
                ["--verified-by", f"Lan {random.randrange(5)}"],
            )
        ),
    ]


def test_every_write_is_taken_back_to_the_byte(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    for seed, random in cases(2):
        copy = Path(copytree(plan, tmp_path / str(seed)))
        states = [contents(copy)]
        for _ in range(12):
            words = written(ctr, copy, random)
            ran = ctr("record", *words, "--plan", copy)
            assert ran.code in (0, 2), (seed, words, ran.err)
            assert load(copy).problems == (), (seed, words)
            if contents(copy) != states[-1]:
                assert ran.code == 0, (seed, words)
                states.append(contents(copy))
        assert len(states) > 4
        while len(states) > 1:
            states.pop()
            ran = ctr("undo", "--yes", "--plan", copy)
            assert ran.code == 0, (seed, ran.err)
            assert contents(copy) == states[-1], seed
        assert ctr("undo", "--yes", "--plan", copy).code == 2


def test_a_damaged_trail_or_store_does_no_harm(ctr: Ctr, plan: Path, tmp_path: Path) -> None:
    for done in ("Một", "Hai", "Ba"):
        words = ("1.1", "--unit", UNIT, "--on", "2026-06-01", "--done", done)
        assert ctr("record", *words, "--plan", plan).code == 0
    for seed, random in cases(30):
        copy = Path(copytree(plan, tmp_path / str(seed)))
        before = contents(copy)
        files = [copy / ".ctr" / "writes.jsonl", *(copy / ".ctr").glob("kept*/*")]
        for path in random.sample(files, random.choice((1, 1, 2))):
            path.write_bytes(random.choice((bits, cut))(path.read_bytes(), random))
        ran = ctr("undo", "--yes", "--plan", copy)
        assert ran.code in (0, 2), (seed, ran.err)
        assert load(copy).problems == (), seed
        assert ran.code == 0 or contents(copy) == before, seed
