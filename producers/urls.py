"""Addresses of films beside the pages of their producers."""

from django.urls import path

from producers import views

urlpatterns = [
    path("videos/<slug:slug>/", views.video, name="video"),
    path("videos/<slug:slug>/integrer/", views.video_frame, name="video_frame"),
]
