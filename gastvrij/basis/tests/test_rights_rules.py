"""The rights table: who reaches how far, typed a second time from the system design."""

import pytest

from gastvrij.basis.rules import RECHTEN, Band, Bereik, Recht, Rol, bereik, excludes

# Columns: KCC and frontoffice sociaal, 2e lijn, teamleider, coach, beoordelaar, opleidingsadviseur,
# kaderbeheerder, functioneel beheerder, auditor, everyone. + all, a afdeling, e own or assigned.
TABLE = """
klantcontact         + a a - - - - - - -
taken                e a a - - - - - - -
taken_verdelen       - e a - - - - - - -
kennis_lezen         + + + + + + + + + +
kennis_schrijven     - a a - - - + - - -
kaders_lezen         + + + + + + + + + +
kaders_bewerken      - - - - - - + - - -
kaders_vaststellen   - - - - - - + - - -
kwaliteit_beoordelen - - - a - - - - - -
proeve_plannen       - - - - - + - - - -
proeve_beoordelen    - - - - e - - - - -
oordeel_inzien       e e e e e e e e e e
competentiebeeld     e e e e e e e e e e
ontwikkeling         - - - - - + - - - -
cijfers              - - a a - + - + + -
cijfers_organisatie  - - + - - + - + + -
beheer_lezen         - - - - - - - + + -
beheer               - - - - - - - + - -
audit                e e e e e e e + + e
"""
COLUMNS: list[list[Rol]] = [
    [Rol.KCC, Rol.FRONTOFFICE_SOCIAAL],
    [Rol.TWEEDE_LIJN],
    [Rol.TEAMLEIDER],
    [Rol.COACH],
    [Rol.BEOORDELAAR],
    [Rol.OPLEIDINGSADVISEUR],
    [Rol.KADERBEHEERDER],
    [Rol.FUNCTIONEEL_BEHEERDER],
    [Rol.AUDITOR],
]
REACH = {"+": Bereik.ALLES, "a": Bereik.AFDELING, "e": Bereik.EIGEN, "-": None}
ROWS = [line.split() for line in TABLE.strip().splitlines()]


def test_every_right_has_a_row() -> None:
    assert [row[0] for row in ROWS] == [recht.value for recht in Recht]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_row_of_the_table_is_as_the_system_design_says(row: list[str]) -> None:
    recht = Recht(row[0])
    for cell, rollen in zip(row[1:], COLUMNS, strict=False):
        for rol in rollen:
            assert bereik([rol], recht) == REACH[cell], rol
    assert bereik([], recht) == REACH[row[-1]]


@pytest.mark.parametrize(
    ("rollen", "recht", "reach"),
    [
        ([Rol.TWEEDE_LIJN, Rol.KCC], Recht.KLANTCONTACT, Bereik.ALLES),
        ([Rol.AUDITOR, Rol.TEAMLEIDER], Recht.CIJFERS, Bereik.ALLES),
        ([Rol.AUDITOR, Rol.COACH], Recht.KLANTCONTACT, None),
    ],
)
def test_the_widest_role_decides(rollen: list[Rol], recht: Recht, reach: Bereik | None) -> None:
    assert bereik(rollen, recht) == reach


def test_no_role_is_given_a_right_that_is_no_row() -> None:
    assert set(RECHTEN) <= set(Recht)


@pytest.mark.parametrize(
    ("wanted", "present", "refused"),
    [
        (Band.COACH, [], False),
        (Band.COACH, [Band.COACH], False),
        (Band.COACH, [Band.LEIDINGGEVENDE], True),
        (Band.COACH, [Band.BEOORDELAAR], True),
        (Band.BEOORDELAAR, [Band.COACH], True),
        (Band.BEOORDELAAR, [Band.BEOORDELAAR, Band.LEIDINGGEVENDE], True),
        (Band.LEIDINGGEVENDE, [Band.COACH, Band.BEOORDELAAR], True),
    ],
)
def test_coach_manager_and_assessor_of_one_person_exclude_each_other(
    wanted: Band, present: list[Band], *, refused: bool
) -> None:
    assert excludes(wanted, present) is refused
