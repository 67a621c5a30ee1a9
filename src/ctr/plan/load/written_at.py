"""Where in the files of a plan something stands, looked up when it is to be told.

A plan that was read from the cache bears no places; few of its values are ever told of.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from ctr.plan.load.files import exists, read_document
from ctr.plan.load.raw import items, text_of
from ctr.problems import KeyPath
from ctr.yamlfile.reader import Document

Written = tuple[str, int, int]
"""File, line and column."""


class WrittenAt:
    """Of the plan in `folder`; files are named as people in `here` open them."""

    def __init__(self, folder: Path, here: Path) -> None:
        self._folder = folder
        self._here = here

    def key(self, name: str) -> Written:
        """Where programme.yaml says this, or its beginning where it does not."""
        document = self._read(self._folder / "programme.yaml")
        return document.file, *document.position((name,))

    def serving(self, task: str, target: str | None, point: str | None) -> Written | None:
        """Where a task, or its target, stands, or what either says that it serves.

        Of one that an amendment brought, in amendments.yaml.
        """
        for document, path, data in self._tasks:
            if text_of(data, "id") != task:
                continue
            if target is not None:
                of_task = (i for i, one in items(data, "targets") if text_of(one, "id") == target)
                index = next(of_task, None)
                if index is None:
                    continue
                path, data = (*path, "targets", index), data["targets"][index]
            return document.file, *document.position(_of_point(path, data, point))
        for document, path, data in self._added_targets:
            if target is not None and text_of(data, "id") == target:
                return document.file, *document.position(_of_point(path, data, point))
        return None

    @cached_property
    def _tasks(self) -> list[tuple[Document, KeyPath, dict[str, Any]]]:
        found: list[tuple[Document, KeyPath, dict[str, Any]]] = []
        for path in sorted((self._folder / "sections").glob("*.yaml")):
            document = self._read(path)
            found += [
                (document, ("tasks", index), task)
                for index, task in items(document.data, "tasks")
                if isinstance(task, dict)
            ]
        found += [
            (document, (*path, "task"), data["task"])
            for document, path, data in self._changes("add_task")
            if isinstance(data.get("task"), dict)
        ]
        return found

    @cached_property
    def _added_targets(self) -> list[tuple[Document, KeyPath, dict[str, Any]]]:
        return [
            (document, (*path, "target"), data["target"])
            for document, path, data in self._changes("add_target")
            if isinstance(data.get("target"), dict)
        ]

    def _changes(self, kind: str) -> Iterator[tuple[Document, KeyPath, dict[str, Any]]]:
        """Each change of a kind in amendments.yaml."""
        document = self._amendments
        for index, amendment in items(document.data if document else None, "amendments"):
            for place, change in items(amendment, "changes"):
                data = change.get(kind) if isinstance(change, dict) else None
                if document is not None and isinstance(data, dict):
                    yield document, ("amendments", index, "changes", place, kind), data

    @cached_property
    def _amendments(self) -> Document | None:
        path = self._folder / "amendments.yaml"
        return self._read(path) if exists(path) else None

    def _read(self, path: Path) -> Document:
        return read_document(path, self._here)


def _of_point(path: KeyPath, data: dict[str, Any], point: str | None) -> KeyPath:
    """The path of what is served, in the list of a task or target; that of the thing without."""
    if point is None:
        return (*path, "id")
    served = (index for index, one in items(data, "serves") if one == point)
    index = next(served, None)
    return (*path, "serves") if index is None else (*path, "serves", index)
