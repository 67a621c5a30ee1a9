"""Whatever mails, mailboxes and archives hold, what is in them is taken, or it is told."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from random import Random

import pytest

from tests.conftest import Ctr
from tests.fuzz.cases import cases
from tests.fuzz.damage import bits, cut, method, part
from tests.intake.mails import mail

LINES = (
    b"Content-Type: multipart/mixed; boundary=x", b"Content-Type: multipart/mixed",
    b"Content-Type: message/rfc822", b"Content-Type: " + b"a" * 5_000, b"Content-Type: ;;;=",
    b"Content-Transfer-Encoding: base64", b"Content-Transfer-Encoding: x-uuencode",
    b"Content-Disposition: attachment; filename*=utf-8''%FF%00%", b"\xff\xfe: \x00", b": x", b"",
    b"Content-Disposition: attachment; filename*0=a; filename*99=b; filename*x=c",
    b"Subject: =?utf-8?B?" + b"A" * 3_000, b"From: " + b"<" * 999, b"Date: 99 Xyz 0 99:9 +9999",
    b"Date: Fri, 20 Nov 2026 10:00:00 +0700 (" + b"(" * 2_000, b"--x--", b"--x", b"From x",
    b"From: =?\xff?Q?=FF?=", b"MIME-Version: 9", b"Content-Type: text/plain; charset=\"\x00\"",
    b"Reply-To: a@b, c@d: e;, <>", b"\r", b"\x1a", b"begin 644 a", b"end",
)  # fmt: skip


def lines(raw: bytes, random: Random) -> bytes:
    """Some lines changed for those that nobody expects, near the heads more often than not."""
    parts = raw.split(b"\n")
    for _ in range(random.choice((1, 1, 2, 5))):
        heads = [place for place, line in enumerate(parts) if b": " in line[:40]] or [0]
        near = random.choice(heads) if random.random() < 0.8 else random.randrange(len(parts))
        match random.randrange(4):
            case 0:
                parts[near] = random.choice(LINES)
            case 1:
                parts.insert(near, random.choice(LINES))
            case 2:
                del parts[near : near + random.choice((1, 1, 3, 30))]
            case _:
                parts[near:near] = parts[near : near + random.choice((1, 5, 60))]
        parts = parts or [b""]
    return b"\n".join(parts)


def eml(form: bytes) -> bytes:
    inner = mail(("bieu-2.xlsx", form + b"\0"))
    return bytes(mail(("Biểu báo cáo.xlsx", form), inner=inner))


def mbox(form: bytes) -> bytes:
    start = b"From a@b.vn Fri Nov 20 10:00:00 2026\n"
    return start + bytes(mail()) + b"\n" + start + bytes(mail(("bieu.xlsx", form)))


def archive(form: bytes) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("Biểu/bieu.xlsx", form)
        package.writestr("thu.eml", bytes(mail(("bieu.xlsx", form))))
        package.writestr("trong.zip", b"PK")
    return saved.getvalue()


DAMAGE = {
    "eml": (eml, (lines, lines, lines, bits, cut)),
    "mbox": (mbox, (lines, lines, bits, cut)),
    "zip": (archive, (method, part, bits, cut)),
}


@pytest.mark.parametrize("suffix", DAMAGE)
def test_what_is_damaged_is_taken_or_told(
    ctr: Ctr, plan: Path, form: Path, tmp_path: Path, suffix: str
) -> None:
    make, damages = DAMAGE[suffix]
    sound = make(form.read_bytes())
    file = tmp_path / f"thu.{suffix}"
    for seed, random in cases(15):
        file.write_bytes(random.choice(damages)(sound, random))
        out = tmp_path / f"thu-{seed}"
        ran = ctr("collect", file, "--dry-run", "--reply", out, "--plan", plan)
        assert ran.code in (0, 1, 2), (seed, ran.err)
        assert ran.code == 0 or f"thu.{suffix}" in ran.err, (seed, ran.err)
        assert "Traceback" not in ran.err, (seed, ran.err)
