"""LibreOffice as another reader and writer of our documents.

It takes more than a second to start, and hardly longer for many documents than for one.
"""

from __future__ import annotations

import atexit
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)


@cache
def _profile() -> str:
    """The folder of its settings, made at its first start and used by all others of this process.

    One process of LibreOffice runs on it at a time.
    """
    folder = mkdtemp(prefix="ctr-libreoffice-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def converted(kind: str, folder: Path, *files: Path) -> list[Path]:
    """The files as it saves them in another format, in `folder`, under their names."""
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation=file://{_profile()}", "--headless",
            "--convert-to", kind, "--outdir", folder, *files,
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    ending = kind.partition(":")[0]
    return [folder / f"{file.stem}.{ending}" for file in files]
