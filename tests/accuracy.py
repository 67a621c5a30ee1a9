"""How near `ctr import` comes to the plans that the corpus expects: `make accuracy`.

Prints a table, and writes it to docs/accuracy.md with --write.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.importing.corpus import cases
from tests.importing.expected import MEASURES, Score, imported, score

PAGE = Path(__file__).parents[1] / "docs" / "accuracy.md"
HEAD = """# How near an import comes

`make accuracy` imports every document of the corpus (`tests/importing/corpus.py`: of our own
writing, of invented wards and bodies, one for each layout or trap) and compares the plan with the
expected one. A task counts as right only with its exact text; its other values count only then.
Precision is the share of what was found that is right, recall the share of what was wanted that was
found, both in per cent. Real documents are worse than a corpus that its authors know: what is
doubtful is marked in the plan, and no word is lost either way.

"""
NAMES = {
    "tasks": "tasks, exact text",
    "leads": "leads",
    "coordinating": "coordinating",
    "leaders": "leaders",
    "deadlines": "deadlines",
    "targets": "targets (year and level)",
}


def main() -> None:
    """Measure, print, and write where asked to."""
    total = Score()
    rows, lost = [], 0
    for case in cases():
        result = imported(case)
        one = score(case, result)
        total.add(one)
        lost += result.counts.unplaced
        rows.append(f"| {case.name} | {one.wanted['tasks']} | {'yes' if one.perfect else 'no'} |")
    table = [
        "| measure | wanted | found | right | precision | recall |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for measure in MEASURES:
        numbers = (total.wanted[measure], total.found[measure], total.right[measure])
        shares = (total.precision(measure), total.recall(measure))
        cells = [*map(str, numbers), *(f"{100 * share:.1f}" for share in shares)]
        table.append(f"| {NAMES[measure]} | {' | '.join(cells)} |")
    of_each = ["| document | tasks | all right |", "| --- | --- | --- |", *rows]
    text = "\n".join(
        [*table, "", f"Words without a place, in all documents: {lost}.", "", *of_each]
    )
    print(text)
    if "--write" in sys.argv:
        PAGE.write_text(f"{HEAD}{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
