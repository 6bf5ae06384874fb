"""Public addresses of places (the map page itself is a Wagtail page)."""

from django.urls import path

from map import views

urlpatterns = [
    path("carte/points.json", views.points, name="points"),
    path("carte/lieu/<int:pk>/", views.place_card, name="place_card"),
    path("communes/<slug:slug>/", views.commune, name="commune"),
    path("points-de-vente/<slug:slug>/", views.sale_point, name="sale_point"),
]
