"""BLAKE2b, by which contents are known and what is kept is proved whole.

`hashlib` gives the same function, but loads OpenSSL for others: a fifth of an empty Python. The
standard library's own `random` goes round that in this way.
"""

try:
    from _blake2 import blake2b
except ImportError:  # a Python that has it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b", "content_hash"]


def content_hash(content: bytes) -> bytes:
    """Of what a file holds: 32 bytes by which it is known again."""
    return blake2b(content, digest_size=32).digest()
