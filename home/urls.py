"""Addresses of the home app that are not pages of the tree."""

from django.urls import path

from home import views

urlpatterns = [
    path("recherche/", views.search, name="search"),
    path("credits/", views.picture_credits, name="credits"),
    path("site.webmanifest", views.manifest),
    path("developper-un-drive/completer-le-groupe/", views.drive_group, name="drive_group"),
]
