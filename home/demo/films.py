"""A film in the making, so that its stages can be seen on both sides."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from cms.core.models import ReferenceCounter
from cms.core.requests import RequestMessage
from espace_pro.films.forms import CONSENT
from espace_pro.films.stages import Stage
from espace_pro.models import VideoPeriod, VideoPerson, VideoRequest
from home.demo.accounts import PROFILE
from home.demo.source import read
from producers.models import ProducerPage


def load_video_request():
    """A request of the demo producer's farm that is planned, with its dates and people; nobody is written to."""
    farm = ProducerPage.objects.get(slug=PROFILE)
    if farm.video_requests.exists():
        return
    row, today, now = read("video_request"), timezone.localdate(), timezone.now()
    people = get_user_model().objects.in_bulk(["producteur", "agriculture"], field_name="username")
    film = VideoRequest.objects.create(
        reference=ReferenceCounter.next_reference(VideoRequest.PREFIX),
        producer=farm,
        asked_by=people["producteur"],
        contact_name=people["producteur"].get_full_name(),
        contact_email=people["producteur"].email,
        **{name: row[name] for name in ("subject", "place", "may_show")},
        consent_text=str(CONSENT),
        consented_at=now - timedelta(days=6),
        created_at=now - timedelta(days=6),
        state=Stage.PLANNED,
        shoot_on=today + timedelta(days=row["shoot_in"]),
        shoot_place=row["meeting"],
        due_on=today + timedelta(days=row["shoot_in"] + 10),
        assignee=people["agriculture"],
    )
    first, last = (today + timedelta(days=row[name]) for name in ("available_from", "available_until"))
    VideoPeriod.objects.create(request=film, starts_on=first, ends_on=last)
    for name in row["people"]:
        VideoPerson.objects.create(request=film, name=name, consented_on=today - timedelta(days=6))
    steps = ((Stage.RECEIVED, 6, "producteur", ""), (Stage.ACCEPTED, 4, "agriculture", row["reason"]))
    for stage, days, who, text in (*steps, (Stage.PLANNED, 1, "agriculture", "")):
        at = now - timedelta(days=days)
        film.messages.create(kind=RequestMessage.Kind.STATE, stage=stage, text=text, author=people[who], created_at=at)
