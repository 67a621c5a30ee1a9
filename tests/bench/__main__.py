"""Measure all, or the parts named: `python -m tests.bench [--write] [one] [large] [city] …`."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import large_files, large_plan, many_plans, one_plan, page, word_programmes
from tests.bench.clock import ROOT, Bench

PARTS: dict[str, Callable[[Bench], None]] = {
    "one": one_plan.measure,
    "large": large_plan.measure,
    "city": many_plans.measure_city,
    "country": many_plans.measure_country,
    "page": page.measure,
    "files": large_files.measure,
    "import": word_programmes.measure,
}
PAGE = ROOT / "docs" / "performance.md"


def main() -> int:
    """0 where every limit held."""
    words = [word for word in sys.argv[1:] if word != "--write"]
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for name in words or PARTS:
            PARTS[name](bench)
    if "--write" in sys.argv:
        PAGE.write_text(_page(bench.printed), "utf-8")
    return 0 if bench.good else 1


def _page(printed: list[str]) -> str:
    made = datetime.now(UTC).date()
    return (
        "# Performance\n\n"
        "What `make bench` measured in one run: processor time and wall time as multiples of an "
        "empty Python process,\nmemory at its most, medians. Where a limit is set it stands in the "
        "last column.\n\n"
        f"Made on {made}, {platform.machine()}, {os.cpu_count()} processors, {platform.system()}, "
        f"Python {platform.python_version()}.\n" + "\n".join(printed) + "\n"
    )


if __name__ == "__main__":
    sys.exit(main())
