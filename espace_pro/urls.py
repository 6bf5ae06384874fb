"""Addresses of the espace pro."""

from django.urls import path

from espace_pro import views

app_name = "espace_pro"
urlpatterns = [
    path("", views.door, name="door"),
    path("fiches/<int:farm>/", views.DashboardView.as_view(), name="dashboard"),
]
