"""Addresses of kaders."""

from django.urls import path

from .views import (
    bewerken,
    controle,
    dekking,
    gelijk,
    ingebruik,
    inlezen,
    kruistabel,
    lezing,
    normen,
    overzicht,
    uitvoer,
    verband,
    verbandvoorstel,
    vergelijken,
    versie,
    voorstel,
)

app_name = "kaders"
urlpatterns = [
    path("", overzicht.index, name="index"),
    path("inlezen/", inlezen.upload, name="upload"),
    path("lezingen/", lezing.show, name="lezingen"),
    path("lezingen/<uuid:uuid>/opnieuw/", lezing.retry, name="retry"),
    path("lezingen/<uuid:uuid>/weghalen/", lezing.dismiss, name="dismiss"),
    path("voorstellen/<uuid:uuid>/", voorstel.show, name="voorstel"),
    path("voorstellen/<uuid:uuid>/antwoord/", controle.answer, name="answer"),
    path("voorstellen/<uuid:uuid>/antwoord/alle/", controle.answer_all, name="answer_all"),
    path("voorstellen/<uuid:uuid>/kader/", controle.choose_kader, name="choose_kader"),
    path("voorstellen/<uuid:uuid>/soort/", voorstel.reread, name="reread"),
    path("voorstellen/<uuid:uuid>/overnemen/", voorstel.adopt, name="adopt"),
    path("voorstellen/<uuid:uuid>/verwerpen/", voorstel.reject, name="reject"),
    path("versies/<uuid:uuid>/", versie.show, name="versie"),
    path("versies/<uuid:uuid>/vaststellen/", versie.publish, name="publish"),
    path("versies/<uuid:uuid>/verwijderen/", versie.discard, name="discard"),
    path(
        "versies/<uuid:uuid>/uitvoer/case/", uitvoer.download, {"form": "case"}, name="export_case"
    ),
    path(
        "versies/<uuid:uuid>/uitvoer/xlsx/", uitvoer.download, {"form": "xlsx"}, name="export_xlsx"
    ),
    path("versies/<uuid:uuid>/uitvoer/csv/", uitvoer.download, {"form": "csv"}, name="export_csv"),
    path(
        "versies/<uuid:uuid>/uitvoer/docx/", uitvoer.download, {"form": "docx"}, name="export_docx"
    ),
    path("versies/<uuid:uuid>/uitvoer/pdf/", uitvoer.download, {"form": "pdf"}, name="export_pdf"),
    path("versies/<uuid:uuid>/uitvoer/verslag/", uitvoer.report, name="export_report"),
    path("versies/<uuid:uuid>/bewerken/", bewerken.show, name="edit"),
    path("versies/<uuid:uuid>/bewerken/toevoegen/", bewerken.add, name="add_element"),
    path("versies/<uuid:uuid>/bewerken/terug/", bewerken.undo, name="undo_edit"),
    path("versies/<uuid:uuid>/bewerken/opnieuw/", bewerken.redo, name="redo_edit"),
    path(
        "versies/<uuid:uuid>/bewerken/<uuid:element>/wijzigen/",
        bewerken.change,
        name="change_element",
    ),
    path(
        "versies/<uuid:uuid>/bewerken/<uuid:element>/<slug:handeling>/",
        bewerken.act,
        name="act_on_element",
    ),
    path("versies/<uuid:uuid>/gelijk/", gelijk.decide, name="identities"),
    path("versies/<uuid:uuid>/in-gebruik/", ingebruik.show, name="in_use"),
    path("versies/<uuid:uuid>/in-gebruik/nemen/", ingebruik.take, name="take_into_use"),
    path("versies/<uuid:uuid>/in-gebruik/intrekken/", ingebruik.withdraw, name="withdraw_use"),
    path("vergelijken/", vergelijken.show, name="compare"),
    path("vergelijken/word/", vergelijken.as_docx, name="compare_docx"),
    path("vergelijken/json/", vergelijken.as_json, name="compare_json"),
    path("kruistabel/", kruistabel.show, name="kruistabel"),
    path("kruistabel/inlezen/", kruistabel.take_in, name="import_kruistabel"),
    path("kruistabel/leeg/", kruistabel.start_empty, name="kruistabel_leeg"),
    path("kruistabel/<uuid:uuid>/", kruistabel.versie, name="kruistabel_versie"),
    path("kruistabel/<uuid:uuid>/csv/", kruistabel.export, name="export_kruistabel"),
    path("kruistabel/<uuid:uuid>/nieuw/", kruistabel.renew, name="kruistabel_nieuw"),
    path("kruistabel/<uuid:uuid>/ondertekenen/", kruistabel.sign, name="sign_kruistabel"),
    path("kruistabel/<uuid:uuid>/verwijderen/", kruistabel.discard, name="discard_kruistabel"),
    path("kruistabel/<uuid:uuid>/dekking/", dekking.show, name="dekking"),
    path("kruistabel/<uuid:uuid>/verband/", verband.choose, name="verband_kiezen"),
    path("kruistabel/<uuid:uuid>/verband/<uuid:van>/<uuid:naar>/", verband.show, name="verband"),
    path(
        "kruistabel/<uuid:uuid>/verband/<uuid:van>/<uuid:naar>/weghalen/",
        verband.remove,
        name="verband_weghalen",
    ),
    path("kruistabel/<uuid:uuid>/voorstellen/", verbandvoorstel.show, name="verbandvoorstellen"),
    path(
        "kruistabel/<uuid:uuid>/voorstellen/<uuid:van>/<uuid:naar>/aannemen/",
        verbandvoorstel.accept,
        name="verband_aannemen",
    ),
    path(
        "kruistabel/<uuid:uuid>/voorstellen/<uuid:van>/<uuid:naar>/afwijzen/",
        verbandvoorstel.reject,
        name="verband_afwijzen",
    ),
    path(
        "kruistabel/<uuid:uuid>/voorstellen/<uuid:van>/<uuid:naar>/terug/",
        verbandvoorstel.withdraw,
        name="verband_toch_voorstellen",
    ),
    path("normen/", normen.show, name="normen"),
    path("normen/toevoegen/", normen.add, name="add_norm"),
]
