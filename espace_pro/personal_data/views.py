"""« Mes données »."""

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.generic import View

from espace_pro.access import FarmFormView, FarmMixin
from espace_pro.personal_data import services
from espace_pro.personal_data.export import archive_of


class AddressForm(forms.Form):
    """A new address to sign in with."""

    email = forms.EmailField(
        label=_("Nouvelle adresse électronique"),
        help_text=_("Nous y envoyons un lien ; rien ne change tant que vous ne l’avez pas ouvert."),
        max_length=150,
        error_messages={
            "required": _("Indiquez une adresse électronique."),
            "invalid": _("Cette adresse n’est pas complète. Exemple : nom@domaine.fr"),
        },
    )


class PersonalDataView(FarmFormView):
    """What is held, and what one may ask; its form changes the address."""

    template_name = "espace_pro/personal_data/personal_data.html"
    form_class = AddressForm
    section = "personal_data"

    def form_valid(self, form):
        services.ask_new_address(user=self.request.user, email=form.cleaned_data["email"])
        messages.success(self.request, _("Un lien part à %(email)s : ouvrez-le pour confirmer.") % form.cleaned_data)
        return redirect("espace_pro:personal_data", farm=self.farm.pk)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "erasure": self.farm.erasure_requests.filter(done_at=None).first(),
            "is_staff": is_of_the_staff(self.request.user),
        }


class DownloadView(FarmMixin, View):
    """All of it, in one archive."""

    def get(self, request, *args, **kwargs):
        response = HttpResponse(archive_of(self.farm, request.user), content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="{self.farm.slug}-{timezone.localdate()}.zip"'
        response["Cache-Control"] = "private, no-store"
        return response


class DataAct(FarmMixin, View):
    """Something done by one button."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        messages.success(request, self.act(request))
        return redirect("espace_pro:personal_data", farm=self.farm.pk)


class EraseView(DataAct):
    """Ask for erasure."""

    def act(self, request):
        services.ask_erasure(farm=self.farm, user=request.user)
        return _("Votre demande est envoyée au service. Une confirmation part par courriel.")


class CancelEraseView(DataAct):
    """Change one's mind."""

    def act(self, request):
        services.cancel_erasure(farm=self.farm)
        return _("Votre demande d’effacement est annulée.")


class CloseAccountView(FarmMixin, View):
    """Close the account at once."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if is_of_the_staff(request.user):
            messages.error(request, _("Ce compte est celui d’un agent : il se ferme dans l’administration."))
            return redirect("espace_pro:personal_data", farm=self.farm.pk)
        user = request.user
        logout(request)
        services.close_account(user=user)
        return render(request, "espace_pro/personal_data/closed.html")


def is_of_the_staff(user):
    """Whether this is an agent's account."""
    return user.is_staff or user.is_superuser or user.has_perm("wagtailadmin.access_admin")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_address(request, token):
    """The page of the link that confirms an address: looking changes nothing, the button does."""
    try:
        _user, address = services.new_address_of(token)
        if request.method == "POST":
            services.change_address(token=token)
            messages.success(request, _("Votre adresse est changée."))
            return redirect("espace_pro:door")
    except services.DeadLinkError:
        return render(request, "espace_pro/people/dead_link.html", status=410)
    except services.AddressTakenError:
        context = {"is_taken": True}
        return render(request, "espace_pro/personal_data/new_address.html", context, status=409)
    return render(request, "espace_pro/personal_data/new_address.html", {"address": address})
