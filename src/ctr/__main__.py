"""The console script, and `python -m ctr`."""

from __future__ import annotations

import gc
import os
import sys

from ctr import interrupts

_OBJECTS = 150_000
"""How many more there are when circles among them are looked for. Python's 700 make it look many
times through what is made at the start, all of which stays: a thirtieth of a command."""


def main() -> None:
    """Run the program. ^C is taken care of before anything else is imported."""
    gc.set_threshold(_OBJECTS)
    interrupts.quiet()
    if "_CTR_COMPLETE" in os.environ:  # a shell asks at a Tab: nothing else is imported
        from ctr.cli.completion.shells import complete

        complete()
        return
    try:
        from ctr.cli.app import main as run
    except (ImportError, OSError) as error:  # the boundary itself could not be read
        sys.stderr.write(f"Lỗi: không khởi động được ctr: {error}\n    → cài đặt lại ctr\n")
        sys.exit(2)
    try:
        run()
    finally:
        gc.freeze()  # the end of the process frees what there is; looking through it takes time


if __name__ == "__main__":
    main()
