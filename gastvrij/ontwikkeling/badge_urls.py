"""Addresses of badges, below those of ontwikkeling; the public ones are in koppelvlakken."""

from django.urls import URLPattern, path

from .views import badges

urlpatterns: list[URLPattern] = [
    path("badges/", badges.badges, name="badges"),
    path("badges/vragen/<uuid:uuid>/", badges.badge_vragen, name="badge_vragen"),
    path("badges/<uuid:uuid>/badge.json", badges.badge_json, name="badge_json"),
    path("badges/<uuid:uuid>/badge.svg", badges.badge_svg, name="badge_svg"),
    path("badges/<uuid:uuid>/intrekken/", badges.badge_intrekken, name="badge_intrekken"),
]
