"""Addresses of « Ma vidéo », below a farm's."""

from django.urls import path

from espace_pro.films import views

urlpatterns = [
    path("", views.FilmsView.as_view(), name="films"),
    path("demander/", views.AskView.as_view(), name="ask_film"),
    path("demandes/<int:film>/", views.FilmView.as_view(), name="film"),
    path("demandes/<int:film>/personnes/", views.PeopleView.as_view(), name="film_people"),
    path("demandes/<int:film>/retirer/", views.StopView.as_view(), name="stop_film"),
    path("demandes/<int:film>/montages/<int:cut>/", views.CutFileView.as_view(), name="film_cut"),
    path("<int:video>/retirer/", views.WithdrawView.as_view(), name="withdraw_video"),
]
