"""Damaged input for every way in: a fixed number of cases in the tests, more with `make fuzz`.

What a case does depends on its seed alone, so that a failure can be repeated.
"""
