"""Addresses of « Horaires et marchés », below a farm's."""

from django.urls import path

from espace_pro.places import views

urlpatterns = [
    path("", views.PlacesView.as_view(), name="places"),
    path("chercher/", views.FindPlaceView.as_view(), name="find_place"),
    path("ajouter/<int:place>/", views.AskPresenceView.as_view(), name="ask_presence"),
    path("demandes/<int:pk>/retirer/", views.WithdrawPresenceView.as_view(), name="withdraw_presence"),
    path("presences/<int:attendance>/absent/", views.AbsentView.as_view(), name="absent"),
    path("presences/<int:attendance>/present/", views.PresentView.as_view(), name="present"),
    path("presences/<int:attendance>/quitter/", views.LeaveView.as_view(), name="leave_place"),
    path("fermetures/<int:place>/", views.CloseView.as_view(), name="close"),
    path("fermetures/<int:place>/annuler/", views.ReopenView.as_view(), name="reopen"),
]
