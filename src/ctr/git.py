"""Git, asked without anything of a repository or of the surroundings being run or fetched.

Only commands are called that run no hook, pager, external diff, text conversion, monitor or
signature check of a repository's configuration, and nothing is fetched from elsewhere.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ctr.errors import CannotRun, reason

SECONDS = 60
"""That one question may take."""
_SETTINGS = (
    "core.fsmonitor=false",
    "core.hooksPath=" + os.devnull,
    "core.pager=cat",
    "core.quotePath=false",
    "protocol.allow=never",
    "safe.bareRepository=explicit",
    "log.showSignature=false",
    "log.mailmap=false",
)
"""What a repository may not set: these would run something of it, or fetch."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said: its exit code and its words."""

    code: int
    out: str
    err: str


def asked(
    folder: Path,
    *words: str | Path,
    seconds: float | None = None,
    besides: Mapping[str, str] | None = None,
) -> Answer:
    """The whole answer of git, asked in `folder`; `besides` is added to its surroundings.

    Raises CannotRun where git is not there or does not end.
    """
    try:
        ran = subprocess.run(
            command(*map(str, words)),
            cwd=folder,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            env={**surroundings(), **(besides or {})},
            timeout=seconds or SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise missing() from None
    except subprocess.TimeoutExpired:
        raise too_late(seconds) from None
    except OSError as error:
        raise CannotRun(f"không chạy được git: {reason(error)}") from None
    out, err = (text.decode("utf-8", "replace") for text in (ran.stdout, ran.stderr))
    return Answer(ran.returncode, out, err)


def command(*words: str) -> list[str]:
    """What is typed to ask git these words."""
    settings = [word for setting in _SETTINGS for word in ("-c", setting)]
    return ["git", "--no-pager", *settings, *words]


def surroundings() -> dict[str, str]:
    """The environment of git: nothing of git's own from outside, no language but English."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {
        **kept,
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
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
