"""A city's plans, and a country's: all of them at once, first and again, beside libyaml and rg."""

from __future__ import annotations

from tests.bench import peers
from tests.bench.clock import PYTHON, Bench, Line, ctr
from tests.bench.one_plan import edit, settle
from tests.bench.plans import many

UNIT = "Công an phường"
CITY, COUNTRY = 114, 3_321
"""Wards and communes of Hải Phòng, and of Việt Nam, since 2025."""


def measure_city(bench: Bench) -> None:
    """Measure what a department of a city asks."""
    folder = many(bench.folder / "city", CITY)
    plans = ("--plan", folder)
    listed = ctr("list", "--unit", UNIT, *plans)
    one = next(folder.glob("*/*/plan"))
    settle()
    bench.used(listed)
    bench.compare(
        f"A city: {CITY} plans",
        [
            peers.libyaml(folder),
            Line(label="ctr list --unit", words=listed, most=7.5),
            Line(label="ctr list --unit --format json", words=[*listed, "--format", "json"]),
            Line(label="ctr due", words=ctr("due", *plans)),
            Line(label="ctr status", words=ctr("status", *plans)),
            Line(label="ctr targets", words=ctr("targets", *plans)),
            Line(label="ctr check", words=ctr("check", *plans)),
            Line(
                label="ctr list --unit, first",
                words=listed,
                first=True,
                most=1.2,
                to="libyaml alone",
                by_wall=True,
                memory=250,
            ),
            *peers.ripgrep(folder, UNIT),
        ],
        rounds=9,
    )
    file = min((one / "sections").iterdir())
    ratios = bench.compare(
        f"A city: {CITY} plans, of which one file was just edited",
        [
            Line(label="validating that file alone", words=[PYTHON, "-c", VALIDATE, str(file)]),
            Line(label="ctr list --unit", words=listed, before=edit(one)),
        ],
        rounds=7,
    )
    ratio = 1 + ratios["ctr list --unit"] - ratios["validating that file alone"]
    bench.say(f"\n{bench.held(f'Beside that: {ratio:.1f} ×', ratio, 9)}.")


def measure_country(bench: Bench) -> None:
    """Measure what a ministry asks."""
    folder = many(bench.folder / "country", COUNTRY)
    listed = ctr("list", "--unit", UNIT, "--plan", folder)
    used = bench.used(listed)
    bench.say(f"\n### A country: {COUNTRY} plans\n")
    good = used.wall <= SECONDS and used.memory <= MEMORY_MB
    bench.good = bench.good and good
    bench.say(
        f"First: {used.wall:.0f} s (at most {SECONDS}), {used.cpu:.0f} s of processor time, "
        f"{used.memory:.0f} MB (at most {MEMORY_MB})."
    )
    rg = peers.ripgrep(folder, UNIT)
    to = "rg" if rg else "python -c pass"
    bench.used(listed)
    bench.compare(
        f"A country: {COUNTRY} plans, again",
        [
            *rg,
            Line(label="ctr list --unit", words=listed, most=1 if rg else None, to=to, memory=250),
        ],
        rounds=5,
    )
    one = next(folder.glob("*/*/plan"))
    bench.compare(
        f"A country: {COUNTRY} plans, of which one file was just edited",
        [
            *rg,
            Line(
                label="ctr list --unit",
                words=listed,
                most=1.1 if rg else None,
                to=to,
                before=edit(one),
            ),
        ],
        rounds=5,
    )


VALIDATE = (
    "import sys, pathlib\n"
    "from ctr.plan.load.files import read_document\n"
    "from ctr.plan.load.validate import validate\n"
    "from ctr.plan.model import Section\n"
    "path = pathlib.Path(sys.argv[1])\n"
    "validate(Section, read_document(path, path.parent), {})"
)
"""Reads a section and validates it, whatever names stand in it."""
SECONDS, MEMORY_MB = 30, 250
"""What the first load of a country may take."""
