"""Addresses of beoordeling."""

from django.urls import include, path

from .views import (
    bewaren,
    bewijs,
    cesuur,
    criteria,
    documenten,
    formulier_bewerken,
    formulieren,
    observaties,
    overzicht,
    transcripten,
    voorbeeld,
    zelf,
)
from .views.kwaliteit import betwistingen, kalibraties, steekproeven

app_name = "beoordeling"
DIRECTIONS = (("omhoog", True), ("omlaag", False))
urlpatterns = [
    path("", overzicht.index, name="index"),
    path("", include("gastvrij.beoordeling.proeve_urls")),
    path("wat-wij-bewaren/", bewaren.verantwoording, name="wat_wij_bewaren"),
    path("vernietigingen/", bewaren.vernietigingen, name="vernietigingen"),
    path("bewaartermijnen/", bewaren.bewaartermijnen, name="bewaartermijnen"),
    path("bewaartermijnen/<slug:bewaarsoort>/", bewaren.bewaartermijn, name="bewaartermijn"),
    path("formulieren/", formulieren.formulieren, name="formulieren"),
    path("formulieren/<uuid:uuid>/", formulieren.formulier, name="formulier"),
    path("formulieren/<uuid:uuid>/publiceren/", formulieren.publish, name="publiceren"),
    path("formulieren/<uuid:uuid>/weggooien/", formulieren.remove, name="formulier_weg"),
    path("formulieren/<uuid:uuid>/pdf/", documenten.formulier_pdf, name="formulier_pdf"),
    path("opdrachten/<uuid:uuid>/pdf/", documenten.opdracht_pdf, name="opdracht_pdf"),
    path(
        "proeven/<uuid:uuid>/formulier/pdf/",
        documenten.proeve_formulier_pdf,
        name="proeve_formulier_pdf",
    ),
    path(
        "proeven/<uuid:uuid>/uitslag/pdf/",
        documenten.proeve_uitslag_pdf,
        name="proeve_uitslag_pdf",
    ),
    path("proeven/<uuid:uuid>/agenda/", documenten.proeve_ics, name="proeve_ics"),
    path("formulieren/eigen/", formulieren.start, name="eigen_formulier"),
    path("formulieren/<uuid:uuid>/nieuwe-versie/", formulieren.next_version, name="nieuwe_versie"),
    path(
        "formulieren/<uuid:uuid>/bewerken/", formulier_bewerken.bewerken, name="formulier_bewerken"
    ),
    path("formulieren/<uuid:uuid>/gewichten/", formulier_bewerken.gewichten, name="gewichten"),
    path("formulieren/<uuid:uuid>/groepen/", formulier_bewerken.add_groep, name="groep_nieuw"),
    path("formulieren/<uuid:uuid>/uit-kader/", criteria.uit_kader, name="uit_kader"),
    path("formulieren/<uuid:uuid>/cesuur/", cesuur.cesuur, name="cesuur"),
    path("formulieren/<uuid:uuid>/cesuur/angoff/", cesuur.angoff, name="angoff"),
    path("formulieren/<uuid:uuid>/voorbeeld/", voorbeeld.voorbeeld, name="voorbeeld"),
    path("groepen/<uuid:uuid>/", formulier_bewerken.groep, name="groep"),
    path("groepen/<uuid:uuid>/criterium/", criteria.new, name="criterium_nieuw"),
    path("groepen/<uuid:uuid>/weghalen/", formulier_bewerken.remove_groep, name="groep_weg"),
    *(
        path(
            f"groepen/<uuid:uuid>/{word}/",
            formulier_bewerken.move_groep,
            {"up": up},
            f"groep_{word}",
        )
        for word, up in DIRECTIONS
    ),
    path("criteria/<uuid:uuid>/", criteria.edit, name="criterium"),
    path(
        "criteria/<uuid:uuid>/weghalen/", formulier_bewerken.remove_criterium, name="criterium_weg"
    ),
    *(
        path(
            f"criteria/<uuid:uuid>/{word}/",
            formulier_bewerken.move_criterium,
            {"up": up},
            f"criterium_{word}",
        )
        for word, up in DIRECTIONS
    ),
    path("criteria/<uuid:uuid>/niveaus/", formulieren.decide, name="niveaus"),
    path("plannen/", observaties.plan, name="plannen"),
    path("observaties/<uuid:uuid>/", observaties.observatie, name="observatie"),
    path("observaties/<uuid:uuid>/beginnen/", observaties.begin, name="beginnen"),
    path("observaties/<uuid:uuid>/citaten/", bewijs.add_fragment, name="citaat"),
    path(
        "observaties/<uuid:uuid>/citaten/<uuid:fragment>/weghalen/",
        bewijs.remove_fragment,
        name="citaat_weg",
    ),
    path(
        "observaties/<uuid:uuid>/oordelen/<uuid:criterium>/",
        bewijs.give_oordeel,
        name="oordeel",
    ),
    path("observaties/<uuid:uuid>/notities/", bewijs.add_notitie, name="notitie"),
    path("observaties/<uuid:uuid>/transcript/", transcripten.transcript, name="transcript"),
    path(
        "observaties/<uuid:uuid>/transcript/opslaan/",
        transcripten.keep,
        name="transcript_opslaan",
    ),
    path(
        "observaties/<uuid:uuid>/transcript/beginnen/",
        transcripten.begin,
        name="transcript_beginnen",
    ),
    path("observaties/<uuid:uuid>/delen/", observaties.share, name="delen"),
    path("observaties/<uuid:uuid>/reageren/", observaties.respond, name="reageren"),
    path("observaties/<uuid:uuid>/zelf/", zelf.fill_in, name="zelf_invullen"),
    path("observaties/<uuid:uuid>/indienen/", kalibraties.hand_in, name="indienen"),
    path("observaties/<uuid:uuid>/betwisten/", betwistingen.dispute, name="betwisten"),
    path("observaties/<uuid:uuid>/leerpunten/", betwistingen.propose, name="leerpunt"),
    path("leerpunten/<uuid:uuid>/akkoord/", betwistingen.agree, name="leerpunt_akkoord"),
    path("leerpunten/<uuid:uuid>/liever-niet/", betwistingen.decline, name="leerpunt_liever_niet"),
    path("leerpunten/<uuid:uuid>/intrekken/", betwistingen.withdraw, name="leerpunt_intrekken"),
    path("betwistingen/", betwistingen.betwistingen, name="betwistingen"),
    path("betwistingen/<uuid:uuid>/toewijzen/", betwistingen.assign, name="toewijzen"),
    path("betwistingen/<uuid:uuid>/afronden/", betwistingen.close, name="afronden"),
    path("kwaliteit/", steekproeven.index, name="kwaliteit"),
    path("kwaliteit/steekproeven/nieuw/", steekproeven.make, name="steekproef_nieuw"),
    path("kwaliteit/steekproeven/<uuid:uuid>/", steekproeven.steekproef, name="steekproef"),
    path("kwaliteit/trekkingen/<uuid:uuid>/trekken/", steekproeven.draw, name="trekken"),
    path(
        "kwaliteit/trekkingen/<uuid:uuid>/beginnen/",
        steekproeven.begin,
        name="trekking_beginnen",
    ),
    path("kwaliteit/kalibraties/nieuw/", kalibraties.plan, name="kalibratie_nieuw"),
    path("kwaliteit/overeenstemming/", kalibraties.overeenstemming, name="overeenstemming"),
]
