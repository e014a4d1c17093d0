import pytest

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions, queries
from gastvrij.kaders.models import Bron, Kruistabel, Verband

from .conftest import Adopt, All, example

HEAD = b"van,naar_kader,naar,niveau,indicator,soort\n"


def take_in(cast: Cast, inhoud: bytes) -> Kruistabel:
    return actions.import_kruistabel(
        by=cast.kim, at=NOW, bestandsnaam="kruistabel.csv", inhoud=inhoud
    )


def test_every_line_of_the_own_crosswalk_finds_its_elements(cast: Cast, all_published: All) -> None:
    inhoud = example("kruistabel.csv")
    kruistabel = take_in(cast, inhoud)
    assert kruistabel.verbanden.count() == len(inhoud.splitlines()) - 1
    assert (kruistabel.nummer, kruistabel.status) == (1, Kruistabel.Status.CONCEPT)
    assert queries.current_kruistabel() == kruistabel
    ties = list(queries.verbanden(kruistabel))
    assert {tie.van.soort for tie in ties} == {"algemene_regel", "stap"}
    assert {tie.naar.soort for tie in ties} == {"toetsterm", "indicator", "competentie"}
    assert Event.objects.get(did="kruistabel.imported").data == {
        "nummer": 1,
        "verbanden": len(ties),
    }


def test_the_same_file_again_is_a_new_number_over_the_same_source(
    cast: Cast, all_published: All
) -> None:
    first, second = (take_in(cast, example("kruistabel.csv")) for _ in range(2))
    assert (first.nummer, second.nummer) == (1, 2)
    assert first.bron == second.bron
    assert queries.current_kruistabel() == second


def test_an_empty_indicator_is_the_competence_itself(cast: Cast, all_published: All) -> None:
    kruistabel = take_in(cast, HEAD + b"A1,woordenboek,1.1,,,deels\n")
    assert str(kruistabel.verbanden.get().naar) == "1.1 Nauwkeurigheid"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"A9,toetsplan,L1.01,,,deels", "Regel 3: “A9” staat niet in de gespreksstructuur"),
        (b"A1,toetsplan,L9.99,,,deels", "Regel 3: “toetsplan L9.99” staat niet"),
        (b"A1,woordenboek,1.1,1,bestaat niet,deels", "Regel 3: “woordenboek 1.1 1 bestaat niet”"),
        (b"a1,toetsplan,l1.02,,,deels", "Regel 3: dit verband staat er al"),
        (b"A1,toetsplan,L1.01,,,misschien", "Regel 3"),
    ],
)
def test_one_bad_line_refuses_the_whole_file_and_says_which(
    cast: Cast, all_published: All, line: bytes, said: str
) -> None:
    bronnen = Bron.objects.count()
    with pytest.raises(actions.CannotRead) as refused:
        take_in(cast, HEAD + b"A1,toetsplan,L1.02,,,deels\n" + line + b"\n")
    (problem,) = refused.value.problems
    assert problem.startswith(said)
    assert not Kruistabel.objects.exists()
    assert not Verband.objects.exists()
    assert Bron.objects.count() == bronnen


def test_without_running_kaders_nothing_fits(cast: Cast, adopt: Adopt) -> None:
    adopt("gespreksstructuur.txt")
    with pytest.raises(actions.CannotRead, match="kaders die nu gelden") as refused:
        take_in(cast, HEAD + b"A1,toetsplan,L1.01,,,deels\n")
    assert len(refused.value.problems) == 1


@pytest.mark.parametrize("inhoud", [b"", bytes(range(256)) * 9])
def test_a_crosswalk_that_is_no_text_is_refused(cast: Cast, inhoud: bytes) -> None:
    with pytest.raises(actions.CannotRead):
        take_in(cast, inhoud)


def test_where_two_kaders_of_a_kind_run_the_leading_one_goes_first(
    cast: Cast, all_published: All, published: Adopt
) -> None:
    voorstel = actions.upload(
        by=cast.kim, at=NOW, bestandsnaam="2.txt", inhoud=example("toetsplan.txt") + b"\n"
    )[0]
    other = actions.adopt(by=cast.kim, at=NOW, voorstel=voorstel, kader=None, titel="Ander plan")
    actions.publish(by=cast.karel, at=NOW, versie=other, ingangsdatum=NOW.date())
    kruistabel = take_in(cast, HEAD + b"A1,toetsplan,L1.01,,,deels\n")
    assert kruistabel.verbanden.get().naar.versie == queries.current_versie(
        "toetsplan", on=NOW.date()
    )
