"""Every code of an error or of advice, with all that is said of it: titles, explanations, examples.

One table a family; docs/ma-loi.md and `ctr check --explain` are made from them, in this order.
"""

from ctr.codes import about_advice, about_files, about_kept, about_names, about_values
from ctr.codes.code import Code as Code
from ctr.codes.code import Principle as Principle

ERRORS: dict[str, Code] = {
    one.code: one
    for family in (about_files, about_values, about_names, about_kept)
    for one in family.CODES
}
ADVICE: dict[str, Code] = {one.code: one for one in about_advice.CODES}
CODES: dict[str, Code] = {**ERRORS, **ADVICE}
