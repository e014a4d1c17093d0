"""Makes small PDF documents for the tests: text at places, and lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass
class Page:
    """One page; places are in points from the top left."""

    parts: list[str] = field(default_factory=list)

    def text(self, x: float, y: float, text: str, *, size: float = 10, bold: bool = False) -> None:
        safe = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        font = "F2" if bold else "F1"
        self.parts.append(f"BT /{font} {size} Tf {x} {HEIGHT - y} Td ({safe}) Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        self.parts.append(f"{x0} {HEIGHT - y0} m {x1} {HEIGHT - y1} l S")

    def table(
        self, top: float, edges: Sequence[float], rows: Sequence[Sequence[str]], *, high: float = 30
    ) -> float:
        """Draw a table with lines; a cell breaks where its text has a line break."""
        for at, row in enumerate(rows):
            self.line(edges[0], top + at * high, edges[-1], top + at * high)
            for x, cell in zip(edges, row, strict=False):
                for nr, text in enumerate(cell.split("\n")):
                    self.text(x + 4, top + at * high + 11 + nr * 11, text)
        bottom = top + len(rows) * high
        self.line(edges[0], bottom, edges[-1], bottom)
        for x in edges:
            self.line(x, top, x, bottom)
        return bottom


def make_pdf(pages: Sequence[Page], *, encrypted: bool = False) -> bytes:
    """Return the bytes of a PDF with these pages."""
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for at, page in enumerate(pages):
        content = "\n".join(page.parts)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {6 + 2 * at}"
            " 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
        )
        size = len(content.encode("cp1252"))
        objects.append(f"<< /Length {size} >>\nstream\n{content}\nendstream")
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R"
    if encrypted:
        secret = "ab" * 32
        trailer += f" /ID [<{secret}> <{secret}>] /Encrypt << /Filter /Standard /V 1 /R 2"
        trailer += f" /O <{secret}> /U <{secret}> /P -4 >>"
    out, places = b"%PDF-1.4\n", []
    for nr, text in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{nr} 0 obj\n{text}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    return out + f"trailer\n<< {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
