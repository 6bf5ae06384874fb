"""What happens to a request when its film goes online, and to files when their record is deleted."""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import published

from espace_pro.films.stages import Stage
from espace_pro.models import VideoCut, VideoRequest
from producers.models import Video
from producers.withdrawing import erase


@receiver(published, sender=Video)
def note_publication(instance, revision=None, **kwargs):
    """From the desk or from the library of films, the request moves on, once."""
    film = VideoRequest.objects.filter(video=instance, state=Stage.APPROVED).first()
    if film:
        film.record(Stage.PUBLISHED, getattr(revision, "user", None))


@receiver(post_delete, sender=Video)
def forget_film(instance, **kwargs):
    """The film was deleted, alone or with its farm."""
    erase(instance.file, instance.captions)


@receiver(post_delete, sender=VideoCut)
def forget_cut(instance, **kwargs):
    """The cut was deleted, alone or with its request."""
    erase(instance.file)
