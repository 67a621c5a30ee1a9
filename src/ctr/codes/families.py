"""All families together, in the order in which they are shown."""

from __future__ import annotations

from ctr.codes import about_advice, about_files, about_kept, about_names, about_values
from ctr.codes.code import Code

ERRORS: dict[str, Code] = {
    one.code: one
    for family in (about_files, about_values, about_names, about_kept)
    for one in family.CODES
}
ADVICE: dict[str, Code] = {one.code: one for one in about_advice.CODES}
CODES: dict[str, Code] = {**ERRORS, **ADVICE}
