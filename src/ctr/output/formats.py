"""The formats that answers are written in."""

from typing import Literal

Format = Literal["table", "json", "csv", "md", "xlsx"]
"""How a list is written. JSON and CSV are contracts, the table is for people."""
DocumentFormat = Literal["md", "docx"]
"""How a document is written."""
PageFormat = Literal["md", "docx", "html"]
"""How a document is written that is a page, too."""
