"""The parser's events, of which a file may hold only so many.

Events and not nodes, because libyaml composes nodes by recursion (deep nesting would end the
process) and because an alias then has a place of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

import yaml

MAX_DEPTH = 20
MAX_NODES = 200_000
"""Values of one file: many times a city's programme, and little enough memory."""


def events(text: str) -> Iterator[yaml.Event]:
    """The events of a text, by libyaml where PyYAML has it. Raises yaml.YAMLError."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        yield from iter(loader.get_event, None)
    finally:
        loader.dispose()
