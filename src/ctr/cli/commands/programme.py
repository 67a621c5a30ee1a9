"""ctr programme: the issued programme again, as a document."""

from __future__ import annotations

from typing import Annotated

import typer

from ctr.cli.session import AS_OF, DOCUMENT_OUTPUT, Session, takes


@takes(AS_OF, DOCUMENT_OUTPUT)
def programme(
    session: Session,
    as_printed: Annotated[
        bool, typer.Option("--as-printed", help="Đúng văn bản đã ban hành, kể cả chỗ in sai.")
    ] = False,
) -> None:
    """Văn bản chương trình hành động dựng lại từ kế hoạch, hợp nhất các sửa đổi, bổ sung.

    Ví dụ:
    Dựng lại văn bản bằng Word:
    $ ctr programme -o chuong-trinh.docx
    """
    from ctr.documents.views.programme import programme_view

    view = programme_view(session.plan, as_printed=as_printed)
    session.write_document(session.document("programme", "programme", view))
