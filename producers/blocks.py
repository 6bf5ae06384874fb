"""Producers inside a page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from producers.models import ProducerPage


class ProducersBlock(blocks.StructBlock):
    """A few producers as cards, as their profiles say today."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120)
    producers = blocks.ListBlock(
        blocks.PageChooserBlock(page_type="producers.ProducerPage", label=_("Producteur")),
        label=_("Producteurs"),
        min_num=1,
        max_num=8,
    )

    class Meta:
        icon = "group"
        label = _("Producteurs")
        template = "blocks/producers.html"
        description = _("Les fiches de quelques producteurs, toujours à jour")

    def get_context(self, value, parent_context=None):
        """Those whose profile is public, in the editor's order."""
        order = [page.pk for page in value["producers"] if page]
        found = {page.pk: page for page in ProducerPage.objects.listed().filter(pk__in=order).for_cards()}
        producers = [found[pk] for pk in order if pk in found]
        return super().get_context(value, parent_context=parent_context) | {"producers": producers}

    def get_preview_value(self):
        some = list(ProducerPage.objects.visible().order_by("pk")[:2])
        return self.normalize({"title": "Deux fermes à découvrir", "producers": some})
