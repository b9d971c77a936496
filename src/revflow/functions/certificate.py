"""The certificate of a mentor, or an executive: one page of A4, the same bytes whenever it is made of the same facts.

It speaks of its holder alone: the partner's name is nobody else's to show around.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from babel.units import format_unit
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from revflow import texts
from revflow.domain.calls import Call, CallFile, CallPerson
from revflow.domain.errors import OutsideError
from revflow.functions.fonts import FAMILY, add_fonts, close_fonts, composed
from revflow.texts.typography import typeset

Colour = tuple[int, int, int]
INK, MUTED, BLUE, PALE = (22, 32, 44), (74, 86, 101), (31, 79, 184), (185, 198, 222)

_WIDTH, _HEIGHT = 297.0, 210.0
_MARGIN = 34.0
_LINE = 85.0
_SIGNED = 172.0
"""Millimetres, as all lengths here; sizes of letters are points."""

_HEAD = (
    (26, 8, 13, MUTED, ""),
    (38, 18, 38, BLUE, "B"),
    (56, 9, 15, MUTED, ""),
    (73, 8, 12, MUTED, ""),
    (81, 16, 30, INK, ""),
    (99, 8, 13, INK, ""),
    (107, 9, 15, INK, "B"),
)
"""Where each line of the head stands: its top and height, the size, colour and style of its letters."""

_NO_FOLDERS = str.maketrans("/\\", "--")
"""What of a name would be a folder in that of a file."""


def certificate(call: Call) -> tuple[CallFile, ...]:
    """Return the certificate of the one whom `with: {for: ...}` names, in that one's language.

    Nobody named: the mentor. Raises OutsideError `certificate-nobody` when the journey has nobody in that role,
    `letters-missing`.
    """
    role = call.told.get("for", "mentor")
    holder = call.people.get(role)
    if holder is None:
        raise OutsideError("certificate-nobody", role=role)
    page = _Page(call, holder, role)
    name = holder.name.translate(_NO_FOLDERS)
    return (CallFile(page.say("certificate-file", name=name), page.draw()),)


@dataclass(frozen=True)
class _Page:
    """One certificate, from top to bottom."""

    call: Call
    holder: CallPerson
    role: str

    def draw(self) -> bytes:
        """Return the page as PDF."""
        pdf = FPDF(orientation="landscape", format="A4")
        pdf.set_creation_date(self.call.at)
        pdf.set_lang(self.holder.language)
        pdf.set_title(f"{self.say('certificate-title')}, {composed(self.holder.name)}")
        try:
            add_fonts(pdf, self.call.templates, [*self._head(), *self._facts(), *self._foot(), *self._signer()])
            self._fill(pdf)
            return bytes(pdf.output())
        finally:
            close_fonts(pdf)

    def _fill(self, pdf: FPDF) -> None:
        pdf.set_margins(_MARGIN, _MARGIN, _MARGIN)
        pdf.set_auto_page_break(False)
        pdf.add_page()
        self._frame(pdf)
        for text, (top, height, size, colour, style) in zip(self._head(), _HEAD, strict=True):
            pdf.set_y(top)
            self._centred(pdf, text, size, colour, height, style)
        pdf.set_y(128)
        for fact in self._facts():
            self._centred(pdf, fact, 12, MUTED, 7.5)
        self._small(pdf, _MARGIN, self._foot())
        self._small(pdf, _WIDTH - _MARGIN - _LINE, self._signer())

    def say(self, key: str, **data: object) -> str:
        """Return a message in the holder's language, as it is printed."""
        return self._typeset(texts.say(self.holder.language, key, **data))

    def _typeset(self, text: str) -> str:
        return typeset(composed(text), self.holder.language)

    def _named(self, names: Mapping[str, str]) -> str:
        return self._typeset(names[self.holder.language])

    def _head(self) -> list[str]:
        """Return the lines of `_HEAD`."""
        return [
            self.call.company,
            self.say("certificate-title"),
            self.say("certificate-kind"),
            self.say("certificate-to"),
            composed(self.holder.name),
            self.say(f"certificate-{self.role}"),
            self.say("certificate-program", program=self._named(self.call.title)),
        ]

    def _facts(self) -> list[str]:
        facts = []
        if self.call.topics:
            topics = [self._named(names) for names in self.call.topics]
            facts.append(self.say("certificate-topics", count=len(topics), topics=topics))
        if self.call.sessions:
            minutes = sum(session.minutes for session in self.call.sessions)
            spoken = texts.known_language(self.holder.language)
            time = format_unit(round(minutes / 60, 1), "duration-hour", locale=spoken)
            facts.append(self.say("certificate-sessions", count=len(self.call.sessions), time=time))
        return facts

    def _foot(self) -> list[str]:
        day = texts.day(self.call.at.astimezone(ZoneInfo(self.call.zone)), self.holder.language)
        return [day[:1].upper() + day[1:], self.say("certificate-code", code=self.call.journey)]

    def _signer(self) -> list[str]:
        signer = self.call.signer
        lines = (composed(signer.name), self._named(signer.title)) if signer else ()
        return [line for line in lines if line]

    def _frame(self, pdf: FPDF) -> None:
        for inset, colour, width in ((10, BLUE, 1.1), (13, PALE, 0.3)):
            pdf.set_draw_color(*colour)
            pdf.set_line_width(width)
            pdf.rect(inset, inset, _WIDTH - 2 * inset, _HEIGHT - 2 * inset)
        pdf.set_draw_color(*BLUE)
        pdf.set_line_width(0.6)
        pdf.line(_WIDTH / 2 - 14, 68, _WIDTH / 2 + 14, 68)
        pdf.set_draw_color(*MUTED)
        pdf.set_line_width(0.3)
        pdf.line(_WIDTH - _MARGIN - _LINE, _SIGNED, _WIDTH - _MARGIN, _SIGNED)

    def _small(self, pdf: FPDF, left: float, lines: list[str]) -> None:
        """Write lines one below the other from there, the first one darker."""
        for number, line in enumerate(lines):
            self._set(pdf, line, 11, MUTED if number else INK, _LINE)
            pdf.set_xy(left - pdf.c_margin, _SIGNED + 1 + 6 * number)
            pdf.cell(_LINE, 6, line, align="L")

    def _centred(self, pdf: FPDF, text: str, size: float, colour: Colour, height: float, style: str = "") -> None:
        if text:
            self._set(pdf, text, size, colour, _WIDTH - 2 * _MARGIN, style)
            pdf.cell(0, height, text, align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _set(self, pdf: FPDF, text: str, size: float, colour: Colour, room: float, style: str = "") -> None:
        """Choose the letters of one line: smaller ones for a line that is too long."""
        pdf.set_text_color(*colour)
        pdf.set_font(FAMILY, style, size)
        wide = pdf.get_string_width(text)
        if wide > room:
            pdf.set_font_size(size * room / wide)
