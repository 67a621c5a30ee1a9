"""Hashes are those of the standard library, which other programs can compute, too."""

from __future__ import annotations

import hashlib

from ctr.hashes import blake2b


def test_a_content_has_the_hash_that_hashlib_gives() -> None:
    content = "Phường Hòa Bình".encode()
    assert (
        blake2b(content, digest_size=16).digest()
        == hashlib.blake2b(content, digest_size=16).digest()
    )
