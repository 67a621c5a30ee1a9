"""Whatever the files of a plan hold, the plan loads, or every fault has its place."""

from __future__ import annotations

from pathlib import Path
from random import Random

from ctr.codes import ERRORS
from ctr.plan.load.loader import load
from tests.fuzz.cases import cases
from tests.small_plan import FILES, small_plan

PIECES = (
    "{", "}", "[", "]", ":", ": ", "- ", "&a ", "*a", "!!int ", "|\n", ">-\n", '"', "'", "#", "%",
    "---\n", "...\n", "\t", "\r", "\x00", "\u2028", "\ufeff", "🙂", "hoà", "null", "~", "yes",
    "1_0", "1.000", "0x1", "1e9", "01", "2026-02-30", "99999-01-01", "2026-Q5", "02-29",
    "1" * 400,
    "- " * 40, "{" * 30, "a: " * 30, "<<: ", "? ", "@", "`",
    "x" * 3_000, "1" + "_" * 2_000, "\\x", "=1", "٣",
)  # fmt: skip


def damaged(text: str, random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 2, 5))):
        start = random.randrange(len(text) + 1)
        end = min(len(text), start + random.choice((0, 0, 1, 3, 40, 400)))
        match random.randrange(4):
            case 0:
                text = text[:start] + text[end:]
            case 1:
                text = text[:end] + text[start:]
            case _:
                text = text[:start] + random.choice(PIECES) + text[end:]
    raw = bytearray(text.encode())
    if raw and random.random() < 0.1:
        raw[random.randrange(len(raw))] ^= 1 << random.randrange(8)
    return bytes(raw)


def test_a_damaged_plan_loads_or_is_told(tmp_path: Path) -> None:
    plan = small_plan(tmp_path)
    results = "unit: Văn phòng\nyear: 2026\ntasks:\n  - task: '1.1'\n    state: in_progress\n"
    files = {**FILES, "results/2026/van-phong.yaml": results}
    (plan / "results" / "2026").mkdir(parents=True)
    for seed, random in cases(100):
        for name, text in files.items():
            (plan / name).write_text(text)
        name = random.choice(sorted(files))
        (plan / name).write_bytes(damaged(files[name], random))
        loaded = load(plan)
        assert loaded.plan is not None or loaded.problems, seed
        for problem in loaded.problems:
            assert problem.code in ERRORS, seed
            assert problem.line > 0, seed
            assert problem.column > 0, seed
