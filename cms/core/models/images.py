"""The image library: what an image says of itself, and the sizes made when it arrives."""

import logging
import secrets
from pathlib import PurePath

from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from wagtail.search import index

logger = logging.getLogger(__name__)

CARD_SPECS = Filter.expand_spec(["format-{webp,jpeg}", "fill-{400x300,800x600}"])
"""A picture in a list."""

WIDE_SPECS = Filter.expand_spec(["format-{webp,jpeg}", "max-{640x960,1280x1280}"])
"""A picture across a page: in the body of a text, at the top of an article or a profile."""

SHARING_SPEC = "fill-1200x630|format-jpeg"
"""A picture shared on other sites."""


class CustomImage(AbstractImage):
    """An image with its text alternative, its author and its licence."""

    credit = models.CharField(
        _("crédit"), max_length=120, blank=True, help_text=_("Le nom de l’auteur, affiché avec l’image.")
    )
    licence = models.CharField(
        _("licence"),
        max_length=120,
        blank=True,
        help_text=_("Par exemple : « CC BY-SA 4.0 », « tous droits réservés »."),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "licence",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [*AbstractImage.search_fields, index.SearchField("credit")]

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    @property
    def default_alt_text(self):
        """What the image shows; its title is only a name in the library."""
        return self.description

    def get_upload_to(self, filename):
        """A random name: an uploaded file's own may say who took the picture, and where."""
        return f"images/{secrets.token_hex(12)}{PurePath(filename).suffix.lower()}"

    def make_renditions(self):
        """Make the sizes that pages ask for, so that no visitor waits for them; a failure is only logged."""
        try:
            self.get_renditions(*CARD_SPECS, *WIDE_SPECS, SHARING_SPEC)
        except Exception:
            logger.exception("No renditions of image %s", self.pk)


class Rendition(AbstractRendition):
    """An image at one size and in one format."""

    image = models.ForeignKey(CustomImage, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("taille d’image")
        verbose_name_plural = _("tailles d’image")


@receiver(post_save, sender=CustomImage)
def make_renditions_at_upload(instance, raw, update_fields, **kwargs):
    """A new or changed image gets its sizes at once; a fixture and a partial save do not."""
    if not raw and update_fields is None:
        instance.make_renditions()
