"""The console script, and `python -m ctr`."""

from __future__ import annotations

from ctr import interrupts


def main() -> None:
    """Run the program. ^C is taken care of before anything else is imported."""
    interrupts.quiet()
    from ctr.cli.app import main as run

    run()


if __name__ == "__main__":
    main()
