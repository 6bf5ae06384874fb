"""The queue « À relire » and the page where a proposal is read and answered, in the admin."""

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from espace_pro.freshness.services import confirm_by_phone
from espace_pro.models import Proposal
from espace_pro.moderation import forms, queue
from espace_pro.moderation.compare import changes_of
from espace_pro.moderation.replies import template_answers
from espace_pro.moderation.services import StaleProposalError, accept, ask_for_more, refuse, version_of
from map.models import SalePoint
from producers.models import ProducerPage

DONE = {
    forms.ACCEPT: _("« %(farm)s » est en ligne. La ferme est prévenue par courriel."),
    forms.ASK: _("Votre demande de complément est partie à « %(farm)s »."),
    forms.REFUSE: _("Votre refus est parti à « %(farm)s ». Ce qui était en ligne n’a pas changé."),
}
CONFIRMED = (ProducerPage, SalePoint)


def for_reviewers(view):
    """A view for those who may read what is proposed; anyone else of the admin is refused."""

    def guarded(request, *args, **kwargs):
        if not queue.is_open_to(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


@for_reviewers
@require_GET
def waiting(request):
    """All that waits, the oldest first."""
    kind, late = request.GET.get("nature", ""), request.GET.get("retard") == "1"
    found = queue.entries(kind, late)
    context = {"entries": found, "kinds": queue.kinds(), "kind": kind, "late": late}
    return render(request, "espace_pro/admin/queue.html", context | {"page_title": _t("À relire")})


@for_reviewers
@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request, pk):
    """Old and new side by side, with the three answers."""
    subject = get_object_or_404(Proposal.objects.select_related("producer", "sent_by", "decided_by"), pk=pk)
    form = forms.AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _decide(request, subject, form.cleaned_data):
        return redirect("moderation_queue")
    subject.refresh_from_db()
    return render(request, "espace_pro/admin/proposal.html", _proposal_context(subject, form))


def _decide(request, subject, answer):
    """Do what was decided and say so; False, with the reason, when it was not possible."""
    decision = {"proposal": subject, "user": request.user, "version": answer["version"]}
    try:
        if answer["decision"] == forms.ACCEPT:
            accept(**decision)
        else:
            act = ask_for_more if answer["decision"] == forms.ASK else refuse
            act(**decision, message=answer["message"])
    except StaleProposalError:
        messages.warning(
            request, _("La fiche ou la proposition a changé pendant votre lecture : rien n’a été décidé, relisez-la.")
        )
        return False
    except ValidationError as error:
        messages.error(
            request, _("Cette version ne peut pas être publiée : %(why)s") % {"why": " ".join(error.messages)}
        )
        return False
    messages.success(request, DONE[answer["decision"]] % {"farm": subject.producer})
    return True


def _proposal_context(subject, form):
    records = subject.records if subject.is_open else []
    return {
        "page_title": str(subject),
        "proposal": subject,
        "farm": subject.producer,
        "form": form,
        "version": version_of(subject),
        "changes": [change for each in records for change in changes_of(each.get_latest_revision_as_object())],
        "editors": [(each, _editor_of(each)) for each in records],
        "replies": template_answers(),
        "earlier": subject.producer.proposals.exclude(pk=subject.pk).latest_first()[:10],
    }


def _editor_of(record):
    if isinstance(record, ProducerPage):
        return reverse("wagtailadmin_pages:edit", args=[record.pk])
    return reverse("wagtailsnippets_map_salepoint:edit", args=[record.pk])


@for_reviewers
@require_http_methods(["GET", "HEAD", "POST"])
@transaction.atomic
def confirmed_by_phone(request, content_type, pk):
    """Note that someone said on the telephone that all is still true; looking changes nothing."""
    kind = get_object_or_404(ContentType, pk=content_type)
    if kind.model_class() not in CONFIRMED:
        raise PermissionDenied
    record = get_object_or_404(kind.model_class().objects.select_for_update(), pk=pk)
    if request.method != "POST":
        return render(request, "espace_pro/admin/confirm_page.html", {"record": record, "page_title": str(record)})
    confirm_by_phone(record=record, user=request.user)
    messages.success(request, _("« %(record)s » est noté confirmé par téléphone aujourd’hui.") % {"record": record})
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return redirect(target if safe else "moderation_queue")
