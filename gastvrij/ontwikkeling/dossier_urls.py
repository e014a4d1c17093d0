"""Addresses of the own dossier, below those of ontwikkeling."""

from django.urls import URLPattern, path

from .views import bewijzen, dossier, nominaties, uitslagen, vertrek

urlpatterns: list[URLPattern] = [
    path("dossier/", dossier.dossier, name="dossier"),
    path("dossier/van/<uuid:uuid>/", dossier.dossier_van, name="dossier_van"),
    path("dossier/dossier.pdf", dossier.dossier_pdf_file, name="dossier_pdf"),
    path("dossier/dossier.json", dossier.dossier_json_file, name="dossier_json"),
    path("dossier/bewijs/", bewijzen.bewijs_nieuw, name="bewijs_nieuw"),
    path("dossier/bewijs/<uuid:uuid>/", bewijzen.bewijs_lezen, name="bewijs"),
    path("dossier/bewijs/<uuid:uuid>/bestand/", bewijzen.bewijs_document, name="bewijs_document"),
    path("dossier/bewijs/<uuid:uuid>/nakijken/", bewijzen.bewijs_nakijken, name="bewijs_nakijken"),
    path(
        "dossier/bewijs/<uuid:uuid>/intrekken/", bewijzen.bewijs_intrekken, name="bewijs_intrekken"
    ),
    path(
        "dossier/bewijs/<uuid:uuid>/verwijderen/",
        bewijzen.bewijs_verwijderen,
        name="bewijs_verwijderen",
    ),
    path("dossier/voorbeeld/", nominaties.nominatie_nieuw, name="nominatie_nieuw"),
    path("dossier/voorbeeld/<uuid:uuid>/", nominaties.nominatie, name="nominatie"),
    path(
        "dossier/voorbeeld/<uuid:uuid>/terughalen/",
        nominaties.nominatie_terughalen,
        name="nominatie_terughalen",
    ),
    path(
        "dossier/voorbeeld/<uuid:uuid>/aanbieden/",
        nominaties.nominatie_aanbieden,
        name="nominatie_aanbieden",
    ),
    path(
        "dossier/voorbeeld/<uuid:uuid>/antwoord/",
        nominaties.nominatie_antwoord,
        name="nominatie_antwoord",
    ),
    path(
        "dossier/uitslag/<uuid:uuid>/inbrengen/",
        uitslagen.uitslag_inbrengen,
        name="uitslag_inbrengen",
    ),
    path(
        "dossier/uitslag/<uuid:uuid>/terughalen/",
        uitslagen.uitslag_terughalen,
        name="uitslag_terughalen",
    ),
    path("vertrek/", vertrek.vertrekken, name="vertrekken"),
    path("vertrek/<uuid:uuid>/intrekken/", vertrek.vertrek_intrekken, name="vertrek_intrekken"),
    path("vertrek/<uuid:uuid>/meegegeven/", vertrek.vertrek_meegegeven, name="vertrek_meegegeven"),
    path("vertrek/termijn/", vertrek.dossiertermijn, name="dossiertermijn"),
]
