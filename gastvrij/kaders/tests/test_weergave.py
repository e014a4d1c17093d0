import re

from gastvrij.kaders import weergave
from gastvrij.kaders.inlezen.twijfels import TEKSTEN
from gastvrij.kaders.rules.boom import Tak

TERM = Tak(
    "toetsterm",
    code="L1.01",
    tekst="Groet <b>iedereen</b>",
    regel=12,
    niveaus=("K", "PV"),
    aantal_niveaus=2,
    aantal_opdr=1,
    markering="**",
)
LOST = Tak(
    "toetsterm", tekst="Luistert", aantal_niveaus=1, onbepaald=("level-columns-lost", "section")
)
SECTION = Tak("onderdeel", takken=(TERM, LOST))


def words(*, with_lines: bool) -> str:
    html = weergave.tree([SECTION], with_lines=with_lines)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_a_tree_shows_code_levels_marks_and_what_is_undecided() -> None:
    shown = words(with_lines=False)
    assert shown.startswith("Onderdeel zonder titel L1.01 ** K PV Groet &lt;b&gt;iedereen")
    assert "Aantal opdrachten: 1" in shown
    assert "Niveau onbepaald: 1 kruisje zonder kolom" in shown
    assert TEKSTEN["section"] in shown
    assert TEKSTEN["level-columns-lost"] not in shown
    assert "regel" not in shown


def test_beside_the_source_each_branch_leads_to_its_line() -> None:
    assert 'href="#regel-12"' in weergave.tree([SECTION], with_lines=True)


def test_a_doubt_of_a_later_reader_is_shown_as_it_is() -> None:
    assert weergave.doubt_text("nieuw-soort: a_b") == "nieuw-soort: a b"
