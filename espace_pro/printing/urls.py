"""Addresses of what one prints, below a farm's."""

from django.urls import path

from espace_pro.printing import views

urlpatterns = [
    path("", views.PrintingView.as_view(), name="printing"),
    path("<slug:sheet>/", views.SheetView.as_view(), name="sheet"),
]
