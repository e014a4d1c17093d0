"""Shape of what is filled in about a channel."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices
from gastvrij.kaders.models import Kader
from gastvrij.klantcontact.models import Kanaal

WITHOUT = "geen"
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
    leidraad = forms.ChoiceField(
        label=_("Leidraad naast het gesprek"),
        required=False,
        help_text=_("Een structuur die u hier kiest, geldt alleen voor kanalen die haar kiezen."),
    )
    is_actief = forms.BooleanField(
        label=_("Te kiezen op de werkplek"), required=False, initial=True
    )

    def __init__(self, *args: Any, structuren: Iterable[Kader], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.structuren: Mapping[str, Kader] = {str(one.uuid): one for one in structuren}
        names = [(key, one.titel) for key, one in self.structuren.items()]
        set_choices(
            self.fields["leidraad"],
            [*names, (WITHOUT, gettext("Geen leidraad"))],
            empty=gettext("De gespreksstructuur die voor alle kanalen geldt"),
        )

    @classmethod
    def of(
        cls, kanaal: Kanaal | None, data: Any = None, *, structuren: Iterable[Kader]
    ) -> "KanaalForm":
        """Return the form filled in with a channel; an icon from outside the list stays."""
        if kanaal is None:
            return cls(data, structuren=structuren)
        names = ("naam", "icoon", "volgorde", "is_actief")
        own = str(kanaal.leidraad.uuid) if kanaal.leidraad else ""
        initial = {name: getattr(kanaal, name) for name in names}
        initial["leidraad"] = own if kanaal.met_leidraad else WITHOUT
        form = cls(data, initial=initial, structuren=structuren)
        if kanaal.icoon not in dict(ICONEN):
            set_choices(form.fields["icoon"], [*ICONEN, (kanaal.icoon, kanaal.icoon)])
        return form

    def given(self) -> dict[str, Any]:
        """Return what was filled in, by the names of how a channel is set up."""
        chosen = self.cleaned_data["leidraad"]
        return self.cleaned_data | {
            "leidraad": self.structuren.get(chosen),
            "met_leidraad": chosen != WITHOUT,
        }
