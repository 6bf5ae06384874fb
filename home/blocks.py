"""Blocks of the home page."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks import LOCAL_PATH


class PopularLinkBlock(blocks.StructBlock):
    """A search that many people make, one click away."""

    label = blocks.CharBlock(label=_("Mots"), max_length=60)
    url = blocks.CharBlock(
        label=_("Adresse sur ce site"),
        max_length=200,
        validators=[RegexValidator(LOCAL_PATH.pattern, _("Une adresse de ce site commence par /."))],
        help_text=_("Par exemple : /carte/?type=market"),
    )

    class Meta:
        icon = "search"
        label = _("Recherche fréquente")
        description = _("Un lien court vers une recherche")
        preview_value = {"label": "marchés de plein vent", "url": "/carte/?type=market"}
