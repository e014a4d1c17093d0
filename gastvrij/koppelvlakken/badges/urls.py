"""Public addresses of badges, below /badges/."""

from django.urls import path

from . import views

app_name = "badges"
urlpatterns = [
    path("controleren/", views.check, name="check"),
    path("status/1.json", views.status_list, name="status_list"),
    path("<uuid:uuid>/", views.badge, name="badge"),
    path("<uuid:uuid>.json", views.badge_json, name="badge_json"),
]
