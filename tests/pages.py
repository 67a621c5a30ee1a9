"""The leader's page taken apart, and its filters followed without its script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lxml import html

from tests.conftest import Ran


@dataclass
class Page:
    """A page as a tree, with the tasks and targets that stand on it."""

    text: str

    def __post_init__(self) -> None:
        self.tree: Any = html.fromstring(self.text)
        self.tasks: list[Any] = self.find("//article[@class='nv']")
        self.targets: list[Any] = self.find("//article[@class='ct']")

    @classmethod
    def of(cls, ran: Ran) -> Page:
        """The page that a command printed."""
        assert ran.code == 0, ran.err
        return cls(ran.out)

    def find(self, path: str) -> list[Any]:
        """What an XPath names."""
        return list(self.tree.xpath(path))

    def said(self, path: str) -> str:
        """All text of what an XPath names, in one line."""
        return " ".join(" ".join(part.itertext()) for part in self.find(path)).replace("\n", " ")

    def behind(self, address: str) -> tuple[list[str], list[str]]:
        """The numbers of the tasks and the places of the targets that an address lets through."""
        wanted = dict(part.split("=") for part in address.removeprefix("#").split("&"))
        unit, state = wanted.get("don-vi"), wanted.get("trang-thai")
        courses = self.find("//optgroup[@label='Chỉ tiêu']/option/@value")
        whose = [task for task in self.tasks if _is_whose(task, wanted)]
        numbers = {_number(task) for task in whose}
        targets = [one for one in self.targets if one.get("data-n") in numbers]
        if state is not None and state in courses:
            targets = [one for one in targets if _stands(one, unit, state)]
            with_target = {one.get("data-n") for one in targets}
            whose = [task for task in whose if _number(task) in with_target]
        elif state is not None:
            whose = [task for task in whose if _stands(task, unit, state)]
            numbers = {_number(task) for task in whose}
            targets = [one for one in targets if one.get("data-n") in numbers]
        return [_number(task) for task in whose], [one.get("id") for one in targets]


def _number(task: Any) -> str:
    return str(task.get("id").removeprefix("nv-"))


def _is_whose(task: Any, wanted: dict[str, str]) -> bool:
    units = task.get("data-u").split()
    return (
        wanted.get("don-vi", "") in ("", *units)
        and wanted.get("lanh-dao", "") in ("", task.get("data-l"))
        and wanted.get("muc", "") in ("", task.get("data-s"))
    )


def _stands(item: Any, unit: str | None, state: str) -> bool:
    own = [name for name in (item.get("data-u") or "").split() if name.startswith(f"{unit}:")]
    if own:
        return f"{unit}:{state}" in own
    return state in item.get("data-t").split()
