"""One page of a PDF with its letters, without what the readers do not look at."""

from collections.abc import Iterator
from typing import Any

from pdfminer.layout import LTChar
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page


class Blad(Page):
    """A page whose letters carry their text, place and font only: half the time of a page."""

    def process_object(self, obj: Any) -> dict[str, Any]:
        """Return one object of the page with its place from the top left, in points."""
        if not isinstance(obj, LTChar):
            found: dict[str, Any] = super().process_object(obj)
            return found
        left, above = self.mediabox[:2]
        top = self.height - obj.y1 + above
        font = obj.fontname
        return {
            "object_type": "char",
            "text": obj.get_text(),
            "x0": obj.x0 + left,
            "x1": obj.x1 + left,
            "top": top,
            "bottom": self.height - obj.y0 + above,
            "doctop": self.initial_doctop + top,
            "width": obj.width,
            "height": obj.height,
            "size": obj.size,
            "upright": obj.upright,
            "fontname": font.decode("latin-1") if isinstance(font, bytes) else font,
        }


def pages_of(document: Any) -> Iterator[Blad]:
    """Yield the pages of an open document one by one."""
    doctop = 0.0
    for nr, page in enumerate(PDFPage.create_pages(document.doc), start=1):
        blad = Blad(document, page, page_number=nr, initial_doctop=doctop)
        doctop += float(blad.height)
        yield blad
