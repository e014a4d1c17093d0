"""Addresses of the team, and people who help each other, below those of ontwikkeling."""

from django.urls import URLPattern, path

from .views import hulp, team

urlpatterns: list[URLPattern] = [
    path("team/", team.index, name="team"),
    path("team/<slug:code>.csv", team.csv, name="team_csv"),
    path("team/<slug:code>.xlsx", team.xlsx, name="team_xlsx"),
    path("hulp/", hulp.index, name="hulp"),
    path("hulp/<uuid:uuid>/weghalen/", hulp.withdraw, name="hulp_weghalen"),
    path("hulp/<uuid:uuid>/vragen/", hulp.ask, name="hulp_vragen"),
    path("hulp/vragen/<uuid:uuid>/", hulp.hulpvraag, name="hulpvraag"),
]
