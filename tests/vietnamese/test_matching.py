"""Keys by which names are found, whatever their Unicode form, case and spelling."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr.vietnamese.matching import bare_key, match_key
from tests.strategies import words


@given(text=st.one_of(st.text(), words))
@settings(max_examples=500, deadline=None)
def test_keys_do_not_depend_on_the_unicode_form(text: str) -> None:
    forms = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")}
    assert len({match_key(form) for form in (text, *forms)}) == 1
    assert len({bare_key(form) for form in (text, *forms)}) == 1


@given(text=words)
@settings(max_examples=300, deadline=None)
def test_keys_do_not_depend_on_case_and_spacing(text: str) -> None:
    for same in (text.upper(), text.lower(), text.title(), f"  {text.replace(' ', '  ')}."):
        assert match_key(same) == match_key(text)


@given(text=words)
@settings(max_examples=300, deadline=None)
def test_hyphens_and_ampersands_have_one_key(text: str) -> None:
    assert match_key(text.replace("-", "\u2011")) == match_key(text.replace("–", "-"))
    assert match_key(text.replace("&", " và ")) == match_key(text)


@pytest.mark.parametrize("tone", "\u0300\u0301\u0303\u0309\u0323")
@pytest.mark.parametrize("vowels", ["oa", "oe", "uy"])
def test_the_tone_may_stand_on_either_vowel(vowels: str, tone: str) -> None:
    first, second = f"h{vowels[0]}{tone}{vowels[1]}", f"h{vowels}{tone}"
    assert match_key(first) == match_key(second) != match_key(f"h{vowels}")


@given(text=st.one_of(st.text(), words))
@settings(max_examples=500, deadline=None)
def test_a_bare_key_is_bare_and_stays_so(text: str) -> None:
    bare = bare_key(text)
    assert not any(unicodedata.combining(char) for char in bare)
    assert bare_key(bare) == bare
    assert bare_key(match_key(text)) == bare
