"""The fonts of documents: those of `templates/fonts/`, the shipped ones and a company's own, for people's names."""

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont
from fpdf import FPDF
from fpdf.fonts import TTFFont

from revflow.domain.errors import OutsideError

SERIF, BOLD = "NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf"
"""The two in which a document is set; all others stand in for letters that these do not have."""

FAMILY = "serif"

_WITHOUT_LETTER = frozenset({"Cf", "Zs"})
"""Signs that are not drawn: spaces, and those that only say how others are."""


def add_fonts(pdf: FPDF, templates: Sequence[Path], told: Iterable[str]) -> None:
    """Make known to a document the fonts that its texts need. Raises OutsideError `letters-missing`.

    Of two files with one name the first folder's counts. Squares instead of somebody's name would be worse than no
    document.
    """
    found: dict[str, Path] = {}
    for folder in templates:
        for path in sorted((folder / "fonts").glob("*.[ot]tf")):
            found.setdefault(path.name, path)
    for style, name in (("", SERIF), ("B", BOLD)):
        pdf.add_font(FAMILY, style, found[name])
    missing = {sign for text in told for sign in composed(text) if unicodedata.category(sign) not in _WITHOUT_LETTER}
    missing -= _letters(found.pop(SERIF)) & _letters(found.pop(BOLD))
    others = []
    for name, path in sorted(found.items()):
        if missing & _letters(path):
            pdf.add_font(name, "", path)
            others.append(name)
            missing -= _letters(path)
    if missing:
        raise OutsideError("letters-missing")
    pdf.set_fallback_fonts(others, exact_match=False)
    pdf.set_text_shaping(True)


def close_fonts(pdf: FPDF) -> None:
    """Close the files that a document reads its letters from: it leaves them open."""
    for font in pdf.fonts.values():
        if isinstance(font, TTFFont):
            font.ttfont.close()


def composed(text: str) -> str:
    """Return a text with its accents on its letters, as fonts have them."""
    return unicodedata.normalize("NFC", text)


@lru_cache(maxsize=64)
def _letters(font: Path) -> frozenset[str]:
    with TTFont(font, lazy=True) as read:
        return frozenset(map(chr, read.getBestCmap()))
