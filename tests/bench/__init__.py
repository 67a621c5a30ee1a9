"""`make bench`: how long whole commands take and what memory they use, as ratios of one run.

None of it is a test: a clock there would only fail on a busy machine.
"""
