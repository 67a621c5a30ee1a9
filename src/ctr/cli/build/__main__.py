"""`python -m ctr.cli.build`: the table of completion, docs/lenh.md and docs/ctr.1."""

from __future__ import annotations

from pathlib import Path

from ctr.cli.build import completion_table, man_page, reference


def main() -> None:
    """Write all three, into the checkout."""
    docs = Path(__file__).parents[4] / "docs"
    completion_table.write()
    (docs / "lenh.md").write_text(reference.reference(), encoding="utf-8")
    (docs / "ctr.1").write_text(man_page.man_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
