"""The main menu: which page stands under which right."""

from django.utils.translation import gettext_lazy as _

from gastvrij.basis.navigation import Entry
from gastvrij.basis.rules import Recht

NAVIGATION = [
    Entry("werkplek", "werkplek:index", "headset", _("Werkplek"), Recht.KLANTCONTACT),
    Entry("taken", "taken:index", "list-check", _("Werklijst"), Recht.TAKEN),
    Entry("beoordelen", "beoordeling:index", "clipboard-check", _("Beoordelen"), None),
    Entry("profiel", "ontwikkeling:index", "chart-radar", _("Profiel"), None),
    Entry("cijfers", "sturing:index", "layout-dashboard", _("Cijfers"), Recht.CIJFERS),
    Entry("kaders", "kaders:index", "book", _("Kaders"), Recht.KADERS_LEZEN),
    Entry("beheer", "basis:beheer", "settings", _("Beheer"), Recht.BEHEER_LEZEN),
]

# What other rooms let the functioneel beheerder manage.
BEHEER = [
    Entry("onderwerpen", "klantcontact:onderwerpen", "tags", _("Onderwerpen"), Recht.BEHEER_LEZEN),
]
