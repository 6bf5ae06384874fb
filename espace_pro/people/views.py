"""« Équipe »: the list, the invitation, and the page its link leads to."""

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.generic import View

from espace_pro.access import FarmFormView, FarmMixin
from espace_pro.people import services


class InvitationForm(forms.Form):
    """Whom to invite."""

    email = forms.EmailField(
        label=_("Adresse électronique de la personne"),
        help_text=_("Elle reçoit un lien valable quatorze jours."),
        max_length=150,
        error_messages={
            "required": _("Indiquez une adresse électronique."),
            "invalid": _("Cette adresse n’est pas complète. Exemple : nom@domaine.fr"),
        },
    )


class PeopleView(FarmFormView):
    """Who looks after the farm, and the form to invite one more."""

    template_name = "espace_pro/people/people.html"
    form_class = InvitationForm
    section = "people"

    def form_valid(self, form):
        try:
            invitation = services.invite(farm=self.farm, user=self.request.user, **form.cleaned_data)
        except services.AlreadyMemberError:
            form.add_error("email", _("Cette personne fait déjà partie de l’équipe."))
        except services.TooManyInvitationsError:
            form.add_error("email", _("Dix invitations attendent déjà une réponse : annulez-en une d’abord."))
        else:
            messages.success(self.request, _("L’invitation part à %(email)s.") % {"email": invitation.email})
            return redirect("espace_pro:people", farm=self.farm.pk)
        return self.form_invalid(form)

    def get_context_data(self, **kwargs):
        members = list(self.farm.members.select_related("user"))
        return super().get_context_data(**kwargs) | {
            "members": members,
            "is_alone": len(members) == 1,
            "invitations": [each for each in self.farm.invitations.filter(used_at=None) if each.is_open],
        }


class RemoveView(FarmMixin, View):
    """Take an access away, or leave."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        member = get_object_or_404(self.farm.members.select_related("user"), pk=kwargs["member"])
        try:
            services.remove(farm=self.farm, member=member)
        except services.LastMemberError:
            messages.error(request, _("Une fiche garde au moins une personne : invitez d’abord quelqu’un d’autre."))
            return redirect("espace_pro:people", farm=self.farm.pk)
        if member.user_id == request.user.pk:
            messages.success(request, _("Vous ne vous occupez plus de cette fiche."))
            return redirect("espace_pro:door")
        messages.success(request, _("Cette personne n’a plus accès à la fiche."))
        return redirect("espace_pro:people", farm=self.farm.pk)


class CancelInvitationView(FarmMixin, View):
    """Take back an invitation: its link dies."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        get_object_or_404(self.farm.invitations.filter(used_at=None), pk=kwargs["invitation"]).delete()
        messages.success(request, _("L’invitation est annulée, son lien ne fonctionne plus."))
        return redirect("espace_pro:people", farm=self.farm.pk)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def join(request, token):
    """The page of an invitation's link: looking changes nothing, the button joins."""
    try:
        invitation = services.invitation_of(token)
        if request.method == "POST" and not is_someone_else(request.user, invitation):
            return _enter(request, *services.join(token=token))
    except services.DeadLinkError:
        return render(request, "espace_pro/people/dead_link.html", status=410)
    context = {"invitation": invitation, "is_someone_else": is_someone_else(request.user, invitation)}
    return render(request, "espace_pro/people/join.html", context)


def is_someone_else(user, invitation):
    """Whether the signed-in person is not the one that was invited."""
    return user.is_authenticated and user.email.lower() != invitation.email


def _enter(request, user, farm):
    """The mailed link proves the address, as a mailed code does; staff sign in by their own door all the same."""
    is_agent = user.has_usable_password() or user.has_perm("wagtailadmin.access_admin")
    if not request.user.is_authenticated and not is_agent:
        login(request, user)
    return redirect("espace_pro:dashboard", farm=farm.pk)
