"""Files as large as one may be, against libyaml's own time for them."""

from __future__ import annotations

import shutil

from tests.bench.clock import PYTHON, Bench, ctr
from tests.small_plan import FILES, small_plan

LARGE_BYTES = 19_900_000
LIMIT = 10
MEMORY_MB = 1_000
COMMANDS = ("check", "list", "record 1.2 --done A")
PARSE = (
    "import sys, yaml\n"
    "text = open(sys.argv[1], encoding='utf-8', newline='').read()\n"
    "try:\n    for event in yaml.parse(text, Loader=yaml.CSafeLoader):\n        pass\n"
    "except yaml.YAMLError:\n    pass"
)
_SECTION = "sections/02-van-hoa.yaml"
_RESULTS = "results/2026/a.yaml"
_HEAD = "unit: Văn phòng HĐND và UBND\nyear: 2026\n"
LARGE = {
    "one list": (_SECTION, 'id: "2"\ntitle: A\ntasks:\n', "- a\n"),
    "keys twice": (_SECTION, "", "a: 1\n"),
    "names": (_SECTION, FILES[_SECTION].partition("    leader")[0], "      - Phòng Văn hoa\n"),
    "one long text": (_SECTION, "text: ", "hồ sơ "),
    "quoted text": (_SECTION, 'text: "a', "\n  b"),
    "digits": (_SECTION, "title: ", "1"),
    "decomposed letters": (_SECTION, "title: ", "a\u0302\u0301"),
    "comments": (_SECTION, FILES[_SECTION], "# x\n"),
    "unknown tasks": (_RESULTS, f"{_HEAD}tasks:\n", "- {task: '9.9'}\n"),
    "days to come": (_RESULTS, f"{_HEAD}received_again:\n", "- 2099-01-01\n"),
    "results in one text": (_RESULTS, f"{_HEAD}direction: |\n", "  hồ sơ\n"),
    "units": ("units.yaml", "units:\n", "- {name: Phòng}\n"),
}
"""Files of a plan: where each lies, how it begins, and what is repeated to its end."""


def measure(bench: Bench) -> None:
    """Measure the commands that read such a file, whatever is wrong with it."""
    start = bench.used(ctr("check", "--no-cache")).cpu
    empty = bench.used([PYTHON, "-c", "import yaml"]).cpu
    bench.say("\n### 20 MB in one file\n")
    bench.say(
        f"Processor time beyond that of a small plan, as multiples of libyaml's for the file: "
        f"at most {LIMIT}; memory at most {MEMORY_MB} MB.\n"
    )
    bench.say(f"| file | {' | '.join(f'ctr {command}' for command in COMMANDS)} |")
    bench.say(f"| --- |{' ---: |' * len(COMMANDS)}")
    for name, (file, begin, part) in LARGE.items():
        plan = small_plan(bench.folder / name.replace(" ", "-"))
        (plan / "results" / "2026").mkdir(parents=True)
        count = (LARGE_BYTES - len(begin.encode())) // len(part.encode())
        (plan / file).write_text(begin + part * count, encoding="utf-8", newline="")
        parsing = bench.used([PYTHON, "-c", PARSE, str(plan / file)]).cpu
        cells = []
        for command in COMMANDS:
            used = bench.used(ctr(*command.split(), "--no-cache", "--plan", plan))
            ratio = (used.cpu - start) / max(parsing - empty, 0.05)
            good = ratio <= LIMIT and used.memory < MEMORY_MB
            bench.good = bench.good and good
            cells.append(f"{ratio:.1f} ×, {used.memory:.0f} MB{'' if good else ' **passed**'}")
        bench.say(f"| {name} | {' | '.join(cells)} |")
        shutil.rmtree(plan.parent)
