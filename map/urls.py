"""Public addresses of places (the map page itself is a Wagtail page)."""

from django.urls import path, re_path

from map import views
from map.reporting import ReportView

urlpatterns = [
    path("carte/points.json", views.points, name="points"),
    path("carte/lieu/<int:pk>/", views.place_card, name="place_card"),
    path("communes/suggestions.json", views.commune_suggestions, name="commune_suggestions"),
    path("communes/lieux-dits.json", views.hamlet_suggestions, name="hamlet_suggestions"),
    path("carte/embarquer/", views.embed, name="embed"),
    re_path(r"^carte/embarquer/(?P<colour>[0-9a-f]{6})\.css$", views.embed_theme, name="embed_theme"),
    path("carte/embarquer/hauteur.js", views.embed_height, name="embed_height"),
    path("carte/integrer/", views.embed_configurator, name="embed_configurator"),
    path("communes/<slug:slug>/", views.commune, name="commune"),
    path("signaler/", ReportView.as_view(), name="report"),
    path("points-de-vente/<slug:slug>/", views.sale_point, name="sale_point"),
    path("points-de-vente/<slug:slug>/agenda.ics", views.sale_point_calendar, name="sale_point_calendar"),
    path("producteurs/<slug:slug>/agenda.ics", views.producer_calendar, name="producer_calendar"),
]
