"""Presences that farms ask for, in « À relire »."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from cms.core import hours
from espace_pro.models import PresenceRequest
from espace_pro.moderation import forms, queue
from espace_pro.moderation.replies import template_answers
from espace_pro.moderation.views import for_reviewers
from espace_pro.places import services


@for_reviewers
@require_http_methods(["GET", "HEAD", "POST"])
def presence(request, pk):
    """Who says they sell where, with the two answers."""
    subject = get_object_or_404(PresenceRequest.objects.select_related("producer", "sale_point"), pk=pk)
    form = forms.AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _decide(request, subject, form.cleaned_data):
        return redirect("moderation_queue")
    subject.refresh_from_db()
    context = {"subject": subject, "form": form, "replies": template_answers(), "version": subject.pk}
    context["days"] = hours.describe(subject.opening_hours) if subject.opening_hours else ""
    return render(request, "espace_pro/admin/presence.html", context)


def _decide(request, subject, answer):
    act = services.accept_presence if answer["decision"] == forms.ACCEPT else services.refuse_presence
    try:
        act(request=subject, user=request.user, message=answer["message"])
    except services.AlreadyDecidedError:
        messages.warning(request, _("Une réponse a déjà été donnée : rien n’a été changé."))
        return False
    messages.success(request, _("Votre réponse est partie à « %(farm)s ».") % {"farm": subject.producer})
    return True


def entries():
    """The requests that wait, for the queue."""
    for each in PresenceRequest.objects.waiting().select_related("producer", "sale_point", "sent_by"):
        address = reverse("moderation_presence", args=[each.pk])
        yield queue.Entry(
            "presence", each.producer.title, each.sale_point.title, each.sent_at, address, str(each.sent_by or "")
        )


queue.register("presence", _("Présence à un lieu"), entries, lambda: PresenceRequest.objects.waiting().count())
