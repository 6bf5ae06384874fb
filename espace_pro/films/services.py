"""Every move of a film: one transaction, checked against the table of stages, told to both sides.

A move made twice is made once: the second one finds the film already there and changes nothing.
"""

from functools import wraps

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core import mail
from cms.core.models import review_address
from cms.core.requests import RequestMessage
from espace_pro.films.stages import PRODUCER, SERVICE, Stage, may_move
from espace_pro.models import VideoRequest
from producers import withdrawing
from producers.models import ProducerPage, Video
from producers.publishing import problems_of

PARENTS_FIRST = _("Des mineurs seront filmés : notez d’abord la date de l’accord écrit de leurs parents.")
PEOPLE_FIRST = _("Notez d’abord la date de l’accord écrit de chaque personne filmée.")

NO_RECORD = _("La vidéo a été supprimée de la vidéothèque : retirez cette demande, et recommencez-en une.")


class MoveRefusedError(Exception):
    """The move is not possible now; the message says why, in French."""


def move(to, side):
    """Make a function of (film, user, …) that returns a reason, or nothing, one move of this side."""

    def decorate(change):
        @wraps(change)
        @transaction.atomic
        def moved(*, film, user, **facts):
            film = VideoRequest.objects.select_for_update().get(pk=film.pk)
            if film.state == to and not may_move(to, to, side):
                return film
            require(film, to, side)
            note = change(film, user, **facts)
            film.record(to, user, note or "")
            if side == PRODUCER:
                film.tell_service()
            return film

        return moved

    return decorate


def require(film, to, side):
    """Refuse what the table of stages does not hold."""
    if not may_move(film.state, to, side):
        message = _("Cette vidéo est « %(state)s » : ce n’est plus, ou pas encore, possible.")
        raise MoveRefusedError(message % {"state": film.get_state_display()})


@transaction.atomic
def ask(*, film, farm, user, form, periods, people):
    """Keep a new request with its days and people; while one is in progress, that one is returned."""
    ProducerPage.objects.select_for_update().get(pk=farm.pk)
    current = farm.video_requests.in_progress().first()
    if current:
        return current
    film.producer, film.asked_by = farm, user
    film.contact_name, film.contact_email = user.get_full_name()[:120], user.email
    film.open(consent=form)
    film.messages.create(kind=RequestMessage.Kind.STATE, stage=Stage.RECEIVED, author=user)
    for formset in (periods, people):
        formset.instance = film
        formset.save()
    return film


@move(Stage.ACCEPTED, SERVICE)
def accept(film, user, note=""):
    """The service will film the farm."""
    return note


@move(Stage.REFUSED, SERVICE)
def refuse(film, user, note):
    """The service will not, and says why."""
    return note


@move(Stage.PLANNED, SERVICE)
def plan(film, user, shoot_on, shoot_place, note=""):
    """A day and a place; never before the parents of minors agreed in writing."""
    if film.has_minors and not film.parental_consent_on:
        raise MoveRefusedError(PARENTS_FIRST)
    film.shoot_on, film.shoot_place = shoot_on, shoot_place
    return note


@move(Stage.SHOT, SERVICE)
def shoot(film, user, note=""):
    """The pictures are made."""
    return note


@move(Stage.EDITED, SERVICE)
def add_cut(film, user, cut, note=""):
    """A cut to look at; with the first one begins the record where captions and transcript are prepared."""
    cut.request = film
    cut.full_clean(exclude=["request"])
    cut.save()
    _begin_record(film, user)
    return note


def _begin_record(film, user):
    if film.video is None:
        film.video = Video.objects.create(
            title=film.subject, producer=film.producer, filmed_on=film.shoot_on, needs_approval=True, live=False
        )
        film.video.save_revision(user=user)


@move(Stage.TO_REDO, PRODUCER)
def ask_again(film, user, note):
    """The farm says what to change."""
    return note


@move(Stage.APPROVED, PRODUCER)
def approve(film, user):
    """The farm agrees to the last cut, once everybody in the picture has: it may be published."""
    if film.people.filter(consented_on=None).exists():
        raise MoveRefusedError(PEOPLE_FIRST)
    _begin_record(film, user)
    film.video.approved_at = timezone.now()
    film.video.save(update_fields=["approved_at"])
    version, cut = film.video.get_latest_revision_as_object(), film.cut
    if not (version.url or version.file):
        version.url = cut.url
        if cut.file:
            with cut.file.open() as content:
                version.file.save(f"{version.slug}.{cut.file.name.rsplit('.', 1)[-1]}", content, save=False)
        version.save()
        version.save_revision(user=user)


@transaction.atomic
def publish(*, film, user):
    """Put the approved film online as it was prepared; what it lacks is said. the signal of
    publication moves the request on, as it does when this is done from the library of films."""
    if film.state == Stage.PUBLISHED:
        return
    require(film, Stage.PUBLISHED, SERVICE)
    if film.video is None:
        raise MoveRefusedError(NO_RECORD)
    version = film.video.get_latest_revision_as_object()
    if problems := problems_of(version):
        raise MoveRefusedError(" ".join(str(problem) for problem in problems.values()))
    (version.latest_revision or version.save_revision(user=user)).publish(user=user)


def withdraw(*, film, user, side, note=""):
    """Stop everything: a film online is gone today, one in the making is made no further; its cuts are erased."""
    return move(Stage.WITHDRAWN, side)(_erase)(film=film, user=user, note=note)


def _erase(film, user, note=""):
    if film.video:
        withdrawing.withdraw(film.video, user=user)
    film.cuts.all().delete()
    return note


@transaction.atomic
def withdraw_video(*, video, user, side):
    """The same for a film online, whether it was asked for here or made long ago."""
    if film := VideoRequest.objects.filter(video=video).first():
        withdraw(film=film, user=user, side=side)
    elif not withdrawing.withdraw(video, user=user):
        return
    elif address := review_address():
        mail.send("requests/film_old_withdrawn", address, {"video": video})
