"""Where an element stands among its siblings, as the schema of WordprocessingML wants it.

Word reads a file whose elements are out of order only by leniency. Source: ECMA-376, Part 1, Annex
A: CT_PPr, CT_TblPr, CT_SectPr. What python-docx itself sets it puts in order.
"""

from __future__ import annotations

from typing import Any

_AFTER = {
    "w:pBdr": (
        "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
        "rPr sectPr pPrChange"
    ),
    "w:outlineLvl": "divId cnfStyle rPr sectPr pPrChange",
    "w:tblCellMar": "tblLook tblCaption tblDescription tblPrChange",
    "w:pgNumType": (
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
        "printerSettings sectPrChange"
    ),
    "w:lang": "eastAsianLayout specVanish oMath",
}
"""What may stand only after each element that we set by hand."""


def insert(parent: Any, child: Any, tag: str) -> None:
    """Put `child`, a `tag` such as w:pBdr, into `parent` where the schema wants it."""
    parent.insert_element_before(child, *(f"w:{name}" for name in _AFTER[tag].split()))
