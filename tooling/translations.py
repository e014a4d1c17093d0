"""Keeps the English translation complete: update, check and compile, with Babel alone.

translations.py update    write every text of the screens into the catalogue, new ones empty
translations.py check     exit 1 when a text is missing, empty, fuzzy or no longer used
translations.py compile   make the .mo files that Django reads
"""

import sys
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "gastvrij" / "locale"
Keyword = tuple[int | tuple[int, int] | tuple[int, str], ...] | None
Message = str | tuple[str, ...]
KEYWORDS: dict[str, dict[int | None, Keyword] | Keyword] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def texts() -> Iterator[tuple[Message, str | None]]:
    """Yield every text on screen with its context, from Python and from templates."""
    from django.utils.translation.template import templatize

    for path in sorted((ROOT / "gastvrij").rglob("*")):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        if path.suffix == ".py":
            source, method = path.read_bytes(), "python"
        elif path.suffix in {".html", ".txt"} and "templates" in path.parts:
            # What templatize leaves is no Python, but calls that a JavaScript lexer can find.
            source = templatize(path.read_text(encoding="utf-8"), origin=str(path)).encode()
            method = "javascript"
        else:
            continue
        for _line, message, _comments, context in extract(
            method, BytesIO(source), keywords=KEYWORDS, options={"encoding": "utf-8"}
        ):
            yield message, context


def reader_texts() -> Iterator[str]:
    """Yield what the readers say: they know no Django, so their texts stand in tables."""
    sys.path.insert(0, str(ROOT))
    from gastvrij.kaders.inlezen import FOUTEN, MELDINGEN, TEKSTEN
    from gastvrij.kaders.inlezen.blad import eigen_werkblad

    for table in (MELDINGEN, TEKSTEN, FOUTEN, eigen_werkblad.FOUTEN):
        yield from table.values()


def fresh(language: str) -> Catalog:
    """Return a catalogue with every text and the translations that exist already."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    known = read_po(path.open("rb"), locale=language) if path.exists() else Catalog(language)
    catalog = Catalog(locale=language, project="Gastvrij", version="", fuzzy=False, charset="utf-8")
    catalog.mime_headers = [
        (name, value)
        for name, value in known.mime_headers
        if name in {"Plural-Forms", "Content-Type", "Content-Transfer-Encoding", "Language"}
    ]
    found: list[tuple[Message, str | None]] = [*texts()]
    found += [(text, None) for text in reader_texts()]
    for message, context in found:
        key = message[0] if isinstance(message, tuple) else message
        if not key:
            continue
        old = known.get(key, context)
        catalog.add(message, old.string if old and not old.fuzzy else "", context=context)
    return catalog


def update() -> int:
    """Write the catalogues anew; say how many texts still lack a translation."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES")):
        catalog = fresh(path.parent.name)
        out = BytesIO()
        write_po(out, catalog, width=100, no_location=True, omit_header=False, sort_output=True)
        lines = [
            line
            for line in out.getvalue().decode().splitlines()
            if not line.startswith(('"POT-Creation', '"PO-Revision', '"Generated-By', "#"))
        ]
        (path / "django.po").write_text("\n".join(lines).lstrip("\n") + "\n", encoding="utf-8")
        missing = sum(1 for message in catalog if message.id and not filled(message.string))
        sys.stdout.write(
            f"{path.parent.name}: {len(catalog)} teksten, {missing} zonder vertaling\n"
        )
    return 0


def filled(string: object) -> bool:
    """Test if a translation says something, in every plural form."""
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def problems() -> list[str]:
    """Return what keeps the translations from being complete."""
    found = []
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        language = path.parent.parent.name
        known = read_po(path.open("rb"), locale=language)
        wanted = fresh(language)
        found += [
            f"{language}: geen vertaling van {message.id!r}"
            for message in wanted
            if message.id and not filled(message.string)
        ]
        used = {(message.id, message.context) for message in wanted}
        found += [
            f"{language}: niet meer gebruikt: {message.id!r}"
            for message in known
            if message.id and (message.id, message.context) not in used
        ]
        for message in known:
            found += [f"{language}: {problem}" for problem in message.check(known)]
    return found


def compile_all() -> int:
    """Make a .mo file beside every catalogue."""
    for path in sorted(LOCALE.glob("*/LC_MESSAGES/django.po")):
        catalog = read_po(StringIO(path.read_text(encoding="utf-8")), locale=path.parts[-3])
        with path.with_suffix(".mo").open("wb") as out:
            write_mo(out, catalog)
    return 0


def main(words: list[str]) -> int:
    """Do what the one word on the command line says."""
    if words == ["update"]:
        return update()
    if words == ["compile"]:
        return compile_all()
    if words == ["check"]:
        found = problems()
        sys.stdout.writelines(f"{line}\n" for line in found[:40])
        sys.stdout.write(f"vertalingen: {len(found)} problemen\n")
        return 1 if found else 0
    sys.stdout.write(__doc__ or "")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
