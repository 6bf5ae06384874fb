"""Addresses of the espace pro."""

from django.urls import include, path

from espace_pro import views
from espace_pro.figures.views import FiguresView
from espace_pro.freshness.views import ConfirmView, still_true
from espace_pro.people.views import join
from espace_pro.personal_data.views import new_address

app_name = "espace_pro"
farm_patterns = [
    path("", views.DashboardView.as_view(), name="dashboard"),
    path("historique/", views.HistoryView.as_view(), name="history"),
    path("fiche/", include("espace_pro.profile.urls")),
    path("lieux/", include("espace_pro.places.urls")),
    path("video/", include("espace_pro.films.urls")),
    path("equipe/", include("espace_pro.people.urls")),
    path("donnees/", include("espace_pro.personal_data.urls")),
    path("imprimer/", include("espace_pro.printing.urls")),
    path("statistiques/", FiguresView.as_view(), name="figures"),
    path("toujours-vrai/", ConfirmView.as_view(), name="confirm"),
]
urlpatterns = [
    path("je-minscris-sur-la-carte/", include("espace_pro.inscription.urls")),
    path("", views.door, name="door"),
    path("fiches/<int:farm>/", include(farm_patterns)),
    path("invitation/<str:token>/", join, name="join"),
    path("toujours-vrai/<str:token>/", still_true, name="still_true"),
    path("adresse/<str:token>/", new_address, name="new_address"),
]
