"""BLAKE2b, by which contents are known and what is kept is proved whole.

`hashlib` gives the same function, but loads OpenSSL for others: a fifth of an empty Python. The
standard library's own `random` goes round that in this way.
"""

try:
    from _blake2 import blake2b
except ImportError:  # a Python that has it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
