"""Automatic numbers are those that are seen on the page."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.blocks.documents import (
    cell,
    level,
    lists,
    para,
    read,
    run,
    shown,
    starting,
    table,
    word_file,
)  # fmt: skip
from tests.libreoffice import converted, needs_office

TWO = {1: level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")}
DECREE = {
    1: level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "decimal", "%2.%3.")
    + level(3, "lowerLetter", "%4)")
    + level(4, "lowerRoman", "(%5)")
    + level(5, "upperLetter", "%6.")
    + level(6, "decimalZero", "%7/")
}
"""The outline of Nghị định 30/2020/NĐ-CP, and the formats that are left."""


def document(
    kinds: dict[int, str], nums: dict[int, tuple[int, str]], items: list[tuple[int, int]]
) -> bytes:
    body = "".join(para("x", list_=item) for item in items)
    return word_file(body, numbering=lists(kinds, nums))


def numbers(
    kinds: dict[int, str], nums: dict[int, tuple[int, str]], items: list[tuple[int, int]]
) -> list[str]:
    return [text.number for text in read(document(kinds, nums, items)).paragraphs()]


def one(levels: list[int]) -> list[tuple[int, int]]:
    return [(1, at) for at in levels]


PLAIN = {1: (1, "")}


def test_the_outline_of_the_decree() -> None:
    levels = [0, 1, 1, 2, 2, 3, 3, 1, 2, 0, 1, 2, 4, 5, 6]
    assert numbers(DECREE, PLAIN, one(levels)) == [
        "I.", "1.", "2.", "2.1.", "2.2.", "a)", "b)", "3.", "3.1.", "II.", "1.", "1.1.", "(i)",
        "A.", "01/",
    ]  # fmt: skip


def test_levels_that_were_left_out_count_from_their_start() -> None:
    assert numbers(TWO, PLAIN, one([1, 1, 0, 1])) == ["1.1.", "1.2.", "2.", "2.1."]


def test_lists_of_one_kind_count_on() -> None:
    items = [(1, 0), (2, 0), (1, 0)]
    assert numbers(TWO, {1: (1, ""), 2: (1, "")}, items) == ["1.", "2.", "3."]


def test_a_list_that_begins_again() -> None:
    items = [(1, 0), (1, 0), (2, 0), (2, 0), (3, 0), (3, 1)]
    nums = {1: (1, ""), 2: (1, starting(0, 1)), 3: (1, starting(0, 5))}
    assert numbers(TWO, nums, items) == ["1.", "2.", "1.", "2.", "5.", "5.1."]


def test_a_level_that_never_begins_again_and_one_that_does_after_a_higher_one() -> None:
    never = {
        1: level(0, "upperRoman", "%1.")
        + level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')
        + level(2, "lowerLetter", "%3)", '<w:lvlRestart w:val="1"/>')
    }
    levels = [0, 1, 2, 1, 2, 0, 1, 2]
    assert numbers(never, PLAIN, one(levels)) == ["I.", "1.", "a)", "2.", "b)", "II.", "3.", "a)"]


def test_all_decimal_where_the_level_says_so() -> None:
    legal = {1: level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", "<w:isLgl/>")}
    assert numbers(legal, PLAIN, one([0, 1, 0, 1])) == ["I.", "1.1.", "II.", "2.1."]


def test_a_level_that_a_list_writes_in_its_own_way() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    assert numbers(TWO, {1: (1, ""), 2: (1, own)}, [(1, 0), (2, 0), (1, 0)]) == ["1.", "B)", "3."]


def test_words_before_a_number_and_a_list_that_counts_nothing() -> None:
    assert numbers({1: level(0, "decimal", "Điều %1.")}, PLAIN, one([0, 0])) == [
        "Điều 1.", "Điều 2.",
    ]  # fmt: skip
    assert numbers({1: level(0, "none", "")}, PLAIN, one([0])) == [""]
    assert numbers(TWO, PLAIN, [(0, 0), (9, 0), (1, 8)]) == ["", "", ""]


def test_bullets_are_ordinary_characters() -> None:
    fonts = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
    dot = level(0, "bullet", "\uf0b7").replace("</w:lvl>", f"{fonts}</w:lvl>")
    dash = level(1, "bullet", "-")
    assert numbers({1: dot + dash}, PLAIN, one([0, 1])) == ["•", "-"]


def test_a_number_without_text_counts_and_is_kept() -> None:
    rows = [[cell(para("", list_=(1, 0))), cell("a")], [cell(para("", list_=(1, 0))), cell("b")]]
    raw = word_file(table(*rows), numbering=lists(TWO, PLAIN))
    assert shown(raw) == ["1.", "a", "2.", "b"]


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Muc"><w:name w:val="Muc"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Khoan"><w:name w:val="Khoan"/>'
    '<w:basedOn w:val="Muc"/></w:style>'
)


def test_numbers_of_styles() -> None:
    kinds = {
        1: level(0, "upperRoman", "%1.", '<w:pStyle w:val="Muc"/>')
        + level(1, "decimal", "%2.", '<w:pStyle w:val="Khoan"/>')
    }
    body = "".join(
        para(key, f'<w:pStyle w:val="{key}"/>{more}')
        for key, more in (
            ("Muc", ""), ("Khoan", ""), ("Khoan", '<w:numPr><w:numId w:val="0"/></w:numPr>'),
            ("Khoan", ""), ("Muc", '<w:numPr><w:ilvl w:val="1"/></w:numPr>'),
        )
    )  # fmt: skip
    raw = word_file(body, numbering=lists(kinds, PLAIN), styles=STYLES)
    assert [text.number for text in read(raw).paragraphs()] == ["I.", "1.", "", "2.", "3."]


def test_a_list_that_is_defined_by_a_style_of_lists() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="DS"><w:name w:val="DS"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    link = {1: level(0, "lowerLetter", "%1)"), 2: '<w:numStyleLink w:val="DS"/>'}
    raw = word_file(
        para("x", list_=(2, 0)), numbering=lists(link, {1: (1, ""), 2: (2, "")}), styles=styles
    )
    assert shown(raw) == ["a) x"]


def test_hidden_paragraphs_are_not_counted() -> None:
    hidden = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        f"<w:rPr><w:vanish/></w:rPr></w:pPr>{run('y', '<w:vanish/>')}</w:p>"
    )
    body = para("a", list_=(1, 0)) + hidden + para("b", list_=(1, 0))
    assert shown(word_file(body, numbering=lists(TWO, PLAIN))) == ["1. a", "2. b"]


def exported(folder: Path, *documents: bytes) -> list[list[str]]:
    """The lines that LibreOffice makes of each document."""
    files = [folder / f"{number}.docx" for number, _ in enumerate(documents)]
    for file, raw in zip(files, documents, strict=True):
        file.write_bytes(raw)
    texts = converted("txt:Text (encoded):UTF8", folder, *files)
    lines = [text.read_text(encoding="utf-8-sig").split("\n") for text in texts]
    return [[line.strip() for line in each if line.strip()] for each in lines]


@needs_office
def test_the_numbers_are_those_of_libreoffice_whatever_the_order(tmp_path: Path) -> None:
    documents = [of_every_kind(), *(shuffled(seed) for seed in range(3))]
    for seed, (raw, lines) in enumerate(
        zip(documents, exported(tmp_path, *documents), strict=True), -1
    ):
        assert shown(raw) == lines, seed


def of_every_kind() -> bytes:
    """Its import knows neither `lvlRestart` nor `isLgl`, which have tests of their own."""
    nums = {
        1: (1, ""), 2: (1, starting(0, 1)), 3: (1, starting(1, 1)), 4: (2, ""), 5: (2, ""),
        6: (2, starting(0, 5)), 7: (3, ""),
    }  # fmt: skip
    kinds = DECREE | {
        2: TWO[1],
        3: level(0, "decimal", "%1.", start=3) + level(1, "decimal", "%1.%2)", start=2),
    }
    items = one([0, 1, 2, 2, 3, 3, 4, 4, 5, 6, 1, 2, 0, 1, 3, 2, 0])
    items += [(2, 0), (2, 1), (2, 2), (1, 0), (3, 1), (3, 1), (3, 2), (1, 1), (2, 0)]
    items += [(4, 1), (4, 0), (5, 0), (5, 1), (6, 0), (6, 1), (4, 0), (6, 0), (7, 0), (7, 1)]
    items += one([0, *([3] * 30)])
    return document(kinds, nums, items)


def shuffled(seed: int) -> bytes:
    nums = {1: (1, ""), 2: (1, ""), 3: (1, starting(0, 1))}
    met_late = [(3, 2), (2, 0), (1, 0), (3, 0), (1, 0)]
    random = Random(seed)
    items = [(random.randint(1, 3), random.randint(0, 4)) for _ in range(60)]
    return document(DECREE, nums, met_late + items if seed == 0 else items)
