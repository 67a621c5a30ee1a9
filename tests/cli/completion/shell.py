"""A real shell at the other end of a pseudo-terminal, in a home of its own."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from tests.conftest import ROOT

PROGRAM = f"""\
#!/bin/sh
if [ -n "$_CTR_COMPLETE" ] || [ "$1" = --install-completion ]; then
    exec {sys.executable} -m ctr "$@"
fi
printf 'GOT'; for word in "$@"; do printf ' [%s]' "$word"; done; echo .
"""
"""In place of ctr: it answers at a Tab as ctr does, and else tells what words it was given."""
ARGUMENTS = {
    "bash": ["--noprofile", "-i"],
    "zsh": ["-i"],
    "fish": ["-i", "-C", "function fish_prompt; echo 'READY> '; end"],
}
PROMPT = {"bash": "PS1='READY> '\n", "zsh": "PS1='READY> '\nunsetopt prompt_sp beep\n", "fish": ""}
RC = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".nothing"}
CODE = re.compile(r"\x1b(?:\[[0-9;?]*[a-zA-Z]|\(B)")
QUIET = 0.25
"""Seconds after which a shell that has begun to answer is taken to be done."""


class Shell:
    """One interactive session; `with Shell(…) as shell`."""

    def __init__(self, name: str, home: Path, folder: Path) -> None:
        self.name, self.home, self.folder = name, home, folder
        programs = home / "bin"
        if not programs.exists():
            programs.mkdir()
            (programs / "ctr").write_text(PROGRAM)
            (programs / "ctr").chmod(0o755)
            (home / RC[name]).write_text(PROMPT[name])
            known = home / ".local" / "share" / "fish" / "generated_completions"
            known.mkdir(parents=True)  # else fish reads all manual pages

    def __enter__(self) -> Shell:
        environment = {
            "HOME": str(self.home),
            "PATH": f"{self.home / 'bin'}:/usr/bin:/bin",
            "PYTHONPATH": str(ROOT / "src"),
            "LANG": "C.UTF-8",
            "TERM": "xterm",
            "SHELL": shutil.which(self.name) or "",
            "XDG_CACHE_HOME": str(self.folder.parent / "cache"),
            "PYTHONPYCACHEPREFIX": str(self.folder.parent / "compiled"),
        }
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:  # pragma: no cover - the shell itself
            os.chdir(self.folder)
            os.execvpe(self.name, [self.name, *ARGUMENTS[self.name]], environment)
        self._wait_for("READY> ")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        os.kill(self._pid, 9)
        os.waitpid(self._pid, 0)
        os.close(self._terminal)

    def run(self, line: str) -> str:
        """What a whole line shows."""
        self._type(f"{line}\r")
        return self._wait_for("READY> ")

    def tab(self, line: str, tabs: int = 1) -> str:
        """What is on the screen after a line, and Tab behind it; the line is then thrown away."""
        self._type(line)
        self._settled()
        shown = ""
        for _ in range(tabs):
            self._type("\t")
            shown += self._settled()
        self._type("\x03")
        self._settled()
        return CODE.sub("", shown)

    def completed(self, line: str) -> str:
        """The words that the program gets of a line that Tab completes: `GOT [list] [--unit]`."""
        self._type(f"{line}\t\r")
        shown = self._read(lambda shown: "READY> " in shown.partition("GOT")[2], quiet=15)
        return shown[shown.index("GOT") :].splitlines()[0].rstrip(".")

    def _type(self, text: str) -> None:
        os.write(self._terminal, text.encode())

    def _settled(self) -> str:
        """What comes until nothing more comes for a moment."""
        return self._read(lambda shown: False)

    def _wait_for(self, text: str) -> str:
        return self._read(lambda shown: text in shown, quiet=15)

    def _read(self, done: Callable[[str], bool], quiet: float = QUIET) -> str:
        shown, limit = b"", time.monotonic() + 30
        while time.monotonic() < limit:
            ready, _, _ = select.select([self._terminal], [], [], quiet if shown else 2)
            if not ready:
                break
            try:
                shown += os.read(self._terminal, 65536)
            except OSError:
                break
            if done(shown.decode("utf-8", "replace")):
                break
        return shown.decode("utf-8", "replace")
