"""The picture made for each page at publication, so that no visitor ever waits for it."""

import hashlib
import logging

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.db.models.signals import post_delete
from django.dispatch import receiver
from PIL import Image
from wagtail.signals import page_published

from cms.core.landscapes import LANDSCAPES
from cms.core.sharing_card import LAYOUT, draw

from .images import SHARING_SPEC
from .pages import BasePage

logger = logging.getLogger(__name__)
DRAWINGS = settings.BASE_DIR / "static" / "img" / "landscapes" / "arch"


class SharingCard(models.Model):
    """The sharing picture of one page; `digest` sums up all that is drawn on it."""

    page = models.OneToOneField("wagtailcore.Page", models.CASCADE, primary_key=True, related_name="sharing_card")
    digest = models.CharField(max_length=64)
    image = models.FileField(upload_to="partage/")

    def __str__(self):
        return self.image.name


def draw_card(page):
    """Make the sharing picture of a page, unless the one there is says the same (returns whether one was made)."""
    photo = page.sharing_image
    landscape = getattr(page, "landscape", "") or LANDSCAPES[page.pk % len(LANDSCAPES)][0]
    source = f"{photo.file_hash or photo.pk} {photo.get_focal_point()}" if photo else landscape
    words = (page.sharing_title, page.sharing_kicker)
    digest = hashlib.sha256(repr((LAYOUT, words, source)).encode()).hexdigest()
    card = SharingCard.objects.filter(page_id=page.pk).first() or SharingCard(page_id=page.pk)
    if card.digest == digest:
        return False
    file = photo.get_rendition(SHARING_SPEC).file if photo else DRAWINGS / f"{landscape}.webp"
    with Image.open(file) as picture:
        data = draw(*words, picture)
    if card.image:
        card.image.delete(save=False)
    card.digest = digest
    card.image.save(f"{digest[:24]}.jpg", ContentFile(data))
    return True


@receiver(page_published)
def draw_card_at_publication(instance, **kwargs):
    """A page that is published gets its picture; a failure is only logged: the page matters more."""
    if not isinstance(instance, BasePage):
        return
    try:
        draw_card(instance)
    except Exception:
        logger.exception("No sharing picture for page %s", instance.pk)


@receiver(post_delete, sender=SharingCard)
def forget_file(instance, **kwargs):
    """The picture goes with its page."""
    instance.image.delete(save=False)
