"""Blocks of the guides."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks import GuidanceBlock
from guides.querysets import sale_methods


class SaleMethodsBlock(blocks.StructBlock):
    """The forms of direct sale with their legal status, as the sheets say today."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120)
    introduction = blocks.TextBlock(label=_("Introduction"), required=False, max_length=500)

    class Meta:
        icon = "clipboard-list"
        label = _("Formes de vente et leur statut")
        template = "blocks/sale_methods.html"
        description = _("Toutes les fiches de vente, avec leur statut, leur source et leur date")
        preview_value = {"title": "Ce que dit la règle", "introduction": ""}

    def get_context(self, value, parent_context=None):
        return super().get_context(value, parent_context=parent_context) | {"methods": sale_methods()}


class GuideBlock(GuidanceBlock):
    """What the body of a guide is made of."""

    sale_methods = SaleMethodsBlock(group=_("Guider"))
