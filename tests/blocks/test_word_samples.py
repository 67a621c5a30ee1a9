"""Documents of offices, where they are at hand: no word lost, none twice.

They are not ours to keep here.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from ctr.blocks.model import paragraphs
from ctr.blocks.read import read_blocks
from tests.blocks.test_numbering import exported
from tests.libreoffice import needs_office
from tests.real_documents import DOCUMENTS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", UNSEEN.sub("", text)).replace("\u2011", "-").split()


def extracted(path: Path) -> list[str]:
    """The words of body and notes, a paragraph after the other, by a reader of ten lines."""
    found = []
    with zipfile.ZipFile(path) as package:
        for part in ("document", "footnotes", "endnotes"):
            if f"word/{part}.xml" not in package.namelist():
                continue
            root = etree.fromstring(package.read(f"word/{part}.xml"))
            for fallback in list(root.iter(FALLBACK)):
                fallback.getparent().remove(fallback)
            for paragraph in root.iter(f"{W}p"):
                parts = []
                for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br", f"{W}noBreakHyphen"):
                    gap = {"tab": " ", "br": " ", "noBreakHyphen": "-"}
                    parts.append(gap.get(etree.QName(element).localname, element.text or ""))
                found += words("".join(parts))
    return found


pytestmark = pytest.mark.skipif(not DOCUMENTS, reason="no real documents at hand")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_no_word_is_lost_or_comes_twice(path: Path) -> None:
    blocks = read_blocks(path)
    left_out = [
        word for notice in blocks.notices if notice.kind == "hidden" for word in words(notice.text)
    ]
    assert Counter(word.text for word in blocks.words()) + Counter(left_out) == Counter(
        extracted(path)
    )


@needs_office
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_lines_of_the_body_are_those_of_libreoffice(path: Path, tmp_path: Path) -> None:
    """Numbers included; it leaves notes out, but for their marks."""
    blocks = read_blocks(path)
    (lines,) = exported(tmp_path, path.read_bytes())
    theirs = Counter(word for line in lines for word in words(line))
    ours = Counter(word for text in paragraphs(blocks.blocks) for word in words(text.shown))
    unlike = (theirs - ours) + (ours - theirs)
    assert unlike.total() <= 3 * len(blocks.notes), unlike
