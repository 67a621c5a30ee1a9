"""What a dossier says of itself first: what is in it, and how anyone checks it."""

from __future__ import annotations

from datetime import date

from ctr.bundle.archive import SUMS
from ctr.vietnamese import phrases

NAME = "DOC-TRUOC.txt"

_TEXT = """\
HỒ SƠ NĂM {year}{of_unit}
{title}
{issuer}

Số liệu tính đến ngày {day}; minh chứng ghi trong năm {year}.

TRONG HỒ SƠ
  bao-cao/       báo cáo năm, bản Word (.docx) và bản chữ (.md)
  danh-muc.xlsx  danh mục: việc nào, số liệu nào được chứng minh bằng văn bản, tệp nào
  danh-muc.md    cùng danh mục đó, mở bằng phần mềm soạn thảo bất kỳ
  minh-chung/    các tệp minh chứng, đúng như lúc đơn vị nộp
  du-lieu/       dữ liệu mà báo cáo dựa vào: danh sách (.csv, .json) và các tệp của kế hoạch (plan/)
{sent}\
  {sums}     mã SHA-256 của từng tệp trong hồ sơ, trừ chính tệp này
{incomplete}
KIỂM TRA KHÔNG CẦN MẠNG, KHÔNG CẦN CTR
Giải nén hồ sơ vào một thư mục, mở cửa sổ lệnh trong thư mục đó.
  Linux, macOS:  sha256sum -c {sums}        (macOS: shasum -a 256 -c {sums})
  Windows, mở PowerShell rồi dán một dòng:
    Get-Content -Encoding UTF8 {sums} | % {{ $m,$t = $_ -split '  ',2; \
if ((Get-FileHash -LiteralPath $t -Algorithm SHA256).Hash -ne $m) {{ "SAI: $t" }} }}
  Không hiện dòng SAI nào thì các tệp đúng như lúc lập hồ sơ.
Có ctr thì: ctr bundle --verify TỆP-HỒ-SƠ.zip
Một tệp minh chứng là bản gốc đã ghi khi mã SHA-256 của nó bằng mã ở cột SHA-256 của danh mục.
Để biết {sums} không bị thay, đối chiếu mã SHA-256 của cả tệp .zip với mã bên gửi báo riêng.
"""

_SENT = "  da-gui/        các báo cáo đã gửi, đúng như lúc gửi\n"
_INCOMPLETE = """
HỒ SƠ CHƯA ĐỦ
Các tệp sau thiếu hoặc khác lúc ghi, lúc gửi nên không có trong hồ sơ:
{lines}
"""


def read_me(
    *,
    title: str,
    issuer: str,
    year: int,
    day: date,
    unit: str | None,
    sent: bool,
    faults: list[str],
) -> bytes:
    """The text as Windows' own editor reads it: UTF-8 with its mark, and its line ends."""
    lines = "\n".join(f"  - {fault}" for fault in faults)
    text = _TEXT.format(
        year=year,
        of_unit=f": {unit.upper()}" if unit is not None else "",
        title=title,
        issuer=issuer,
        day=phrases.day(day),
        sent=_SENT if sent else "",
        sums=SUMS,
        incomplete=_INCOMPLETE.format(lines=lines) if faults else "",
    )
    return text.replace("\n", "\r\n").encode("utf-8-sig")
