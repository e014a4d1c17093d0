"""Shape and size of what the screens of basis take in."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _

from .models import Afdeling, Medewerker, RolToewijzing, Team
from .rules import Koppelrecht


def _password(**extra: Any) -> forms.CharField:
    return forms.CharField(
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        **extra,
    )


def _afdeling(**extra: Any) -> "forms.ModelChoiceField[Afdeling]":
    return forms.ModelChoiceField(
        Afdeling.objects.filter(is_actief=True), to_field_name="uuid", required=False, **extra
    )


class Login(AuthenticationForm):
    """Login: capitals in the name make no difference, nor for counting wrong tries."""

    error_messages = {
        **AuthenticationForm.error_messages,
        "invalid_login": _(
            "Deze gebruikersnaam en dit wachtwoord horen niet bij elkaar. Controleer ze allebei."
        ),
    }

    def clean_username(self) -> str:
        """Return the login name as it is stored."""
        username: str = self.cleaned_data["username"]
        return username.strip().lower()


class FirstAdmin(forms.Form):
    """The first administrator of an empty installation."""

    gemeente = forms.CharField(
        label=_("Naam van uw gemeente"),
        max_length=200,
        help_text=_("Bijvoorbeeld: gemeente Lindemeer"),
    )
    naam = forms.CharField(label=_("Uw naam"), max_length=200)
    gebruikersnaam = forms.CharField(label=_("Gebruikersnaam"), max_length=150)
    email = forms.EmailField(label=_("E-mailadres"), max_length=254)
    password = _password(label=_("Wachtwoord"), help_text=_("Minstens 12 tekens. Een zin is goed."))


class Person(forms.Form):
    """What everybody on the staff has."""

    naam = forms.CharField(label=_("Naam"), max_length=200)
    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        required=False,
        help_text=_("Nodig om zelf een wachtwoord te kiezen."),
    )
    afdeling = _afdeling(label=_("Afdeling"), empty_label=_("Geen afdeling"))
    team = forms.ModelChoiceField(
        Team.objects.select_related("afdeling"),
        to_field_name="uuid",
        required=False,
        label=_("Team"),
        empty_label=_("Geen team"),
    )


class NewPerson(Person):
    """Somebody new on the staff."""

    gebruikersnaam = forms.CharField(label=_("Gebruikersnaam"), max_length=150)
    rol = forms.ChoiceField(
        label=_("Eerste rol"),
        choices=[("", _("Nog geen rol")), *RolToewijzing.Rol.choices],
        required=False,
    )
    field_order = ("naam", "gebruikersnaam", "email", "afdeling", "team", "rol")


class ChangePerson(Person):
    """Somebody on the staff, with the choice to close the account."""

    toestel = forms.CharField(
        label=_("Toestel"),
        max_length=100,
        required=False,
        help_text=_("Zoals de telefooncentrale het noemt. Oproepen komen dan op dit scherm."),
    )
    is_active = forms.BooleanField(label=_("Mag inloggen"), required=False)

    @classmethod
    def of(cls, medewerker: Medewerker, data: Any = None) -> "ChangePerson":
        """Return the form filled in with what is known of somebody."""
        names = ("naam", "email", "afdeling", "team", "toestel", "is_active")
        return cls(data, initial={name: getattr(medewerker, name) for name in names})


class RolOf(forms.Form):
    """A role, over an afdeling or over the person's own."""

    rol = forms.ChoiceField(label=_("Rol"), choices=RolToewijzing.Rol.choices)
    afdeling = _afdeling(
        label=_("Voor afdeling"),
        empty_label=_("De eigen afdeling"),
        help_text=_("De rol geldt ook voor alles wat onder deze afdeling valt."),
    )


class TakeRol(RolOf):
    """A role to take back, also over an afdeling that is no longer in use."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["afdeling"] = forms.ModelChoiceField(
            Afdeling.objects.all(), to_field_name="uuid", required=False
        )


class SaveAfdeling(forms.Form):
    """An afdeling in the tree."""

    naam = forms.CharField(label=_("Naam"), max_length=200)
    parent = _afdeling(label=_("Valt onder"), empty_label=_("Niets, dit is het hoogste niveau"))
    is_eerste_lijn = forms.BooleanField(label=_("Eerste lijn (KCC of loket)"), required=False)
    is_actief = forms.BooleanField(label=_("In gebruik"), required=False)

    @classmethod
    def of(cls, afdeling: Afdeling, data: Any = None) -> "SaveAfdeling":
        """Return the form filled in with an afdeling."""
        names = ("naam", "parent", "is_eerste_lijn", "is_actief")
        return cls(data, initial={name: getattr(afdeling, name) for name in names})


class SaveTeam(forms.Form):
    """A team of an afdeling."""

    naam = forms.CharField(label=_("Naam van het team"), max_length=200)


class ClosedDay(forms.Form):
    """A day on which the gemeente is closed."""

    dag = forms.DateField(label=_("Dag"), widget=forms.DateInput())
    reden = forms.CharField(label=_("Reden"), max_length=200)


class Besluit(forms.Form):
    """The OR-besluit and DPIA of a purpose."""

    or_besluit = forms.CharField(label=_("Kenmerk van het OR-besluit"), max_length=200)
    or_besluit_op = forms.DateField(label=_("Datum van het OR-besluit"), widget=forms.DateInput())
    dpia = forms.CharField(label=_("Kenmerk van de DPIA"), max_length=200)
    reikwijdte = forms.CharField(label=_("Voor wie en waarvoor"), widget=forms.Textarea())
    voorwaarden = forms.CharField(label=_("Voorwaarden"), widget=forms.Textarea())
    geldig_van = forms.DateField(label=_("Geldig vanaf"), widget=forms.DateInput())
    geldig_tot = forms.DateField(label=_("Geldig tot en met"), widget=forms.DateInput())


class NewToepassing(forms.Form):
    """An application that is to speak to us."""

    naam = forms.CharField(
        label=_("Naam"), max_length=200, help_text=_("Bijvoorbeeld: telefooncentrale")
    )
    rechten = forms.MultipleChoiceField(
        label=_("Wat mag deze toepassing?"),
        choices=[
            (Koppelrecht.TELEFONIE, _("Telefonie: melden dat een telefoon overgaat")),
            (Koppelrecht.BERICHTEN, _("Berichten: e-mails en e-formulieren aanbieden")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    geldig_tot = forms.DateField(
        label=_("Geldig tot en met"),
        widget=forms.DateInput(),
        help_text=_("Na deze dag werkt de sleutel niet meer."),
    )


class ChangeOrganisatie(forms.Form):
    """The gemeente of this installation."""

    naam = forms.CharField(label=_("Naam van de gemeente"), max_length=200)
    thema = forms.ChoiceField(label=_("Thema"))
    vier_ogen = forms.BooleanField(
        label=_("Een tweede persoon stelt vast"),
        help_text=_("Wie een kader inleest, kan het dan niet zelf vaststellen."),
        required=False,
    )

    def __init__(self, *args: Any, themas: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["thema"] = forms.ChoiceField(
            label=_("Thema"), choices=[(thema, thema.capitalize()) for thema in themas]
        )


class TrailFilter(forms.Form):
    """What part of the audit trail to show."""

    did = forms.CharField(
        label=_("Gebeurtenis"),
        max_length=60,
        required=False,
        help_text=_("Bijvoorbeeld: medewerker"),
    )
    since = forms.DateField(label=_("Vanaf"), required=False, widget=forms.DateInput())
    until = forms.DateField(label=_("Tot en met"), required=False, widget=forms.DateInput())
    person = forms.ModelChoiceField(
        Medewerker.objects.all(),
        to_field_name="uuid",
        required=False,
        label=_("Medewerker"),
        empty_label=_("Iedereen"),
    )
    voor = forms.IntegerField(required=False, widget=forms.HiddenInput())


class AskPasswordMail(forms.Form):
    """The address to which a link goes."""

    email = forms.EmailField(
        label=_("E-mailadres"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
