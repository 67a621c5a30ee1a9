"""A real git repository with a small plan, and commits of a day, by somebody, in Vietnam."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from tests.small_plan import small_plan


class Repository:
    """The repository in `root`; the plan lies in its folder `plan`."""

    def __init__(self, root: Path, *, plan: bool = True) -> None:
        self.root = root
        self.git("init", "-q", "-b", "main")
        if plan:
            small_plan(root)

    @property
    def plan(self) -> Path:
        return self.root / "plan"

    def git(self, *words: str, at: str = "2026-01-05T08:00:00+07:00", by: str = "Lan") -> str:
        surroundings = {
            **{name: text for name, text in os.environ.items() if not name.startswith("GIT_")},
            "GIT_AUTHOR_DATE": at,
            "GIT_COMMITTER_DATE": at,
            "GIT_AUTHOR_NAME": by,
            "GIT_COMMITTER_NAME": by,
            "GIT_AUTHOR_EMAIL": "lan@phuong.gov.vn",
            "GIT_COMMITTER_EMAIL": "lan@phuong.gov.vn",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        done = subprocess.run(
            ["git", "-c", "core.autocrlf=false", *words],
            cwd=self.root,
            env=surroundings,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode("utf-8", "replace").strip()

    def commit(self, subject: str, at: str, by: str = "Lan") -> str:
        """Everything as it is, on a day such as `2026-03-01`; the short hash as it is shown."""
        moment = at if "T" in at else f"{at}T08:00:00+07:00"
        self.git("add", "-A", "--", ".")
        self.git("commit", "-q", "--allow-empty", "-m", subject, at=moment, by=by)
        return self.head()

    def head(self) -> str:
        return self.git("rev-parse", "HEAD")[:10]

    def edit(self, file: str, *edits: tuple[str, str]) -> None:
        path = self.plan / file
        text = path.read_text(encoding="utf-8")
        for old, new in edits:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        path.write_text(text, encoding="utf-8", newline="")
