"""Addresses of estimates that people ask of each other, below those of ontwikkeling."""

from django.urls import path

from .views import schattingen, uitvragen

urlpatterns = [
    path("inschattingen/", uitvragen.index, name="schattingen"),
    path("inschattingen/nieuw/", uitvragen.start, name="uitvraag_nieuw"),
    path("inschattingen/<uuid:uuid>/", uitvragen.uitvraag, name="uitvraag"),
    path("inschattingen/<uuid:uuid>/akkoord/", uitvragen.accept, name="uitvraag_akkoord"),
    path("inschattingen/<uuid:uuid>/weigeren/", uitvragen.refuse, name="uitvraag_weigeren"),
    path("inschattingen/<uuid:uuid>/sluiten/", uitvragen.close, name="uitvraag_sluiten"),
    path("inschattingen/<uuid:uuid>/invullen/", schattingen.give, name="schatting_geven"),
    path("inschattingen/<uuid:uuid>/afwijzen/", schattingen.decline, name="schatting_afwijzen"),
]
