"""Records that nobody answers for any more, in « À relire »."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from espace_pro.freshness import services
from espace_pro.freshness.shown import shown
from espace_pro.models import Enquiry
from espace_pro.moderation import queue
from espace_pro.moderation.views import for_reviewers

PHONE, OFF = "phone", "off"


@for_reviewers
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def enquiry(request, pk):
    """Whom to telephone, what to read out, and the two ways to end it."""
    subject = get_object_or_404(Enquiry.objects.with_records(), pk=pk)
    decision = request.POST.get("decision")
    if request.method == "POST" and decision in (PHONE, OFF):
        _decide(request, subject, decision)
        return redirect("moderation_queue")
    context = {"subject": subject, "shown": shown(subject.record), "mailed_to": mailed_to(subject)}
    return render(request, "espace_pro/admin/enquiry.html", context)


def _decide(request, subject, decision):
    open_ones = Enquiry.objects.open().select_for_update().filter(pk=subject.pk)
    if not open_ones.exists():
        messages.warning(request, _("Une réponse est déjà notée : rien n’a été changé."))
    elif decision == PHONE:
        services.confirm_by_phone(record=subject.record, user=request.user)
        messages.success(
            request, _("« %(record)s » est noté confirmé par téléphone aujourd’hui.") % {"record": subject}
        )
    else:
        services.take_off_the_map(enquiry=subject, user=request.user)
        messages.success(request, _("« %(record)s » n’est plus sur la carte.") % {"record": subject})


def mailed_to(subject):
    """The addresses that were written to, each once."""
    return sorted(set(subject.links.values_list("email", flat=True)))


def entries():
    """The tasks, for the queue."""
    for each in Enquiry.objects.tasks().with_records():
        address = reverse("moderation_enquiry", args=[each.pk])
        yield queue.Entry("enquiry", str(each), each.get_task_reason_display(), each.task_since, address)


queue.register("enquiry", _("Fiche à confirmer"), entries, lambda: Enquiry.objects.tasks().count())
