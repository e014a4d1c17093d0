"""Addresses of ontwikkeling; each part has a list of its own."""

from django.urls import path

from .badge_urls import urlpatterns as badges
from .dossier_urls import urlpatterns as dossier
from .functie_urls import urlpatterns as functies
from .plan_urls import urlpatterns as plan
from .schatting_urls import urlpatterns as schattingen
from .team_urls import urlpatterns as team
from .views import beeld, niveaus, vrijgaven

app_name = "ontwikkeling"
urlpatterns = [
    path("", beeld.index, name="index"),
    path("vrijgaven/", vrijgaven.give, name="vrijgeven"),
    path("vrijgaven/<uuid:uuid>/intrekken/", vrijgaven.withdraw, name="intrekken"),
    path("niveaus/<uuid:uuid>/antwoord/", niveaus.answer, name="niveau_antwoord"),
    path("<uuid:uuid>/niveaus/<uuid:competentie>/", niveaus.state, name="niveau_stellen"),
    *functies,
    *plan,
    *schattingen,
    *team,
    *dossier,
    *badges,
    path("<uuid:uuid>/", beeld.beeld, name="beeld"),
]
