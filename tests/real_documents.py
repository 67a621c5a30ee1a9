"""Documents of real offices, which are not ours to keep: CTR_TEST_DOCUMENTS names their folder."""

from __future__ import annotations

import os
from pathlib import Path

_FOLDER = os.environ.get("CTR_TEST_DOCUMENTS")
DOCUMENTS = tuple(sorted(Path(_FOLDER).glob("*.docx"))) if _FOLDER else ()
"""Word files; none where the variable is not set."""
