"""The rights table: who reaches how far."""

import pytest

from gastvrij.basis.rules import Bereik, Recht, Rol, bereik


@pytest.mark.parametrize(
    ("rollen", "recht", "reach"),
    [
        ([Rol.KCC], Recht.KLANTCONTACT, Bereik.ALLES),
        ([Rol.TWEEDE_LIJN], Recht.KLANTCONTACT, Bereik.AFDELING),
        ([Rol.AUDITOR], Recht.KLANTCONTACT, None),
        ([Rol.FUNCTIONEEL_BEHEERDER], Recht.KLANTCONTACT, None),
        ([Rol.TWEEDE_LIJN, Rol.KCC], Recht.KLANTCONTACT, Bereik.ALLES),
        ([], Recht.KADERS_LEZEN, Bereik.ALLES),
        ([], Recht.COMPETENTIEBEELD, Bereik.EIGEN),
        ([], Recht.BEHEER, None),
    ],
)
def test_the_widest_role_decides(
    rollen: list[Rol], recht: Recht, reach: Bereik | None
) -> None:
    assert bereik(rollen, recht) == reach
