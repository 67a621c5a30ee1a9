"""The stable name of a place in a file."""

from __future__ import annotations

from ctr.checks.places import Place, places
from ctr.yamlfile.reader import read_yaml

TEXT = """\
id: "1"
tasks:
  - id: "1.1"
    lead: [A, B]
  - id: "1.2"
    errata:
      - {printed: a, read: b}
"""


def every_place(text: str) -> list[Place]:
    """Every character of a text."""
    lines = enumerate(text.splitlines(), start=1)
    return [(number, column) for number, line in lines for column in range(1, len(line) + 2)]


def named(text: str) -> dict[str, tuple[int, int]]:
    """Each name with its first place."""
    found: dict[str, tuple[int, int]] = {}
    for place, name in sorted(places(read_yaml(text, "x.yaml"), every_place(text)).items()):
        found.setdefault(name, place)
    return found


def test_things_of_a_list_are_named_by_what_they_hold() -> None:
    assert named(TEXT) == {
        "": (1, 1),
        "id": (1, 5),
        "tasks": (2, 1),
        "tasks[1.1]": (3, 5),
        "tasks[1.1].id": (3, 9),
        "tasks[1.1].lead": (4, 5),
        "tasks[1.1].lead[]": (4, 12),
        "tasks[1.2]": (5, 5),
        "tasks[1.2].id": (5, 9),
        "tasks[1.2].errata": (6, 5),
        "tasks[1.2].errata[]": (7, 9),
        "tasks[1.2].errata[].printed": (7, 10),
        "tasks[1.2].errata[].read": (7, 22),
    }


def test_names_stay_when_something_is_put_in_above() -> None:
    longer = TEXT.replace("tasks:\n", 'title: T\ntasks:\n  - id: "1.0"\n    lead: []\n')
    before, after = named(TEXT), named(longer)
    assert before.keys() <= after.keys()
    assert after["tasks[1.2].errata"] == (9, 5)


def test_a_file_that_cannot_be_read_has_no_places() -> None:
    assert places(read_yaml("a: [1", "x.yaml"), [(1, 1)]) == {}


def test_asking_for_few_gives_the_names_that_asking_for_all_gives() -> None:
    document = read_yaml(TEXT, "x.yaml")
    names = places(document, every_place(TEXT))
    for place in every_place(TEXT):
        assert places(document, [place]) == {at: name for at, name in names.items() if at == place}
