"""What stands inside a paragraph comes out as a reader sees it, once."""

from __future__ import annotations

import pytest

from ctr.blocks.model import Mark, Paragraph
from tests.blocks.documents import only, para, read, run, shown, word_file


def inside(content: str) -> Paragraph:
    """A paragraph of this content."""
    return only(word_file(f"<w:p>{content}</w:p>"))


def told(body: str) -> list[tuple[str, str]]:
    return [(notice.kind, notice.text) for notice in read(word_file(body)).notices]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (run("a") + run("b c"), "ab c"),
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/><w:t>c</w:t></w:r>", "a\nb\nc"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:r><w:t>2026</w:t><w:noBreakHyphen/><w:t>2030</w:t></w:r>", "2026-2030"),
        ("<w:r><w:t>ngu</w:t><w:softHyphen/><w:t>yên</w:t></w:r>", "nguyên"),
        (run("25\u00a0%\u00ad, 2026\u20112030\u200b"), "25 %, 2026-2030"),
        (run("ho\u0300a bi\u0300nh"), "hòa bình"),
        (run("ho") + run("\u0300a"), "hòa"),
        (run("  a  "), "a"),
        ("<w:hyperlink>" + run("a") + "</w:hyperlink>" + run("b"), "ab"),
        ("<w:smartTag>" + run("Hà Nội") + "</w:smartTag>", "Hà Nội"),
        ("<w:r><w:lastRenderedPageBreak/><w:t>a</w:t></w:r>", "a"),
        ('<w:r><w:br w:type="page"/><w:t>a</w:t></w:r>', "a"),
    ],
)
def test_characters_and_wrappers(content: str, text: str) -> None:
    assert inside(content).text == text


@pytest.mark.parametrize(
    ("font", "code", "text"),
    [("Symbol", "F0B3", "≥"), ("Symbol", "00A3", "≤"), ("Wingdings", "F0FC", "✓")],
)
def test_a_symbol_is_the_character_that_it_looks_like(font: str, code: str, text: str) -> None:
    assert inside(f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>' + run(" 80")).text == (
        f"{text} 80"
    )


def test_letters_typed_in_a_symbol_font_too() -> None:
    font = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    assert inside(run("\uf0b3", font) + run(" 80")).text == "≥ 80"
    assert inside(run("³", font) + run(" 80 m³")).text == "≥ 80 m³"


def test_an_unknown_symbol_is_told() -> None:
    body = f'<w:p><w:r><w:sym w:font="Webdings" w:char="F041"/></w:r>{run("a")}</w:p>'
    assert told(body) == [("symbol", "Webdings F041")]


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def test_a_field_is_its_result() -> None:
    nested = FIELD.format("IF 1 = " + "</w:instrText><w:t>x</w:t><w:instrText>", run("một"))
    assert inside(run("a ") + FIELD.format("DATE", run("5/3")) + run(" b ") + nested).text == (
        "a 5/3 b một"
    )
    simple = f'<w:fldSimple w:instr="NUMPAGES">{run("12")}</w:fldSimple>'
    assert inside(simple).text == "12"
    assert told(f"<w:p>{FIELD.format('DATE', run('5/3'))}</w:p>") == [("field", "DATE")]


def test_a_field_over_several_paragraphs_and_one_that_never_ends() -> None:
    begin, _, end = FIELD.format("TOC", "|").partition("|")
    assert shown(word_file(f"<w:p>{begin}{run('a')}</w:p><w:p>{run('b')}{end}</w:p>")) == ["a", "b"]
    broken = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("a") + "</w:p>"
    assert shown(word_file(broken + para("b"))) == ["a", "b"]


def test_changes_are_taken_as_accepted_and_told() -> None:
    body = (
        f'<w:p>{run("trước ngày ")}<w:del w:id="1"><w:r><w:delText>20</w:delText></w:r></w:del>'
        f'<w:ins w:id="2">{run("2")}{run("5")}</w:ins>{run("/11")}'
        f'<w:moveFrom w:id="3">{run("x")}</w:moveFrom>'
        f'<w:moveTo w:id="4">{run("y")}</w:moveTo></w:p>'
    )
    assert shown(word_file(body)) == ["trước ngày 25/11y"]
    assert told(body) == [
        ("deletion", "20"), ("insertion", "25"), ("deletion", "x"), ("insertion", "y"),
    ]  # fmt: skip


def test_an_insertion_that_was_deleted_again_is_gone() -> None:
    inner = '<w:del w:id="2"><w:r><w:delText>b</w:delText></w:r></w:del>'
    assert inside(run("a") + f'<w:ins w:id="1">{inner}</w:ins>').text == "a"


def test_hidden_text_is_left_out_and_told() -> None:
    body = f"<w:p>{run('a ')}{run('mật', '<w:vanish/>')}{run('b')}</w:p>"
    assert shown(word_file(body)) == ["a b"]
    assert told(body) == [("hidden", "mật")]
    assert inside(run("a", '<w:vanish w:val="0"/>')).text == "a"


def test_hidden_by_a_style() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="H"><w:name w:val="h"/>'
        "<w:rPr><w:vanish/></w:rPr></w:style>"
    )
    content = run("a") + run("b", '<w:rStyle w:val="H"/>')
    assert shown(word_file(f"<w:p>{content}</w:p>", styles=styles)) == ["a"]


def test_controls_and_bookmarks_mark_their_words() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:alias w:val="Ngày"/><w:tag w:val="ngay"/></w:sdtPr>'
        f"<w:sdtContent>{run('5/3')}</w:sdtContent></w:sdt>"
    )
    marked = (
        '<w:bookmarkStart w:id="0" w:name="so"/>' + run("12") + '<w:bookmarkEnd w:id="0"/>'
        '<w:bookmarkStart w:id="1" w:name="_GoBack"/><w:bookmarkEnd w:id="1"/>'
    )
    paragraph = inside(run(" Ngày ") + control + run(", số ") + marked)
    assert paragraph.text == "Ngày 5/3, số 12"
    assert paragraph.marks == (Mark("control", "ngay", 5, 8), Mark("bookmark", "so", 13, 15))
    assert paragraph.tags == ("ngay",)


def test_the_prompt_of_an_empty_control_is_known_as_one() -> None:
    control = (
        '<w:sdt><w:sdtPr><w:tag w:val="ten"/><w:showingPlcHdr/></w:sdtPr>'
        f"<w:sdtContent>{run('Bấm để nhập')}</w:sdtContent></w:sdt>"
    )
    paragraph = inside(control)
    assert (paragraph.tags, paragraph.named("placeholder")) == ((), ("ten",))


def test_an_alternative_is_read_once() -> None:
    both = (
        '<mc:AlternateContent><mc:Choice Requires="w14">{}</mc:Choice>'
        "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    )
    assert inside(both.format(run("a"), run("b"))).text == "a"
    assert inside(f"<w:r>{both.format('<w:t>a</w:t>', '<w:t>b</w:t>')}</w:r>").text == "a"
    assert inside(both.format("", run("b"))).text == "b"


def test_an_equation_is_its_letters() -> None:
    content = (
        "<m:oMath><m:r><m:t>x=</m:t></m:r><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
        "<m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"
        "</m:oMath>"
    )
    assert inside(content).text == "x=1/2m^2"


def test_bold_and_italic_of_the_whole_and_of_the_beginning() -> None:
    bold, italic = "<w:b/>", "<w:i/>"
    whole = inside(run("Mục", bold) + run(" ") + run("1", bold))
    assert (whole.bold, whole.bold_until, whole.italic) == (True, 5, False)
    begun = inside(run("  Mục 1.", bold) + run(" Lời", italic))
    assert (begun.bold, begun.bold_until, begun.italic) == (False, 6, False)
    assert inside(run("a", italic)).italic
    assert not inside(run("a", '<w:b w:val="false"/>')).bold


def test_ruby_and_a_deleted_run_outside_a_change() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('b')}</w:rt><w:rubyBase>{run('a')}</w:rubyBase></w:ruby></w:r>"
    assert inside(ruby).text == "ab"
    assert inside("<w:r><w:delText>x</w:delText><w:t>a</w:t></w:r>").text == "a"


def test_old_form_fields_show_what_was_chosen() -> None:
    def form(data: str, name: str) -> str:
        field = FIELD.format(name, "")
        return field.replace('"begin"/>', f'"begin"><w:ffData>{data}</w:ffData></w:fldChar>')

    entries = '<w:listEntry w:val="thấp"/><w:listEntry w:val="cao"/>'
    listed = form(f'<w:ddList><w:result w:val="1"/>{entries}</w:ddList>', "FORMDROPDOWN")
    ticked = form("<w:checkBox><w:checked/></w:checkBox>", "FORMCHECKBOX")
    empty = form('<w:checkBox><w:default w:val="0"/></w:checkBox>', "FORMCHECKBOX")
    assert inside(listed + ticked + empty).text == "cao☒☐"


def test_words_of_drawings_are_told() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="MẬT"/></v:shape></w:pict></w:r>'
    words = "<wp:inline><a:p><a:r><a:t>sơ đồ</a:t></a:r></a:p></wp:inline>"
    drawn = f"<w:r><w:drawing>{words}</w:drawing></w:r>"
    assert told(f"<w:p>{art}{drawn}{run('a')}</w:p>") == [("drawing", "MẬT"), ("drawing", "sơ đồ")]


def test_a_table_of_contents_is_known_as_one() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:docPartObj>"
        '<w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{para('I. Nội dung 2')}</w:sdtContent></w:sdt>"
    )
    assert only(word_file(control)).tags == ("Table of Contents",)
