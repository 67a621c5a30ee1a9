"""Every code of an error or of advice, with all that is said of it: titles, explanations, examples.

One table a family; docs/ma-loi.md and `ctr check --explain` are made from them.
"""

from ctr.codes.code import Code as Code
from ctr.codes.code import Principle as Principle
from ctr.codes.families import ADVICE as ADVICE
from ctr.codes.families import CODES as CODES
from ctr.codes.families import ERRORS as ERRORS
