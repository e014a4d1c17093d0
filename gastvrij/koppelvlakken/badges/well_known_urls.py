"""The address under which others look for our keys: fixed by did:web."""

from django.urls import path

from . import views

urlpatterns = [path(".well-known/did.json", views.did_document, name="did_document")]
