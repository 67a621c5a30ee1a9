"""The tests keep byte code: this runs before anything of ours is imported.

Every `ctr` that a test starts as a process would else compile our source anew where the environment
forbids to keep it (PYTHONDONTWRITEBYTECODE); where the source may not be written, it is kept apart.
"""

from __future__ import annotations

import atexit
import os
import sys
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
if sys.pycache_prefix is None and not os.access(Path(__file__).parents[1] / "src", os.W_OK):
    sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = mkdtemp(prefix="ctr-byte-code-")
    atexit.register(rmtree, sys.pycache_prefix, ignore_errors=True)
