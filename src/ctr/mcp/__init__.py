"""The Model Context Protocol on two streams, read-only, by the standard library alone.

It knows neither the commands nor how a plan is found: what its tools answer is given to it.
"""
