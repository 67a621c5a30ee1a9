"""The layer as JSON and as text; both say all of it."""

from __future__ import annotations

import json

from ctr.blocks.dump import as_json, as_plain, as_text, dumped, from_plain
from ctr.blocks.read import blocks_of
from tests.blocks.documents import cell, level, lists, para, read, run, table, word_file
from tests.conftest import ROOT

BODY = (
    '<w:bookmarkStart w:id="1" w:name="a"/>'
    + para("Mục", '<w:jc w:val="center"/><w:outlineLvl w:val="0"/>', list_=(1, 0))
    + '<w:bookmarkEnd w:id="1"/>'
    + f'<w:p>{run("đậm", "<w:b/><w:i/>")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    + table(
        [cell("a", '<w:gridSpan w:val="2"/>')],
        [cell(table([cell("b")])), cell("<w:p><w:r><w:t>c</w:t><w:br/><w:t>d</w:t></w:r></w:p>")],
    )
    + f"<w:p>{run('x', '<w:vanish/>')}</w:p>"
)
RAW = word_file(
    BODY,
    footnotes=f'<w:footnote w:id="2">{para("chú thích")}</w:footnote>',
    numbering=lists({1: level(0, "upperRoman", "%1.")}, {1: (1, "")}),
)


def test_what_is_written_as_json_is_read_back() -> None:
    blocks = read(RAW)
    assert from_plain(json.loads(as_json(blocks))) == blocks


def test_a_text_file_too() -> None:
    text = "1. Mục\n\n| TT | Tên |\n| --- | --- |\n| 1 | **A** |\n\nHết¹.\n\n¹ chú thích\n"
    blocks = blocks_of(text.encode(), "a.md")
    assert from_plain(json.loads(as_json(blocks))) == blocks


def test_the_keys_of_the_json() -> None:
    plain = as_plain(read(RAW))
    first, second, grid = plain["blocks"]
    assert first == {
        "text": "Mục", "number": "I.", "level": 0, "centred": True, "heading": 1,
        "place": {"paragraph": 1}, "marks": [["bookmark", "a", 0, 3]],
    }  # fmt: skip
    assert second == {
        "text": "đậm", "bold": True, "bold_until": 3, "italic": True,
        "place": {"paragraph": 2}, "marks": [["footnote", "1", 3, 3]],
    }  # fmt: skip
    assert (grid["table"], grid["rows"], grid["columns"]) == (1, 2, 2)
    assert grid["cells"][0]["column_span"] == 2
    assert plain["notes"][0]["name"] == "1"
    assert plain["notices"] == [{"kind": "hidden", "text": "x", "place": {"paragraph": 3}}]


def test_the_text_for_people() -> None:
    assert as_text(read(RAW)) == (
        "# a.docx\n\n"
        "[đoạn 1] (đề mục cấp 1, giữa) {I.} Mục\n"
        "[đoạn 2] (đậm, nghiêng) đậm\n"
        "[bảng 1: 2 hàng, 2 cột]\n"
        "  hàng 1, cột 1 (gộp 2 cột)\n"
        "    [bảng 1, hàng 1, cột 1; đoạn 1] a\n"
        "  hàng 2, cột 1\n"
        "    [bảng 2: 1 hàng, 1 cột]\n"
        "      hàng 1, cột 1\n"
        "        [bảng 2, hàng 1, cột 1; đoạn 1] b\n"
        "  hàng 2, cột 2\n"
        "    [bảng 1, hàng 2, cột 2; đoạn 1] c\n"
        "      d\n"
        "\n## Chú thích 1\n\n"
        "[chú thích 1; đoạn 1] chú thích\n"
        "\n## Lưu ý khi đọc\n\n"
        "- đoạn 3: chữ ẩn, không lấy: x\n"
    )


def test_the_file_that_is_written_is_for_people_or_for_programs() -> None:
    blocks = read(RAW)
    assert dumped([blocks], ".json") == as_json(blocks)
    assert dumped([blocks], ".TXT") == as_text(blocks)
    assert dumped([blocks, blocks], ".txt").count("# a.docx") == 2
    assert [from_plain(data) for data in json.loads(dumped([blocks] * 2, ".json"))] == [blocks] * 2


def test_the_reference_tells_every_key() -> None:
    reference = (ROOT / "docs" / "tra-cuu.md").read_text(encoding="utf-8")
    section = reference[
        reference.index("## Khối của một văn bản") : reference.index("## Bộ nhớ đệm")
    ]
    text = "a\n\n| b | c |\n| --- | --- |\n| d | e |\n"
    for blocks in (read(RAW), blocks_of(text.encode(), "a.md")):
        for key in keys(as_plain(blocks)):
            assert f"`{key}`" in section, key


def keys(data: object) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*(keys(value) for value in data.values()))
    return set().union(*(keys(value) for value in data)) if isinstance(data, list) else set()
