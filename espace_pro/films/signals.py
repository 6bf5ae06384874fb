"""A film went online, from the desk or from the library of films: its request is there as well."""

from django.dispatch import receiver
from wagtail.signals import published

from espace_pro.films.stages import Stage
from espace_pro.models import VideoRequest
from producers.models import Video


@receiver(published, sender=Video)
def note_publication(instance, revision=None, **kwargs):
    """Move the request on, once."""
    film = VideoRequest.objects.filter(video=instance, state=Stage.APPROVED).first()
    if film:
        film.record(Stage.PUBLISHED, getattr(revision, "user", None))
