"""What is refused; every message is fit for the person at the screen."""

from django.utils.translation import gettext as _

from gastvrij.beoordeling.models import Observatie, Proeve
from gastvrij.beoordeling.rules import persoonsgegevens
from gastvrij.beoordeling.rules.persoonsgegevens import Soort


class CannotMakeFormulier(Exception):
    """The form cannot be made, changed or published like this."""


class CannotDecide(Exception):
    """This cannot be decided for the form: its levels or its cesuur."""


class CannotPlan(Exception):
    """The observation cannot be planned like this."""


class CannotAssess(Exception):
    """The act does not fit the observation, its state or its evidence."""


class CannotLayDown(Exception):
    """This cannot be a term; `field` is what to change."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class CannotReadTranscript(CannotAssess):
    """The text or file is no conversation that we can read."""


class PersonalDataFound(CannotAssess):
    """The text points at a citizen; `masked` is the text with that left out."""

    def __init__(self, masked: str) -> None:
        super().__init__(
            _(
                "In de tekst staan gegevens van een inwoner. Wij hebben ze vervangen. "
                "Controleer de tekst en sla opnieuw op."
            )
        )
        self.masked = masked


def not_now(sitting: Proeve | Observatie) -> str:
    """Return why something cannot be done in the state of a sitting, for the person to read."""
    return _("Dit kan niet meer of nog niet: de proeve staat op “{status}”.").format(
        status=sitting.get_status_display()
    )


def refuse_personal_data(text: str) -> None:
    """Raise PersonalDataFound if a text holds a BSN, phone, mail, IBAN, address or date of birth.

    A name alone is no reason: that can be the employee's, or an ordinary word. Where a text is
    refused its names are masked along, and who wrote it can put one back.
    """
    if any(found.soort is not Soort.NAAM for found in persoonsgegevens.find(text)):
        raise PersonalDataFound(persoonsgegevens.mask(text))
