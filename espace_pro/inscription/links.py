"""Screens behind a link: what they share."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import View
from django.views.generic.base import ContextMixin

from cms.core import throttling
from cms.core.middleware import SECRET
from cms.core.throttling import Limit
from espace_pro.inscription.access import ExpiredLinkError, UnknownLinkError, open_link
from espace_pro.inscription.answers import Answers
from espace_pro.inscription.services import AlreadySentError

POSTS = Limit(300)


class LinkMixin(ContextMixin, View):
    """A screen behind a link: unknown, it is not found; too old, it offers a new one."""

    is_after_sending = False
    """Whether the screen is for an inscription that was sent."""

    def dispatch(self, request, *args, **kwargs):
        try:
            self.access = open_link(kwargs["token"])
        except UnknownLinkError as error:
            raise Http404 from error
        except ExpiredLinkError:
            return private(
                render(request, "espace_pro/inscription/expired.html", {"token": kwargs["token"]}, status=403)
            )
        if self.inscription.is_sent != self.is_after_sending:
            return private(redirect(self.url("receipt" if self.inscription.is_sent else "resume")))
        if request.method == "POST" and not throttling.is_allowed("inscription", self.inscription.key, POSTS):
            return private(render(request, "429.html", status=429))
        try:
            return private(super().dispatch(request, *args, **kwargs))
        except AlreadySentError:
            return private(redirect(self.url("receipt")))

    @property
    def inscription(self):
        return self.access.inscription

    @cached_property
    def answers(self):
        """What was answered so far."""
        return Answers(self.inscription)

    def url(self, name, *args):
        """The address of another screen of this inscription."""
        return reverse(f"espace_pro:inscription_{name}", args=[self.access.token, *args])

    def get_context_data(self, **kwargs):
        shown = {"inscription": self.inscription, "access": self.access, "token": self.access.token}
        return super().get_context_data(**kwargs) | shown


def private(response):
    """An answer that no cache keeps, and whose address is told to no other site."""
    response["Cache-Control"] = SECRET
    response["Referrer-Policy"] = "same-origin"
    return response
