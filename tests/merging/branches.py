"""Real repositories in which two people work on branches of their own."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import copytree

from ctr.merging.install import install
from tests.conftest import ROOT

_SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Lan",
    "GIT_AUTHOR_EMAIL": "lan@phuong.example",
    "GIT_COMMITTER_NAME": "Lan",
    "GIT_COMMITTER_EMAIL": "lan@phuong.example",
    "GIT_EDITOR": "true",
    "LC_ALL": "C.UTF-8",
    "PYTHONPATH": str(ROOT / "src"),
}


class Repository:
    """A repository at `top` with a copy of a plan, in which the merge is switched on."""

    def __init__(self, top: Path, plan: Path, name: str = "plan", *, crlf: bool = False) -> None:
        self.top = top
        self.plan = top / name
        copytree(plan, self.plan)
        if crlf:
            for path in self.plan.rglob("*.yaml"):
                path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        self("init", "-q", "-b", "main")
        install(self.plan)
        self.commit("đầu")

    def __call__(self, *words: str, code: int | None = 0) -> str:
        """Run git; what it said on both streams."""
        ran = subprocess.run(
            ["git", *words],
            cwd=self.top,
            env=os.environ | _SETTINGS,
            capture_output=True,
            check=False,
        )
        said = (ran.stdout + ran.stderr).decode()
        assert code in (None, ran.returncode), said
        self.code = ran.returncode
        return said

    def commit(self, message: str) -> None:
        """Everything as it is."""
        self("add", "-A")
        self("commit", "-q", "--allow-empty", "-m", message)

    def branch(self, name: str, start: str = "main") -> None:
        """Begin a branch."""
        self("checkout", "-q", "-B", name, start)

    def file(self, name: str) -> Path:
        """A file of the plan."""
        return self.plan / name

    def text(self, name: str) -> str:
        """What it says."""
        return self.file(name).read_bytes().decode()
