"""What a password must be, said in plain words."""

from django.contrib.auth import password_validation as django_rules
from django.utils.translation import gettext as _


class Length(django_rules.MinimumLengthValidator):
    """Refuses a short password."""

    def get_error_message(self) -> str:
        """Return what to do."""
        text = _("Dit wachtwoord is te kort. Gebruik minstens {} tekens, bijvoorbeeld een zin.")
        return text.format(self.min_length)


class NotCommon(django_rules.CommonPasswordValidator):
    """Refuses a password that stands in lists of leaked ones."""

    def get_error_message(self) -> str:
        """Return what to do."""
        return _("Dit wachtwoord gebruiken veel mensen. Kies een ander wachtwoord.")


class NotOnlyDigits(django_rules.NumericPasswordValidator):
    """Refuses a number as a password."""

    def get_error_message(self) -> str:
        """Return what to do."""
        return _("Dit wachtwoord heeft alleen cijfers. Gebruik ook letters.")


class NotOneself(django_rules.UserAttributeSimilarityValidator):
    """Refuses a password that looks like the name or address of the person."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("gebruikersnaam", "naam", "email"))

    def get_error_message(self) -> str:
        """Return what to do."""
        return _("Dit wachtwoord lijkt te veel op uw naam of adres. Kies een ander wachtwoord.")
