"""Shape of what is filled in about a channel."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices
from gastvrij.klantcontact.models import Kanaal

# The icons that suit a channel, by what one sees on them.
ICONEN = [
    ("building-community", _("Gebouw")),
    ("phone", _("Telefoon")),
    ("device-mobile", _("Mobiele telefoon")),
    ("world", _("Wereldbol")),
    ("forms", _("Formulier")),
    ("brand-whatsapp", _("WhatsApp")),
    ("mail", _("Envelop")),
    ("send", _("Papieren vliegtuig")),
    ("messages", _("Twee tekstballonnen")),
    ("message-circle", _("Tekstballon")),
    ("headset", _("Koptelefoon")),
    ("home", _("Huis")),
    ("users", _("Mensen")),
    ("map-pin", _("Plaats op de kaart")),
    ("speakerphone", _("Megafoon")),
]


class KanaalForm(forms.Form):
    """A channel: its name, icon and place, and whether the desk can choose it."""

    use_required_attribute = False

    naam = forms.CharField(label=_("Naam"), max_length=50)
    icoon = forms.ChoiceField(label=_("Icoon"), choices=ICONEN, initial="message-circle")
    volgorde = forms.IntegerField(
        label=_("Plaats in de rij"),
        min_value=0,
        max_value=999,
        initial=99,
        help_text=_("1 staat vooraan. De eerste negen krijgen een toets."),
    )
    is_actief = forms.BooleanField(
        label=_("Te kiezen op de werkplek"), required=False, initial=True
    )

    @classmethod
    def of(cls, kanaal: Kanaal | None, data: Any = None) -> "KanaalForm":
        """Return the form filled in with a channel; an icon from outside the list stays."""
        if kanaal is None:
            return cls(data)
        names = ("naam", "icoon", "volgorde", "is_actief")
        form = cls(data, initial={name: getattr(kanaal, name) for name in names})
        if kanaal.icoon not in dict(ICONEN):
            set_choices(form.fields["icoon"], [*ICONEN, (kanaal.icoon, kanaal.icoon)])
        return form
