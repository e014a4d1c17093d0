"""The main menu: which page stands under which right."""

from django.utils.translation import gettext_lazy as _

from gastvrij.basis.navigation import Entry
from gastvrij.basis.rules import Recht

NAVIGATION = [
    Entry("werkplek", "werkplek:index", "headset", _("Werkplek"), Recht.KLANTCONTACT),
    Entry("berichten", "werkplek:berichten", "mail", _("Berichten"), Recht.KLANTCONTACT),
    Entry("taken", "taken:index", "list-check", _("Werklijst"), Recht.TAKEN),
    Entry("kennis", "kennis:index", "book-2", _("Kennis"), None),
    Entry("beoordelen", "beoordeling:index", "clipboard-check", _("Beoordelen"), None),
    Entry("profiel", "ontwikkeling:index", "chart-radar", _("Profiel"), None),
    Entry("cijfers", "sturing:index", "layout-dashboard", _("Cijfers"), Recht.CIJFERS),
    Entry("kaders", "kaders:index", "book", _("Kaders"), Recht.KADERS_LEZEN),
    Entry("beheer", "basis:beheer", "settings", _("Beheer"), Recht.BEHEER_LEZEN),
]

# What other rooms let the functioneel beheerder manage.
BEHEER = [
    Entry("kanalen", "klantcontact:kanalen", "messages", _("Kanalen"), Recht.BEHEER_LEZEN),
    Entry(
        "toepassingen",
        "basis:toepassingen",
        "plug-connected",
        _("Toepassingen"),
        Recht.BEHEER_LEZEN,
    ),
    Entry(
        "ketenpartners",
        "klantcontact:ketenpartners",
        "building-community",
        _("Organisaties"),
        Recht.BEHEER_LEZEN,
    ),
    Entry("sjablonen", "klantcontact:sjablonen", "mail", _("Sjablonen"), Recht.BEHEER_LEZEN),
    Entry("onderwerpen", "klantcontact:onderwerpen", "tags", _("Onderwerpen"), Recht.BEHEER_LEZEN),
    Entry("themas", "klantcontact:themas", "activity", _("Thema’s"), Recht.BEHEER_LEZEN),
    Entry(
        "bewaartermijnen",
        "beoordeling:bewaartermijnen",
        "archive",
        _("Bewaartermijnen"),
        Recht.BEHEER_LEZEN,
    ),
    Entry(
        "dossiertermijn",
        "ontwikkeling:dossiertermijn",
        "archive",
        _("Bewaartermijn van dossiers"),
        Recht.BEHEER_LEZEN,
    ),
    Entry("termijnen", "taken:termijnen", "clock", _("Termijnen"), Recht.BEHEER_LEZEN),
    Entry(
        "tijden",
        "taken:tijden_overzicht",
        "calendar-time",
        _("Openingstijden en beltijden"),
        Recht.BEHEER_LEZEN,
    ),
    Entry(
        "taakregels",
        "taken:regels",
        "phone-outgoing",
        _("Afspraken over terugbellen en klachten"),
        Recht.BEHEER_LEZEN,
    ),
]
