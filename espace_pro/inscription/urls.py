"""Addresses of the inscription, under /espace-pro/je-minscris-sur-la-carte/."""

from django.urls import path

from espace_pro.claims.views import ChoiceView, ClaimView
from espace_pro.inscription import views

urlpatterns = [
    path("", views.StartView.as_view(), name="inscription_start"),
    path("<str:token>/", views.ResumeView.as_view(), name="inscription_resume"),
    path("<str:token>/recu/", views.ReceiptView.as_view(), name="inscription_receipt"),
    path("<str:token>/nouveau-lien/", views.RenewView.as_view(), name="inscription_renew"),
    path("<str:token>/photo/<int:photo>/", views.PhotoView.as_view(), name="inscription_photo"),
    path("<str:token>/est-ce-vous/", ChoiceView.as_view(), name="inscription_claim"),
    path("<str:token>/est-ce-vous/<int:farm>/", ClaimView.as_view(), name="inscription_claim_farm"),
    path("<str:token>/<slug:step>/", views.StepView.as_view(), name="inscription_step"),
]
