"""What is refused; every message is fit for the person at the screen."""

from django.utils.translation import gettext as _

from gastvrij.beoordeling.rules import persoonsgegevens


class CannotMakeFormulier(Exception):
    """The form cannot be made or published."""


class CannotDecide(Exception):
    """These levels cannot be those of the criterium."""


class CannotPlan(Exception):
    """The observation cannot be planned like this."""


class CannotAssess(Exception):
    """The act does not fit the observation, its state or its evidence."""


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


def refuse_personal_data(text: str) -> None:
    """Raise PersonalDataFound if a text holds a BSN, phone, mail, IBAN or address."""
    if persoonsgegevens.find(text):
        raise PersonalDataFound(persoonsgegevens.mask(text))
