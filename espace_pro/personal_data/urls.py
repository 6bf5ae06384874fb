"""Addresses of « Mes données », below a farm's."""

from django.urls import path

from espace_pro.personal_data import views

urlpatterns = [
    path("", views.PersonalDataView.as_view(), name="personal_data"),
    path("telecharger/", views.DownloadView.as_view(), name="download"),
    path("effacer/", views.EraseView.as_view(), name="erase"),
    path("effacer/annuler/", views.CancelEraseView.as_view(), name="cancel_erase"),
    path("fermer/", views.CloseAccountView.as_view(), name="close_account"),
]
