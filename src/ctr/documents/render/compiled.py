"""The templates that come with the program are compiled once, like its modules.

What Jinja makes of them is kept where Python keeps what it makes of modules, in `__pycache__`
beside them and on the same conditions, and is believed as that is: who can write there can change
the program itself. A template of the user's is compiled each time.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from ctr.contained import TimeIsUp
from ctr.hashes import content_hash

_HASH = 32
"""Bytes of the hash before what is kept: a flipped bit would run as other code."""


class Compiled(BytecodeCache):
    """What the templates in `folder` were compiled to, each under its name.

    Another folder, Python, Jinja, module beside this one or `settings` make other ones of the same
    texts. Raises OSError where there is none of these to be seen, as in an archive.
    """

    def __init__(self, folder: Path, settings: str) -> None:
        self._folder = folder
        self._marks = [str(folder), sys.version, settings]
        for modules in (Path(jinja2.__file__).parent, Path(__file__).parent):
            with os.scandir(modules) as listing:
                entries = [entry for entry in listing if entry.name.endswith(".py")]
            for entry in sorted(entries, key=lambda entry: entry.name):
                status = entry.stat()
                self._marks.append(f"{entry.path} {status.st_mtime_ns} {status.st_size}")

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The template's name, by which it is kept, too."""
        return name

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """What the text was compiled to, which tells faults by the name of its file."""
        return super().get_bucket(
            environment, name, filename, f"{self._marks} {filename}\n{source}"
        )

    def load_bytecode(self, bucket: Bucket) -> None:
        """Look for what a template was compiled to; where that is damaged there is nothing."""
        try:
            kept = self._file(bucket).read_bytes()
            if content_hash(kept[_HASH:]) == kept[:_HASH]:
                bucket.bytecode_from_string(kept[_HASH:])
        except TimeIsUp:
            raise
        except Exception:  # noqa: BLE001 - whatever is wrong there, it is compiled anew
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it, whole or not at all; where nothing can be written, nothing is kept."""
        if sys.dont_write_bytecode:
            return
        with suppress(OSError, NotImplementedError):
            file, code = self._file(bucket), bucket.bytecode_to_string()
            file.parent.mkdir(parents=True, exist_ok=True)
            written = file.with_name(f"{file.name}.{os.getpid()}")
            try:
                written.write_bytes(content_hash(code) + code)
                written.replace(file)
            finally:
                written.unlink(missing_ok=True)

    def _file(self, bucket: Bucket) -> Path:
        """Raises NotImplementedError where this Python keeps nothing."""
        return Path(cache_from_source(str(self._folder / bucket.key))).with_suffix(".jinja")
