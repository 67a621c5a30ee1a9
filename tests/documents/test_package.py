"""A package holds the same bytes whenever it was written."""

from __future__ import annotations

import io
import zipfile
from datetime import date

from ctr.documents.package import repacked


def test_parts_come_in_order_as_of_the_day_and_changed_where_asked() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        for name in ("b.xml", "a.xml", "[Content_Types].xml"):
            package.writestr(name, name)
    made = repacked(file.getvalue(), date(2026, 3, 1), {"a.xml": bytes.upper})
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert package.namelist() == ["[Content_Types].xml", "a.xml", "b.xml"]
        assert {part.date_time for part in package.infolist()} == {(2026, 3, 1, 0, 0, 0)}
        assert [package.read(name) for name in package.namelist()[1:]] == [b"A.XML", b"b.xml"]
