"""Requests for erasure, in « À relire »."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from espace_pro.models import ErasureRequest
from espace_pro.moderation import queue
from espace_pro.moderation.views import for_reviewers
from espace_pro.personal_data.services import conclude_erasure


@for_reviewers
@require_http_methods(["GET", "HEAD", "POST"])
def erasure(request, pk):
    """What is to be erased, by when, and the button that says it is done."""
    subject = get_object_or_404(ErasureRequest.objects.select_related("producer"), pk=pk)
    if request.method == "POST":
        conclude_erasure(request=subject, user=request.user)
        messages.success(request, _("C’est noté. La personne est prévenue par courriel."))
        return redirect("moderation_queue")
    return render(request, "espace_pro/admin/erasure.html", {"subject": subject})


def waiting():
    """The requests that wait."""
    return ErasureRequest.objects.filter(done_at=None)


def entries():
    """The same, for the queue."""
    for each in waiting():
        summary = _("à traiter avant le %(day)s") % {"day": f"{each.answer_by:%d/%m/%Y}"}
        address = reverse("moderation_erasure", args=[each.pk])
        yield queue.Entry("erasure", each.farm_name, str(summary), each.asked_at, address, each.email)


queue.register("erasure", _("Effacement"), entries, lambda: waiting().count())
