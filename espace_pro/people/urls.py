"""Addresses of « Équipe », below a farm's."""

from django.urls import path

from espace_pro.people import views

urlpatterns = [
    path("", views.PeopleView.as_view(), name="people"),
    path("<int:member>/retirer/", views.RemoveView.as_view(), name="remove_member"),
    path("invitations/<int:invitation>/annuler/", views.CancelInvitationView.as_view(), name="cancel_invitation"),
]
