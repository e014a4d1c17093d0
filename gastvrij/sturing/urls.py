"""Addresses of sturing."""

from django.urls import path

from . import views

app_name = "sturing"
urlpatterns = [
    path("", views.index, name="index"),
    path("bijwerken/", views.bijwerken, name="bijwerken"),
]
