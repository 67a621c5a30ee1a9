"""Every element that the templates set stands where the schema wants it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from tests.conftest import Ctr
from tests.documents.word_files import COMMANDS, written

ORDER = {
    "w:pPr": """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr
        suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct
        topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
        contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
        textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange""",
    "w:rPr": """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss
        imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight
        u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath""",
    "w:tblPr": """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW
        jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption""",
    "w:sectPr": """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc
        pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi
        rtlGutter docGrid printerSettings""",
}
"""ECMA-376, Part 1, Annex A: CT_PPr, CT_RPr, CT_TblPr, CT_SectPr."""


@pytest.mark.parametrize("name", COMMANDS)
def test_elements_stand_in_the_order_of_the_schema(ctr: Ctr, tmp_path: Path, name: str) -> None:
    path = written(ctr, tmp_path / "a.docx", *COMMANDS[name])
    with zipfile.ZipFile(path) as file:
        for member in (one for one in file.namelist() if one.startswith("word/")):
            if not member.endswith(".xml"):
                continue
            for parent, order in ORDER.items():
                places = {qn(f"w:{tag}"): index for index, tag in enumerate(order.split())}
                for element in parse_xml(file.read(member)).iter(qn(parent)):
                    found = [places[child.tag] for child in element]
                    assert found == sorted(found), (member, element.xml)
