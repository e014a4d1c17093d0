"""Addresses of klantcontact."""

from django.urls import path

from . import views

app_name = "klantcontact"
urlpatterns = [
    path("onderwerpen/", views.onderwerpen, name="onderwerpen"),
    path("onderwerpen/nieuw/", views.add_onderwerp, name="onderwerp-nieuw"),
    path("onderwerpen/<uuid:uuid>/", views.change_onderwerp, name="onderwerp"),
]
