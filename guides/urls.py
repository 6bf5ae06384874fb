"""Public addresses of the guides' records (their lists are Wagtail pages)."""

from django.urls import path

from guides import views

urlpatterns = [
    path("guides/formes-de-vente/<slug:slug>/", views.sale_method, name="sale_method"),
    path("guides/initiatives/initiatives.csv", views.initiatives_file, name="initiatives_file"),
]
