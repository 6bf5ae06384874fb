"""Addresses of « Ma fiche », below a farm's."""

from django.urls import path

from espace_pro.profile import views

urlpatterns = [
    path("", views.ProfileView.as_view(), name="profile"),
    path("apercu/", views.PreviewView.as_view(), name="preview"),
    path("retirer/", views.WithdrawView.as_view(), name="withdraw"),
    path("<slug:section>/", views.SectionView.as_view(), name="section"),
]
