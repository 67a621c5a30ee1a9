"""HTML pages: texts as texts, faults of a template told with their place, nothing let in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ctr


@pytest.fixture
def own(plan: Path) -> Path:
    """The ward's own folder of templates."""
    folder = plan.parent / "templates"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\n{{ page.nothing }}", "dashboard.html.j2:2: không có tên “nothing”"),
        ("a\n\n{% for %}", "dashboard.html.j2:3"),
        ("{% include 'bia.html.j2' %}", "gọi mẫu không có: bia.html.j2"),
        ("{% include 'secret.txt' %}", "gọi mẫu không có: secret.txt"),
        ("{{ ''.__class__ }}", "mẫu không được phép dùng phần này của chương trình"),
    ],
)
def test_a_faulty_template_is_told(ctr: Ctr, own: Path, text: str, said: str) -> None:
    (own / "dashboard.html.j2").write_text(text)
    (own / "secret.txt").write_text("bí mật")
    ran = ctr("dashboard", "--plan", own.parent)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_template_may_include_another_page(ctr: Ctr, own: Path) -> None:
    (own / "dashboard.html.j2").write_text("{% include 'dau.html.j2' %}")
    (own / "dau.html.j2").write_text("{{ page.issuer }} & <b>{{ '<i>' }}</b>")
    assert (
        ctr("dashboard", "--plan", own.parent).out
        == "Ủy ban nhân dân phường Ví Dụ & <b>&lt;i&gt;</b>"
    )


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("dashboard.css", b"a{} </style ><b>", "chứa “</style”"),
        ("dashboard.js", b"'</SCRIPT>'", "chứa “</script”"),
        ("dashboard.js", b"<!-- <script>", "“<!--”"),
        ("dashboard.js", b"\xff\xfe", "không phải UTF-8"),
        ("dashboard.css", b"a" * 1_000_001, "quá lớn"),
    ],
)
def test_style_and_script_cannot_break_out_of_their_place(
    ctr: Ctr, own: Path, name: str, content: bytes, said: str
) -> None:
    (own / name).write_bytes(content)
    ran = ctr("dashboard", "--plan", own.parent)
    assert (ran.code, ran.out) == (2, "")
    assert name in ran.err
    assert said in ran.err


def test_a_style_that_is_a_link_to_elsewhere_is_refused(ctr: Ctr, own: Path) -> None:
    secret = own.parent / "secret.css"
    secret.write_text("bí mật")
    (own / "dashboard.css").symlink_to(secret)
    ran = ctr("dashboard", "--plan", own.parent)
    assert ran.code == 2
    assert "liên kết dẫn ra ngoài" in ran.err
