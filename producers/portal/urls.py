"""Addresses of the espace pro, under /espace-pro/."""

from django.urls import path

from producers.portal import views

urlpatterns = [
    path("", views.home, name="portal_home"),
]
