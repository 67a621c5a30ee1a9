"""From a folder of files to a plan, with every problem at its place."""

MAX_BYTES = 20_000_000
"""Of one file: larger than a city's programme, and small enough to read at once."""
