"""What the tests made of each mutant, folder by folder: `make mutants`.

Reads what `mutmut run` left in `mutants/`; with patterns as arguments ('*3'), only of the mutants
that they name. Killed: a test failed, or the mutant never came to an end. A mutant that no test
runs has survived. Ends with 1 where fewer than `LEAST` per cent of those checked are killed.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "mutants" / "src" / "ctr"
LEAST = 90
SURVIVED = {0, 5, 33}
"""All tests passed; none was collected; none runs the line."""


def main(sample: list[str]) -> int:
    """Print a table of the folders, tell whether every one reaches the least share."""
    counts: dict[str, Counter[str]] = {}
    for file in sorted(SOURCE.rglob("*.py.meta")):
        codes = json.loads(file.read_text(encoding="utf-8"))["exit_code_by_key"]
        fates = [_fate(code) for name, code in codes.items() if _is_named(name, sample)]
        if fates:
            folder = file.parent.relative_to(SOURCE).as_posix()
            counts.setdefault(folder, Counter()).update(fates)
    print(f"{'folder':<20}{'killed':>8}{'survived':>10}{'unchecked':>11}{'total':>8}{'share':>8}")
    good = bool(counts)
    for folder, count in counts.items():
        checked = count["killed"] + count["survived"]
        share = 100 * count["killed"] / checked if checked else 0.0
        good = good and share >= LEAST and not count["unchecked"]
        print(
            f"{folder:<20}{count['killed']:>8}{count['survived']:>10}"
            f"{count['unchecked']:>11}{count.total():>8}{share:>7.1f}%"
        )
    return 0 if good else 1


def _is_named(mutant: str, sample: list[str]) -> bool:
    return not sample or any(fnmatch(mutant, pattern) for pattern in sample)


def _fate(code: int | None) -> str:
    if code in (None, 2):  # 2: interrupted
        return "unchecked"
    return "survived" if code in SURVIVED else "killed"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
