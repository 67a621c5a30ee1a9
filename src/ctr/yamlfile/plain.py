"""The plain data of a sound text, which most are, without places: in two thirds of the time.

What there is to note of a text, and where, `tree` finds: it reads the same, and every rule of what
is sound stands in both.
"""

from __future__ import annotations

from typing import Any

import yaml

from ctr.vietnamese.matching import nfc
from ctr.yamlfile.characters import is_odd
from ctr.yamlfile.events import MAX_DEPTH, MAX_NODES, events
from ctr.yamlfile.scalars import is_ambiguous, value_of


def plain(text: str) -> tuple[Any, int] | None:
    """The data of a text and how many values it has; None where anything may have to be noted."""
    try:
        return _read(text)
    except (_Notable, yaml.YAMLError):
        return None


class _Notable(Exception):
    """There is something that has to be noted with its place."""


def _read(text: str) -> tuple[Any, int]:
    escapes = "\\" in text
    root: Any = None
    holder: Any = None
    key: str | None = None
    holders: list[Any] = []
    nodes = documents = 0
    event: Any
    for event in events(text):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value: Any = _text(event, escapes=escapes)
            if key is None and type(holder) is dict:
                if value in holder:
                    raise _Notable
                key = value
                continue
            if not event.style:
                value = _value(value)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            holder = holders.pop()
            continue
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if event.anchor is not None or event.tag is not None:
                raise _Notable
            value = {} if kind is yaml.MappingStartEvent else []
        elif kind is yaml.AliasEvent:
            raise _Notable
        else:
            documents += kind is yaml.DocumentStartEvent
            if documents > 1:
                raise _Notable
            continue
        nodes += 1
        if nodes > MAX_NODES:
            raise _Notable
        if holder is None:
            root = value
        elif type(holder) is list:
            holder.append(value)
        elif key is None:
            raise _Notable
        else:
            holder[key], key = value, None
        if kind is not yaml.ScalarEvent:
            holders.append(holder)
            holder = value
            if len(holders) > MAX_DEPTH:
                raise _Notable
    return root, nodes


def _text(event: yaml.ScalarEvent, *, escapes: bool) -> str:
    if event.anchor is not None or event.tag is not None:
        raise _Notable
    text = event.value
    if escapes and event.style == '"' and is_odd(text):  # it may hold what is written as an escape
        raise _Notable
    return nfc(text)


def _value(text: str) -> Any:
    value = value_of(text)
    if value is text and is_ambiguous(text):
        raise _Notable
    return value
