"""Public addresses of the guides' records (their lists are Wagtail pages)."""

from django.urls import path

from guides import views
from guides.drive_requests.views import DriveRequestView
from guides.proposals import ProposalView, ReceivedView

urlpatterns = [
    path("guides/formes-de-vente/<slug:slug>/", views.sale_method, name="sale_method"),
    path("guides/initiatives/initiatives.csv", views.initiatives_file, name="initiatives_file"),
    path("guides/initiatives/faire-connaitre/", ProposalView.as_view(), name="propose_initiative"),
    path("guides/initiatives/merci/", ReceivedView.as_view(), name="initiative_received"),
    path("developper-un-drive/demande/", DriveRequestView.as_view(), name="drive_request"),
]
