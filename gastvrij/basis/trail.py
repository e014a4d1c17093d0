"""What the codes of the event table mean, in words that everyone knows."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The verb of `<noun>.<verb past>`; nouns are the Dutch ones of the begrippenlijst.
NOUNS: dict[str, str | Promise] = {
    "afdeling": _("afdeling"),
    "audit": _("auditspoor"),
    "bron": _("bron"),
    "cijfers": _("cijfers"),
    "competentiebeeld": _("competentiebeeld"),
    "criterium": _("criterium"),
    "formulier": _("formulier"),
    "fragment": _("citaat"),
    "gesprek": _("gesprek"),
    "kaderversie": _("versie van een kader"),
    "kalender": _("kalender"),
    "klantcontact": _("klantcontact"),
    "kruistabel": _("kruistabel"),
    "medewerker": _("medewerker"),
    "norm": _("norm"),
    "observatie": _("observatie"),
    "onderwerp": _("onderwerp"),
    "oordeel": _("oordeel"),
    "organisatie": _("organisatie"),
    "poort": _("poort"),
    "taak": _("taak"),
    "team": _("team"),
    "voorstel": _("voorstel"),
    "vrijgave": _("vrijgave"),
    "wachtwoord": _("wachtwoord"),
}
VERBS: dict[str, str | Promise] = {
    "reread": _("opnieuw gelezen"),
    "expired": _("vervallen"),
    "discarded": _("concept verwijderd"),
    "added": _("toegevoegd"),
    "adopted": _("overgenomen"),
    "answered": _("beantwoord"),
    "attempted": _("poging gedaan"),
    "begun": _("begonnen"),
    "changed": _("gewijzigd"),
    "chosen": _("gekozen"),
    "closed": _("gesloten"),
    "closed_day_added": _("sluitingsdag toegevoegd"),
    "closed_day_removed": _("sluitingsdag weggehaald"),
    "established": _("vastgesteld"),
    "finished": _("afgerond"),
    "forwarded": _("doorgestuurd"),
    "given": _("gegeven"),
    "imported": _("ingelezen"),
    "made": _("gemaakt"),
    "mail_asked": _("e-mail gevraagd om het te kiezen"),
    "named": _("naam gegeven"),
    "niveaus_decided": _("niveaus beslist"),
    "opened": _("geopend"),
    "planned": _("gepland"),
    "published": _("vastgesteld en gepubliceerd"),
    "read": _("ingezien"),
    "recorded": _("genoteerd"),
    "registered": _("geregistreerd"),
    "rejected": _("afgewezen"),
    "removed": _("weggehaald"),
    "reopened": _("heropend"),
    "responded": _("reactie gegeven"),
    "rol_given": _("rol gegeven"),
    "rol_taken": _("rol ingetrokken"),
    "rollen_set": _("rollen ingesteld"),
    "saved": _("opgeslagen"),
    "shared": _("gedeeld"),
    "started": _("gestart"),
    "taal_set": _("taal gekozen"),
    "taken": _("opgepakt"),
    "uploaded": _("geüpload"),
    "vastgesteld": _("vastgesteld"),
    "verification_asked": _("controle gevraagd"),
    "verified": _("gecontroleerd"),
    "withdrawn": _("ingetrokken"),
}


def sentence(did: str) -> str:
    """Return an event in words, "Afdeling opgeslagen"; an unknown verb stays as it is."""
    noun, _dot, verb = did.partition(".")
    what = NOUNS.get(noun, noun.replace("_", " "))
    words = f"{what} {VERBS.get(verb, verb.replace('_', ' '))}".strip()
    return words[:1].upper() + words[1:]
