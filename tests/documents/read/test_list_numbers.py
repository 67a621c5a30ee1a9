"""Word's own lists: what it prints before a paragraph becomes part of the text."""

from __future__ import annotations

from pathlib import Path

from ctr.documents.read.word_text import WordParagraph, read_word
from tests.documents.read.test_word_text import NAMES, word_file

LEVELS = {
    "1": ("bullet", "\uf0b7"),
    "2": ("decimal", "%1."),
    "3": ("lowerLetter", "%1)"),
    "4": ("decimal", "%1.%2."),
    "5": ("upperRoman", "%1."),
}
NUMBERING = (
    f"<w:numbering {NAMES}>"
    + "".join(
        f'<w:abstractNum w:abstractNumId="{name}"><w:lvl w:ilvl="0"><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{shape}"/></w:lvl></w:abstractNum>'
        for name, (kind, shape) in LEVELS.items()
    )
    + "".join(
        f'<w:num w:numId="{name}"><w:abstractNumId w:val="{name}"/></w:num>' for name in LEVELS
    )
    + "</w:numbering>"
)
STYLES = (
    f'<w:styles {NAMES}><w:style w:styleId="Chấm"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
    '</w:pPr></w:style><w:style w:styleId="Con"><w:basedOn w:val="Chấm"/></w:style>'
    '<w:style w:styleId="Vòng"><w:basedOn w:val="Vòng"/></w:style></w:styles>'
)


def listed(text: str, number: str) -> str:
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def styled(text: str, style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def texts(tmp_path: Path, *paragraphs: str) -> list[str]:
    file = word_file(tmp_path / "a.docx", "".join(paragraphs), numbering=NUMBERING, styles=STYLES)
    blocks = read_word(file)
    assert all(isinstance(block, WordParagraph) for block in blocks)
    return [block.text for block in blocks if isinstance(block, WordParagraph)]


def test_bullets_become_dashes_and_numbers_stay(tmp_path: Path) -> None:
    assert texts(
        tmp_path,
        listed("a", "1"),
        listed("b", "2"),
        listed("c", "3"),
        listed("d", "2"),
        listed("e", "3"),
        listed("g", "0"),
    ) == ["- a", "1. b", "a) c", "2. d", "b) e", "g"]


def test_a_list_comes_from_a_style_too(tmp_path: Path) -> None:
    shown = texts(tmp_path, styled("a", "Chấm"), styled("b", "Con"), styled("c", "Vòng"))
    assert shown == ["- a", "- b", "c"]


def test_numbers_that_are_not_known_are_told(tmp_path: Path) -> None:
    file = word_file(tmp_path / "a.docx", listed("a", "4") + listed("b", "5"), numbering=NUMBERING)
    for block in read_word(file):
        assert isinstance(block, WordParagraph)
        assert block.text in ("a", "b")
        assert list(block.lost) == ["number"]
