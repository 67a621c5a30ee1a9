"""The examples of every command's help, and a folder in which they can be typed one by one.

`python -m tests.examples` types them all in one process, as tests/test_consoles.py looks at them.
"""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path
from shutil import copyfile, copytree

from ctr.cli.build.walk import every_description
from tests.conftest import PLAN

FORM = "bieu.xlsx"
MARK = "=== next ==="


def examples() -> list[tuple[str, list[str]]]:
    """Each command's name and the words of each of its examples, in the order of the help."""
    return [
        (name, shlex.split(example.line)[1:])
        for name, described in every_description()
        for example in described.told.examples
    ]


def office(folder: Path) -> Path:
    """A folder with a copy of our plan in git, and what comes in from others."""
    from tests.forms.test_unit_list import workbook
    from tests.guide_office import city_and_wards
    from tests.importing.corpus import mixed

    copytree(PLAN, folder / "plan")
    city_and_wards(folder)
    (folder / "ke-hoach.docx").write_bytes(mixed().files["lan.docx"])
    people = [["Họ và tên", "Chức vụ"], ["Trịnh Đức An", "Chủ tịch Ủy ban nhân dân phường"]]
    workbook(folder / "don-vi.xlsx", a=[["Tên đơn vị"], ["Công an phường"]], b=people)
    git = (
        "git",
        "-C",
        str(folder),
        "-c",
        "user.name=Văn thư",
        "-c",
        "user.email=vt@phuong.example",
    )
    for words in (["init", "-q"], ["add", "plan"], ["commit", "-q", "-m", "Kế hoạch"]):
        subprocess.run([*git, *words], check=True)
    return folder


def prepared(folder: Path, words: list[str]) -> None:
    """What happens in the folder before a command is typed."""
    if words[:2] == ["collect", "thu-den"]:  # the forms come back as they were sent
        (folder / "thu-den").mkdir()
        copyfile(folder / FORM, folder / "thu-den" / FORM)


def type_all(folder: Path, names: set[str], most: int, told: Path) -> None:
    """Type the examples of these commands, and their help, in this process, on its own streams.

    Between two of them both streams get a line of `MARK`; the exit codes go into a file.
    """
    from ctr.cli import options
    from ctr.cli.app import app
    from tests.conftest import TODAY

    options.today = lambda: TODAY
    streams = [(stream, stream.encoding, stream.errors) for stream in (sys.stdout, sys.stderr)]
    codes = []
    for words in lines_of(names, most):
        for stream, encoding, errors in streams:  # as it was when the process began
            stream.reconfigure(encoding=encoding, errors=errors)  # type: ignore[union-attr]
        prepared(folder, words)
        try:
            app(words, prog_name="ctr")
        except SystemExit as end:
            codes.append(end.code)
        for number in (1, 2):
            os.write(number, f"\n{MARK}\n".encode())
    told.write_text(json.dumps(codes), encoding="utf-8")


def lines_of(names: set[str], most: int) -> list[list[str]]:
    """So many examples of each of these commands, the command's help before them."""
    typed: dict[str, list[list[str]]] = {}
    for name, words in examples():
        if name in names:
            typed.setdefault(name, [[*([name] if name else []), "--help"]]).append(words)
    return [words for lines in typed.values() for words in lines[: most + 1]]


if __name__ == "__main__":
    os.chdir(sys.argv[1])
    type_all(Path(), {*sys.argv[3].split(",")}, int(sys.argv[4]), Path(sys.argv[2]))
