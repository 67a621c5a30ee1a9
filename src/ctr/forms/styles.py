"""How the cells of a form look: what is to be filled in is tinted, on the screen and on paper."""

from __future__ import annotations

from typing import Any

from ctr.excel_cells import FONT, SIZE

DAY = "dd/mm/yyyy"
TINT = "#FFF4CC"
"""Light enough to write on and to be read in black and white."""
HEAD_TINT = "#E7EDF4"
NOT_ASKED = "#F2F2F2"
TITLE_SIZE = 14
WORDS_SIZE = 12
_ROOM_SIZE = 18
"""Of an empty cell: rows without a set height are as high as it, and grow with what is typed."""


class Styles:
    """The formats of one workbook."""

    def __init__(self, workbook: Any) -> None:
        add = workbook.add_format
        font = {"font_name": FONT, "font_size": SIZE}
        base = {**font, "valign": "top", "border": 1, "border_color": "#7F7F7F"}
        asked = {**base, "locked": False, "bg_color": TINT}
        words = {"font_name": FONT, "font_size": WORDS_SIZE}
        self.head = add(
            {**base, "bold": True, "text_wrap": True, "align": "center", "bg_color": HEAD_TINT}
        )
        self.shown = add({**base, "text_wrap": True})
        self.words = add(font)
        self.bold_words = add({**font, "bold": True})
        self.not_asked = add({**base, "text_wrap": True, "bg_color": NOT_ASKED})
        self.not_asked_high = add({**base, "font_size": _ROOM_SIZE, "bg_color": NOT_ASKED})
        self.open = add({**asked, "text_wrap": True})
        self.open_day = add({**asked, "num_format": DAY, "align": "center"})
        self.open_figure = add({**asked, "align": "right"})
        self.open_percent = add({**asked, "align": "right", "num_format": "@"})
        """Text: in any other cell Excel makes 0.725 of a typed `72,5%`."""
        self.open_number = add({**asked, "num_format": "@"})
        self.hidden = add({**base, "font_size": 8})
        self.title = add({**words, "font_size": TITLE_SIZE, "bold": True})
        self.line = add({**words, "text_wrap": True, "valign": "top"})
        self.tinted_line = add({**words, "text_wrap": True, "valign": "top", "bg_color": TINT})
        self.paper_line = add(words)
        centred = {**words, "align": "center"}
        self.paper_bold = add({**centred, "bold": True, "text_wrap": True, "valign": "top"})
        self.paper_slanted = add({**centred, "italic": True})
        self.paper_open = add({**centred, "bold": True, "locked": False})
