"""Who can help whom goes by what people say themselves."""

from uuid import UUID

import pytest

from gastvrij.ontwikkeling.rules.hulp import Onderwerp, fits, fitting

A, A1, A2, B = (UUID(int=nr) for nr in range(1, 5))
WHOLE, FIRST, SECOND, OTHER = Onderwerp(A, A), Onderwerp(A1, A), Onderwerp(A2, A), Onderwerp(B, B)


@pytest.mark.parametrize(
    ("wens", "aanbod", "do_fit"),
    [
        (WHOLE, WHOLE, True),
        (WHOLE, FIRST, True),
        (FIRST, WHOLE, True),
        (FIRST, FIRST, True),
        (FIRST, SECOND, False),
        (WHOLE, OTHER, False),
        (FIRST, OTHER, False),
    ],
)
def test_an_offer_fits_a_wish_about_the_same_or_the_whole_of_it(
    wens: Onderwerp, aanbod: Onderwerp, *, do_fit: bool
) -> None:
    assert fits(wens, aanbod) is do_fit
    assert fitting([OTHER, wens], aanbod) is (do_fit or aanbod == OTHER)
