"""What a farm may change at once about its places, and what waits for the service; one transaction each."""

from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core import mail
from espace_pro.models import PresenceRequest
from espace_pro.moderation import amend
from espace_pro.moderation.mails import addresses_of, tell_service
from map.models import Absence, Attendance, OpeningException

State = PresenceRequest.State


class AlreadyDecidedError(Exception):
    """Somebody answered or took back the request meanwhile."""


def note_absence(*, attendance, day):
    """The producer will not be at this place on that day; saying it twice changes nothing."""
    return Absence.objects.get_or_create(attendance=attendance, day=day)[0]


def cancel_absence(*, attendance, day):
    """The producer comes after all."""
    Absence.objects.filter(attendance=attendance, day=day).delete()


def leave(*, attendance):
    """The producer no longer sells at this place: nothing to review, nobody else is concerned."""
    attendance.delete()


def close(*, place, user, starts_on, ends_on, note=""):
    """The farm's sale is closed on these days, both included; a closure said twice is one."""

    def add(record):
        if not any(_is(each, starts_on, ends_on) for each in record.exceptions.all()):
            record.exceptions.add(OpeningException(starts_on=starts_on, ends_on=ends_on, note=note))

    return amend(place, user=user, change=add)


def reopen(*, place, user, starts_on, ends_on):
    """Take back a closure."""

    def remove(record):
        record.exceptions.set([each for each in record.exceptions.all() if not _is(each, starts_on, ends_on)])

    return amend(place, user=user, change=remove)


def _is(exception, starts_on, ends_on):
    return (exception.kind, exception.starts_on, exception.ends_on) == ("closed", starts_on, ends_on)


def ask_presence(*, farm, sale_point, user, opening_hours="", note=""):
    """Say that the farm sells at somebody's place: it waits for the service. Asking twice is asking once."""
    try:
        with transaction.atomic():
            request = PresenceRequest.objects.create(
                producer=farm, sale_point=sale_point, sent_by=user, opening_hours=opening_hours, note=note
            )
            tell_service(_("une présence à un lieu"), reverse("moderation_presence", args=[request.pk]))
            return request
    except IntegrityError:
        return PresenceRequest.objects.waiting().get(producer=farm, sale_point=sale_point)


def withdraw_presence(*, request):
    """The farm takes back its request."""
    PresenceRequest.objects.waiting().filter(pk=request.pk).update(state=State.WITHDRAWN, decided_at=timezone.now())


@transaction.atomic
def accept_presence(*, request, user, message=""):
    """The farm is at this place from now on."""
    request = _conclude(request, user, State.ACCEPTED, message)
    Attendance.objects.get_or_create(
        producer=request.producer,
        sale_point=request.sale_point,
        defaults={"opening_hours": request.opening_hours, "note": request.note},
    )
    _tell(request)
    return request


@transaction.atomic
def refuse_presence(*, request, user, message):
    """The farm is not shown at this place, and is told why."""
    request = _conclude(request, user, State.REFUSED, message)
    _tell(request)
    return request


def _conclude(request, user, state, message):
    request = PresenceRequest.objects.select_for_update().get(pk=request.pk)
    if request.state != State.PENDING:
        raise AlreadyDecidedError
    request.state, request.answer, request.decided_by, request.decided_at = state, message, user, timezone.now()
    request.save()
    return request


def _tell(request):
    for address in addresses_of(request.producer):
        mail.send("presence_reponse", to=address, context={"request": request, "farm": request.producer})
