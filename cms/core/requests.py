"""Requests that people send us: a number, a private page to follow, a thread both ways, a deadline, an end.

A new kind is two small models and a desk:

    class ListingReport(InboundRequest):
        PREFIX, SUBJECT = "SIG", _("signalement")              # SIG-2026-0001; the word used in mails
        field = models.CharField(…)                             # what this kind asks

        def facts(self):                                        # shown to the sender and at the desk
            return [(_("Ce qui est faux"), self.field)]

        def topics(self):                                       # counted by year, without names, for good
            return [self.field]                                 # codes of TOPICS

    class ListingReportMessage(RequestMessage):
        request = models.ForeignKey(ListingReport, models.CASCADE, related_name="messages")

    class ListingReportDesk(DeskViewSet):                       # cms.core.desk, registered in wagtail_hooks
        model = ListingReport

The form's view calls `request.open(consent=form)` then leads to `request.receipt_url`. Everything else goes through
the methods below, each in one transaction with its mails: `hear` (the sender writes), `answer`, `note`, `change_state`,
`assign`, `reschedule`. `/suivi/<token>/` shows any kind. `manage.py tidy_up` deletes what was closed `KEPT_DAYS` ago.
A kind with states of its own defines `state`, `OURS`, `OVER` and `_reopen` anew.
"""

import secrets
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cms.core import mail
from cms.core.consent import ConsentMixin
from cms.core.models import ReferenceCounter, RequestTally, review_address
from cms.core.reply_address import reply_address
from cms.core.templatetags.ui import french_date

DAYS_TO_ANSWER = 10


class State(models.TextChoices):
    """Where a request stands."""

    RECEIVED = "received", _("reçue")
    IN_PROGRESS = "in_progress", _("en cours")
    WAITING = "waiting", _("en attente de précisions")
    CLOSED = "closed", _("close")
    REFUSED = "refused", _("refusée")


OURS = (State.RECEIVED, State.IN_PROGRESS)
"""The service has to do something."""
OVER = (State.CLOSED, State.REFUSED)


class RequestQuerySet(models.QuerySet):
    """Questions about requests."""

    def awaiting_us(self):
        """Those the service must answer."""
        return self.filter(state__in=self.model.OURS)

    def late(self):
        """Those that should have been answered before today."""
        return self.awaiting_us().filter(due_on__lt=timezone.localdate())

    def urgent_first(self):
        """With `is_settled` (0 or 1), by which what the service must answer comes before the rest."""
        ours = models.When(state__in=OURS, then=0)
        return self.annotate(is_settled=models.Case(ours, default=1, output_field=models.IntegerField()))

    def kept_long_enough(self):
        """Those closed so long ago that nothing justifies keeping them."""
        return self.filter(
            state__in=self.model.OVER, closed_at__lt=timezone.now() - timedelta(days=self.model.KEPT_DAYS)
        )


def due_date():
    """The day an answer is due."""
    return timezone.localdate() + timedelta(days=DAYS_TO_ANSWER)


def new_token():
    """The secret part of a private address."""
    return secrets.token_urlsafe(24)


class InboundRequest(ConsentMixin, models.Model):
    """The base of every request; who may see it is its desk's right, or the holder of its private address."""

    PREFIX = ""
    SUBJECT = _("demande")
    KEPT_DAYS = 365
    TOPICS = ()
    """What requests of a kind may be about, as choices."""
    OURS, OVER = OURS, OVER

    reference = models.CharField(_("numéro"), max_length=20, unique=True, editable=False)
    token = models.CharField(max_length=40, unique=True, default=new_token, editable=False)
    state = models.CharField(_("état"), max_length=12, choices=State.choices, default=State.RECEIVED, editable=False)
    contact_name = models.CharField(_("votre nom"), max_length=120, blank=True)
    contact_email = models.EmailField(_("votre adresse électronique"), max_length=254, blank=True)
    contact_phone = models.CharField(_("votre téléphone"), max_length=20, blank=True)
    created_at = models.DateTimeField(_("reçue le"), default=timezone.now, editable=False)
    due_on = models.DateField(_("réponse attendue le"), default=due_date, editable=False)
    closed_at = models.DateTimeField(_("close le"), null=True, editable=False)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("suivie par")
    )

    objects = RequestQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-created_at"]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        """The private page of whoever sent it."""
        return reverse("request_follow_up", args=[self.token])

    def facts(self):
        """What this kind of request says, as pairs of a label and a text."""
        return []

    def topics(self):
        """The codes of `TOPICS` it counts under, long after it was deleted."""
        return []

    def links(self):
        """Pages that may help the sender meanwhile, as pairs of a label and an address."""
        return []

    @property
    def receipt_url(self):
        """The same page, just after sending."""
        return f"{self.get_absolute_url()}?recu=1"

    @property
    def is_over(self):
        """Whether nobody expects anything more."""
        return self.state in self.OVER

    @property
    def is_late(self):
        """Whether the service should have answered before today."""
        return self.state in self.OURS and self.due_on < timezone.localdate()

    @property
    def delay(self):
        """How long the service still has, in words; empty when nothing is expected from it."""
        if self.state not in self.OURS:
            return ""
        days = (self.due_on - timezone.localdate()).days
        if days < 0:
            return ngettext("en retard de %(days)s jour", "en retard de %(days)s jours", -days) % {"days": -days}
        return ngettext("%(days)s jour restant", "%(days)s jours restants", days) % {"days": days}

    @property
    def public_messages(self):
        """The thread as the sender sees it."""
        return self.messages.exclude(kind=RequestMessage.Kind.NOTE)

    @transaction.atomic
    def open(self, consent=None, quietly=False):
        """Save a new request with its number, count it, and tell both sides, unless quietly."""
        if consent is not None:
            self.record_consent(consent)
        self.reference = ReferenceCounter.next_reference(self.PREFIX)
        self.save()
        RequestTally.count(self.PREFIX, self.topics())
        if not quietly:
            self._tell_sender("received")
            self._tell_service("new")

    @transaction.atomic
    def hear(self, text):
        """The sender writes: if nothing was expected from us, we have ten days again, or until the day promised."""
        self._add(RequestMessage.Kind.SENDER, text)
        if self.state not in self.OURS:
            self._reopen()
        self._tell_service("heard")

    @transaction.atomic
    def answer(self, text, author, state=State.WAITING):
        """The service writes to the sender, and leaves the request in a state."""
        self._add(RequestMessage.Kind.SERVICE, text, author)
        self._become(state)
        self._tell_sender("answered", text=text)

    @transaction.atomic
    def note(self, text, author):
        """A remark between colleagues, never shown to the sender."""
        self._add(RequestMessage.Kind.NOTE, text, author)

    @transaction.atomic
    def change_state(self, state, author):
        """Move the request on without writing; the sender is told."""
        if state == self.state:
            return
        self._become(state)
        self._add(RequestMessage.Kind.STATE, self.get_state_display(), author)
        self._tell_sender("state")

    def assign(self, user):
        """Give the request to a colleague, or to nobody."""
        self.assignee = user
        self.save(update_fields=["assignee"])

    @transaction.atomic
    def reschedule(self, day, author):
        """Promise the answer for another day; the sender is told."""
        if day == self.due_on:
            return
        self.due_on = day
        self.save(update_fields=["due_on"])
        text = _("réponse prévue le %(day)s") % {"day": french_date(day)}
        self._add(RequestMessage.Kind.STATE, text, author)
        self._tell_sender("rescheduled")

    def _reopen(self):
        self.state, self.due_on, self.closed_at = State.IN_PROGRESS, max(self.due_on, due_date()), None
        self.save()

    def _become(self, state):
        self.state = state
        self.closed_at = (self.closed_at or timezone.now()) if self.is_over else None
        self.save()

    def _add(self, kind, text, author=None):
        self.messages.create(kind=kind, text=text, author=author)

    def _tell_sender(self, name, **context):
        if self.contact_email:
            address = reply_address(self.reference)
            context = {"request": self, "may_reply": bool(address)} | context
            mail.send(f"requests/{name}", self.contact_email, context, reply_to=address)

    def _tell_service(self, name):
        address = getattr(self.assignee, "email", "") or review_address()
        if address:
            mail.send(f"requests/{name}", address, {"request": self, "admin_url": self.admin_url})

    @property
    def admin_url(self):
        """Its page at the desk."""
        return reverse(f"{self._meta.model_name}:detail", args=[self.pk])


class RequestMessage(models.Model):
    """One message of a thread; each kind of request has its own, with a `request` whose related name is `messages`."""

    class Kind(models.TextChoices):
        """Who speaks, and to whom."""

        SENDER = "sender", _("de la personne")
        SERVICE = "service", _("du service")
        NOTE = "note", _("note interne")
        STATE = "state", _("suivi")

    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField(max_length=4000)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        ordering = ["created_at", "pk"]


def request_models():
    """Every kind of request of the site."""
    return [model for model in apps.get_models() if issubclass(model, InboundRequest)]


def find_by_token(token):
    """The request that has this secret, None when there is none."""
    found = (model.objects.filter(token=token).first() for model in request_models())
    return next((request for request in found if request), None)


def find_by_reference(reference):
    """The request of a number, None when there is none."""
    found = (model.objects.filter(reference=reference).first() for model in request_models())
    return next((request for request in found if request), None)


def forget_old_requests():
    """Delete, with their threads, the requests closed long ago."""
    for model in request_models():
        model.objects.kept_long_enough().delete()
