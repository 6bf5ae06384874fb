"""The page of the mailed link, and the same answer in the espace pro."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django.views.generic import View

from cms.core import throttling
from cms.core.throttling import Limit
from espace_pro.access import FarmMixin
from espace_pro.freshness import links, services
from espace_pro.freshness.campaign import MAIL
from espace_pro.freshness.shown import shown

NEW_LINKS = Limit(3, 24 * 3600)
"""How many new links one dead link may ask for in a day."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def still_true(request, token):
    """What the public sees, and « Oui, tout est encore vrai »: only the button changes anything."""
    try:
        link = links.link_of(token)
        if request.method == "POST" and "again" in request.POST:
            return _send_again(request, link)
        if request.method == "POST":
            context = {"records": links.use(token), "day": timezone.localdate()}
            return render(request, "espace_pro/freshness/thanks.html", context)
        enquiries = links.enquiries_of(link)
    except links.UnknownLinkError:
        return render(request, "espace_pro/freshness/dead_link.html", status=404)
    except links.DeadLinkError as error:
        context = {"link": error.link, "can_ask": bool(links.answerable(error.link))}
        return render(request, "espace_pro/freshness/dead_link.html", context, status=410)
    context = {"shown": [shown(enquiry.record) for enquiry in enquiries], "farm": enquiries[0].farm}
    return render(request, "espace_pro/freshness/still_true.html", context)


def _send_again(request, link):
    if throttling.is_allowed("still-true", str(link.pk), NEW_LINKS):
        links.send_again(link, MAIL)
    return render(request, "espace_pro/freshness/sent_again.html")


class ConfirmView(FarmMixin, View):
    """« Oui, rien n’a changé »."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        if self.farm.live:
            services.confirm_farm(farm=self.farm, user=request.user)
            messages.success(request, _("C’est noté : votre fiche dit qu’elle est confirmée aujourd’hui. Merci !"))
        else:
            messages.warning(request, _("Votre fiche n’est pas en ligne : il n’y a rien à confirmer."))
        return redirect("espace_pro:dashboard", farm=self.farm.pk)
