"""How the plan stands in git, asked without anything of the repository being run or written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ctr.atomic import trail
from ctr.doctor.finding import Finding, Looked, look
from ctr.git import asked, explained, program
from ctr.merging.install import DRIVER
from ctr.vietnamese import phrases

_STATUS = (
    *("status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all"),
    *("--ignore-submodules=all", "--", "."),
)
"""A repository within this one is not looked into: its filters would be run."""
SECONDS = 10
"""That one question may take."""


class RepositoryState:
    """The looks at the repository that a plan's folder lies in, if it lies in one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._name = f'"{folder.name}"' if " " in folder.name else folder.name
        self._git = program(folder)
        self._inside = False
        self._without_filters: dict[str, str] = {}

    def findings(self) -> Iterator[Finding]:
        """All of it."""
        yield from look("git", "version", "git", self._version)
        if self._git is None:
            return
        yield from look("git", "repository", "Kho git", self._repository)
        if self._inside:
            yield from look("git", "commits", "Commit cuối", self._last_commit)
            yield from look("git", "trail", "Nhật ký ghi", self._trail)
            yield from look("git", "merge", "Gộp kết quả", self._merge_driver)

    def _version(self) -> Looked:
        if self._git is None:
            return "attention", "không có git: không giữ, không xem được lịch sử", "cài git"
        _, said = self._ask("--version")
        found = re.search(r"[0-9]+(\.[0-9]+)+", said)
        if found is None:
            return "attention", "có git nhưng không chạy được", "cài lại git"
        return "ok", found[0]

    def _take_out_filters(self) -> None:
        """`git status` would run the filters that a repository sets to see whether files differ."""
        _, said = self._ask("config", "-z", "--name-only", "--get-regexp", "^filter[.]")
        names = [name for name in said.split("\0") if name.lower().startswith("filter.")]
        self._without_filters = {"GIT_CONFIG_COUNT": str(len(names))}
        for number, name in enumerate(names):
            required = name.lower().endswith(".required")
            self._without_filters[f"GIT_CONFIG_KEY_{number}"] = name
            self._without_filters[f"GIT_CONFIG_VALUE_{number}"] = "false" if required else ""

    def _repository(self) -> Looked:
        self._take_out_filters()
        code, said = self._ask(*_STATUS)
        if code:
            return ("attention", *explained(said))
        self._inside = True
        entries = said.split("\0")
        heads = dict(entry[2:].split(" ", 1) for entry in entries if entry.startswith("# "))
        branch = heads.get("branch.head", "?")
        where = "không ở nhánh nào" if branch == "(detached)" else f"nhánh {branch}"
        changed = sum(entry.startswith(("1 ", "2 ", "?")) for entry in entries)
        conflicts = sum(entry.startswith("u ") for entry in entries)
        if conflicts:
            return "error", f"{where}, {conflicts} tệp còn xung đột", "gộp xong rồi git commit"
        return "ok", f"{where}, {changed} tệp chưa commit" if changed else f"{where}, đã commit hết"

    def _last_commit(self) -> Looked:
        code, said = self._ask("log", "-1", "--no-show-signature", "--format=%cs", "--", ".")
        try:
            day = date.fromisoformat(said.strip())
        except ValueError:
            return (
                "attention",
                "kế hoạch chưa được commit lần nào",
                f"git add {self._name}; git commit",
            )
        return ("attention" if code else "ok"), phrases.day(day)

    def _trail(self) -> Looked:
        code, _ = self._ask("check-ignore", "-q", "--", trail.PATH)
        if not code:
            return (
                "attention",
                f"{self._folder.name}/.ctr/ bị git bỏ qua",
                "bỏ dòng đó trong .gitignore",
            )
        if not (self._folder / trail.PATH).is_file():
            return "ok", "chưa có lần ghi nào"
        code, _ = self._ask("ls-files", "--error-unmatch", "--", trail.PATH)
        if code:
            return (
                "attention",
                f"{self._folder.name}/{trail.PATH} chưa vào git",
                f"git add {self._name}/.ctr",
            )
        return "ok", "được git giữ"

    def _merge_driver(self) -> Looked:
        code, said = self._ask("config", "--get", DRIVER)
        if code or not said.strip():
            return (
                "ok",
                "chưa bật, git gộp theo dòng",
                "khi nhiều người cùng ghi: ctr merge-driver --install",
            )
        return "ok", "theo từng điều đã ghi (ctr merge-driver)"

    def _ask(self, *words: str) -> tuple[int, str]:
        """The exit code of git, and what it said. Raises CannotRun where it does not end."""
        answer = asked(self._folder, *words, seconds=SECONDS, besides=self._without_filters)
        return answer.code, answer.out + answer.err
