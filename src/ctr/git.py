"""Git, asked without anything of a repository or of the surroundings being run or fetched.

Only commands are called that run no hook, pager, external diff, text conversion, monitor or
signature check of a repository's configuration, and nothing is fetched from elsewhere. Git itself
is found once, by its whole path: never in the current folder, nor in the repository it is asked of.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ctr.errors import CannotRun, reason

SECONDS = 60
"""That one question may take."""
MOST_BYTES = 500_000_000
"""Of one answer: the list of the commits of a repository of a million."""
_SETTINGS = (
    "core.fsmonitor=false",
    "core.hooksPath=" + os.devnull,
    "core.pager=cat",
    "core.quotePath=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
    "log.showSignature=false",
    "log.mailmap=false",
    "advice.graftFileDeprecated=false",
)
"""What a repository may not set: these would run something of it, or fetch."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said: its exit code and its words."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        """What it answered, as text."""
        return self.raw.decode("utf-8", "replace")


def asked(
    folder: Path,
    *words: str | Path,
    seconds: float | None = None,
    besides: Mapping[str, str] | None = None,
) -> Answer:
    """The whole answer of git, asked in `folder`; `besides` is added to its surroundings.

    Raises CannotRun where git is not there, does not end, or says more than can be held.
    """
    try:
        with tempfile.TemporaryFile() as out:
            ran = subprocess.run(
                command(folder, *map(str, words)),
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.PIPE,
                env={**surroundings(), **(besides or {})},
                timeout=seconds or SECONDS,
                check=False,
            )
            out.seek(0)
            raw = out.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise missing() from None
    except subprocess.TimeoutExpired:
        raise too_late(seconds) from None
    except OSError as error:
        raise CannotRun(f"không chạy được git: {reason(error)}") from None
    if len(raw) > MOST_BYTES:
        raise CannotRun("git trả lời quá dài, không đọc hết được")
    return Answer(ran.returncode, raw, ran.stderr.decode("utf-8", "replace"))


def top_of(folder: Path) -> Path | None:
    """The top of the working tree that `folder` lies in; None outside a repository."""
    folder = folder.resolve()
    return next((top for top in (folder, *folder.parents) if os.path.lexists(top / ".git")), None)


def explained(words: str) -> tuple[str, str]:
    """Why git did not answer, by what it said, in Vietnamese, with the next step."""
    if "not a git repository" in words or "must be run in a work tree" in words:
        return (
            "thư mục kế hoạch không nằm trong một kho git nên không có lịch sử",
            "đưa vào git: git init, git add, git commit; các lần ctr đã ghi: ctr undo --list",
        )
    if "dubious ownership" in words:
        return (
            "git không đọc kho này vì thư mục thuộc về người dùng khác",
            "nếu tin thư mục này: git config --global --add safe.directory ĐƯỜNG-DẪN-KHO",
        )
    lines = [line for line in words.splitlines() if line.strip()]
    first = next((line for line in lines if not line.startswith("warning:")), "")
    told = first.removeprefix("fatal: ").removeprefix("error: ")
    return f"git không trả lời được: {told or 'không rõ vì sao'}", "kiểm tra kho: git fsck"


def command(folder: Path, *words: str) -> list[str]:
    """What is run to ask git these words in `folder`.

    Raises CannotRun where there is no git, or where it would take a folder of files for a
    repository: a git older than 2.38 knows no `safe.bareRepository`.
    """
    bare = _bare_above(folder)
    if bare is not None:
        raise CannotRun(
            f"{bare} chứa tệp như của một kho git trần nên không hỏi git ở đó",
            "bỏ HEAD, objects, refs khỏi thư mục ấy",
        )
    found = program(folder)
    if found is None:
        raise missing()
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    return [found, "--no-pager", *settings, *words]


def program(folder: Path) -> str | None:
    """The git to be asked in `folder`, None where there is none.

    Not one that lies in that folder or its repository, whose author would choose what is run; a
    repository that holds the user's home is the user's own.
    """
    where = folder.resolve()
    home = Path(os.path.expanduser("~")).resolve()  # noqa: PTH111 - it never fails
    tops = (one for one in where.parents if os.path.lexists(one / ".git"))
    foreign = [one for one in (where, *tops) if not home.is_relative_to(one)]
    name = "git.exe" if sys.platform == "win32" else "git"
    for entry in _absolute_entries():
        found = shutil.which(Path(entry, name))
        if found is not None and not any(
            place.is_relative_to(one)
            for place in (Path(entry).resolve(), Path(found).resolve())
            for one in foreign
        ):
            return found
    return None


def _bare_above(folder: Path) -> Path | None:
    """What git would find before the top of a working tree, and believe to be a repository."""
    where = folder.resolve()
    for one in (where, *where.parents):
        if os.path.lexists(one / ".git"):
            return None
        if os.path.lexists(one / "HEAD") and (one / "objects").is_dir() and (one / "refs").is_dir():
            return one
    return None


def _absolute_entries() -> list[str]:
    """Where programs are looked for; what depends on the current folder is left out."""
    entries = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return [one for one in entries if Path(one).is_absolute()]


def surroundings() -> dict[str, str]:
    """The environment of git: nothing of git's own from outside, no language but English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {
        **kept,
        "PATH": os.pathsep.join(_absolute_entries()),
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_ALLOW_PROTOCOL": "",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_PAGER": "cat",
    }


def missing() -> CannotRun:
    """There is no git."""
    return CannotRun(
        "máy này không có git (hoặc git không nằm trong PATH)", "cài git: https://git-scm.com"
    )


def too_late(seconds: float | None = None) -> CannotRun:
    """Git has not answered in time."""
    return CannotRun(
        f"git không trả lời trong {seconds or SECONDS:.0f} giây", "kiểm tra kho: git fsck"
    )
