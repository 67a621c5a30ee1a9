"""Every command, by its examples and its help, on consoles of every kind.

All examples are typed in a pipe of another encoding; on a terminal of 80 columns the first of each
quick command, with CTR_TEST_CONSOLES=all every one on each console. A new command is met here as
soon as it has examples, and tests/cli/test_described.py sees to it that it has.
"""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

import pytest

from ctr.cli.app import Commands
from ctr.cli.build.walk import every_description
from ctr.output.lines import width
from tests.conftest import ROOT
from tests.examples import MARK, lines_of, office

COLUMNS = 80
EVERY = {"", *Commands.lazy}
SLOW = {
    *("draft", "report", "brief", "dashboard", "bundle", "remind", "form", "collect"),
    *("programme", "init", "import"),
}
"""What makes documents, or reads them."""
MAY_BE_NO = {name for name, each in every_description() if each.told.no is not None}
DOCUMENTS = {"report", "remind", "codeowners"}
"""What is printed of them is a document, whose lines are as long as its paragraphs."""
CODE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")
MOVES = re.compile(r"\x1b\[\??\d*[AKhl]")
"""By which a bar of progress is drawn again in its place."""
CONSOLES = {
    "cp1252": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0", "LANG": "en_US.ISO-8859-1"},
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "NO_COLOR": "1"},
    "colours": {"LANG": "C.UTF-8", "TERM": "xterm-256color"},
}
ON_A_TERMINAL = ("C", "colours")
ALL = os.environ.get("CTR_TEST_CONSOLES") == "all"
TRIED = [name for name in CONSOLES if ALL or name != "colours"]
"""On a terminal with colours other tests look at what each screen shows."""


@dataclass
class Shown:
    """What one command line gave on a console."""

    words: list[str]
    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as it is before the first command."""
    return office(tmp_path_factory.mktemp("begun"))


@pytest.fixture(scope="session")
def consoles() -> dict[str, list[Shown]]:
    """What was seen on each console, once it was used."""
    return {}


@pytest.fixture(params=TRIED)
def seen(
    request: pytest.FixtureRequest,
    begun: Path,
    consoles: dict[str, list[Shown]],
    tmp_path_factory: pytest.TempPathFactory,
) -> list[Shown]:
    """What every line gave on one console."""
    name: str = request.param
    if name not in consoles:
        consoles[name] = typed(name, begun, tmp_path_factory.mktemp("console"))
    return consoles[name]


def typed(console: str, begun: Path, folder: Path) -> list[Shown]:
    """Type what is typed on a console, in a copy of the folder."""
    names, most = EVERY, 3
    if console in ON_A_TERMINAL and not ALL:
        names, most = EVERY - SLOW, 1
    copytree(begun, folder / "office")
    told = folder / "codes.json"
    arguments = [str(folder / "office"), str(told), ",".join(names), str(most)]
    environment = {
        **{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ},
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_STATE_HOME": str(folder / "state"),
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        **CONSOLES[console],
    }
    command = [sys.executable, "-m", "tests.examples", *arguments]
    if console in ON_A_TERMINAL:
        out, err = on_a_terminal(command, environment)
    else:
        ran = subprocess.run(
            command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        out, err = ran.stdout, ran.stderr
    assert told.exists(), err.decode("utf-8", "replace")
    lines, codes = lines_of(names, most), json.loads(told.read_text())
    outs, errs = (
        stream.decode("utf-8").replace("\r\n", "\n").split(f"\n{MARK}\n") for stream in (out, err)
    )
    return [Shown(*each) for each in zip(lines, codes, outs, errs, strict=False)]


def on_a_terminal(command: list[str], environment: dict[str, str]) -> tuple[bytes, bytes]:
    """What a command writes on two terminals, one for each of its streams."""
    import fcntl
    import struct
    import termios
    import threading

    written: list[bytes] = [b"", b""]
    ends = [pty.openpty(), pty.openpty()]
    for _, end in ends:
        fcntl.ioctl(end, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))

    def read(number: int) -> None:
        while True:
            try:
                part = os.read(ends[number][0], 65536)
            except OSError:  # the last who wrote has gone
                return
            if not part:
                return
            written[number] += part

    readers = [threading.Thread(target=read, args=(number,)) for number in (0, 1)]
    for reader in readers:
        reader.start()
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=ends[0][1],
        stderr=ends[1][1],
    ) as process:
        for _, end in ends:
            os.close(end)
        process.wait()
    for reader in readers:
        reader.join()
    for end, _ in ends:
        os.close(end)
    return written[0], written[1]


def test_every_line_answers_without_a_traceback(seen: list[Shown]) -> None:
    assert {words.words[0] for words in seen if words.words} >= EVERY - SLOW - {""}
    for shown in seen:
        no = shown.code == 1 and shown.words[0] in MAY_BE_NO
        assert shown.code == 0 or no, (shown.words, shown.err)
        assert "Traceback" not in shown.out + shown.err, shown.words
        assert shown.out.strip() or shown.err.strip() or "-o" in shown.words, shown.words


def test_vietnamese_arrives_whole(seen: list[Shown]) -> None:
    for shown in seen:
        assert not re.search("[\ufffd?]{2}|\\\\u|\\\\x", shown.out + shown.err), shown.words
    helped = next(shown for shown in seen if shown.words == ["due", "--help"])
    assert "Việc đến hạn và quá hạn: báo cáo, nhiệm vụ có thời hạn" in helped.out


@pytest.mark.parametrize("console", ["cp1252", "C"])
def test_no_code_of_colours_goes_into_a_pipe_or_where_none_is_wanted(
    consoles: dict[str, list[Shown]], begun: Path, tmp_path: Path, console: str
) -> None:
    for shown in consoles.get(console) or typed(console, begun, tmp_path):
        drawn = MOVES.sub("", shown.err) if console in ON_A_TERMINAL else shown.err
        assert "\x1b" not in shown.out + drawn, shown.words


@pytest.mark.parametrize("console", [name for name in TRIED if name in ON_A_TERMINAL])
def test_no_line_is_wider_than_the_terminal(
    consoles: dict[str, list[Shown]], begun: Path, tmp_path: Path, console: str
) -> None:
    for shown in consoles.get(console) or typed(console, begun, tmp_path):
        data = {"json", "concise", *DOCUMENTS}.intersection(shown.words)
        lines = re.split("[\r\n]", CODE.sub("", shown.err))
        if not data or "--help" in shown.words:
            lines += CODE.sub("", shown.out).split("\n")
        for line in lines:
            assert width(line) <= COLUMNS, (shown.words, line)


@pytest.mark.skipif(not ALL, reason="only with CTR_TEST_CONSOLES=all")
def test_the_terminal_with_colours_has_them(
    consoles: dict[str, list[Shown]], begun: Path, tmp_path: Path
) -> None:
    shown = consoles.get("colours") or typed("colours", begun, tmp_path)
    assert any("\x1b[" in each.out for each in shown)
