"""A badge as a picture with the credential in it, and out of it again.

Source: Open Badges 3.0, section 5.3 (baked SVG): an element openbadges:credential.
"""

import re
import textwrap
from xml.sax.saxutils import escape

NAMESPACE = "https://purl.imsglobal.org/ob/v3p0"
CREDENTIAL = re.compile(
    rb"<openbadges:credential\b[^>]*>\s*<!\[CDATA\[(.*?)\]\]>\s*</openbadges:credential>", re.DOTALL
)
# A badge is shown on any page, so its colours are its own.
PAPER, INK, RING = "#ffffff", "#1b1b1b", "#005a64"
WIDTH, MOST_LINES, LINE = 22, 4, 34


def baked(text: str, *, naam: str, uitgever: str) -> str:
    """Return the picture of a badge with its JSON inside."""
    lines = textwrap.wrap(naam, WIDTH, max_lines=MOST_LINES, placeholder="…")
    top = 205 - LINE * (len(lines) - 1) / 2
    drawn = "".join(
        f'<tspan x="200" y="{top + LINE * place:g}">{escape(line)}</tspan>'
        for place, line in enumerate(lines)
    )
    below = escape(textwrap.shorten(uitgever, 34, placeholder="…"))
    # What would end the CDATA is written as JSON lets it be written.
    inside = text.replace("]]>", "]]\\u003e")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'xmlns:openbadges="{NAMESPACE}" viewBox="0 0 400 400" role="img" aria-labelledby="naam">\n'
        f"<openbadges:credential><![CDATA[{inside}]]></openbadges:credential>\n"
        f'<title id="naam">{escape(naam)}, {escape(uitgever)}</title>\n'
        f'<circle cx="200" cy="200" r="190" fill="{PAPER}" stroke="{RING}" stroke-width="14"/>\n'
        f'<g font-family="Arial, sans-serif" text-anchor="middle" fill="{INK}">'
        f'<text font-size="28" font-weight="bold">{drawn}</text>'
        f'<text x="200" y="320" font-size="17">{below}</text></g>\n'
        "</svg>\n"
    )


def unbaked(raw: bytes) -> bytes:
    """Return the JSON in a picture, and what is no picture as it is."""
    if not raw.lstrip().startswith(b"<"):
        return raw
    found = CREDENTIAL.search(raw)
    return found.group(1).strip() if found else raw
