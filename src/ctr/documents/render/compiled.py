"""The templates that come with the program are compiled once, like its modules.

What Jinja makes of them is kept where Python keeps what it makes of modules, in `__pycache__`
beside them and on the same conditions, and is believed as that is: who can write there can change
the program itself. A template of the user's is compiled each time.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from functools import cached_property
from importlib.util import cache_from_source
from pathlib import Path

import jinja2.compiler
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """What the templates in `folder` were compiled to, each under its name."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The name of the template, which is also that of its file."""
        return name

    def get_source_checksum(self, source: str) -> str:
        """Of the text, and of all that compiles it."""
        return super().get_source_checksum(f"{self._compiler}\n{source}")

    @cached_property
    def _compiler(self) -> list[str]:
        """Another one where Python, Jinja, the modules beside this one or the folder are others."""
        with os.scandir(Path(__file__).parent) as beside:
            modules = sorted(entry.path for entry in beside if entry.name.endswith(".py"))
        marks = [str(self._folder), sys.version]
        for path in (jinja2.compiler.__file__, *modules):
            status = Path(path).stat()
            marks.append(f"{path} {status.st_mtime_ns} {status.st_size}")
        return marks

    def load_bytecode(self, bucket: Bucket) -> None:
        """Look for what a template was compiled to; where that is damaged there is nothing."""
        with suppress(Exception):
            bucket.bytecode_from_string(self._file(bucket).read_bytes())

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, whole or not at all; where nothing can be written, nothing is kept."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError, NotImplementedError):
            file = self._file(bucket)
            file.parent.mkdir(parents=True, exist_ok=True)
            written = file.with_name(f"{file.name}.{os.getpid()}")
            try:
                written.write_bytes(bucket.bytecode_to_string())
                written.replace(file)
            except OSError:
                written.unlink(missing_ok=True)

    def _file(self, bucket: Bucket) -> Path:
        """Raises NotImplementedError where this Python keeps nothing."""
        return Path(cache_from_source(str(self._folder / bucket.key))).with_suffix(".jinja")
