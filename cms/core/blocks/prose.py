"""Blocks of words: quotes, messages, key figures."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

EXAMPLE_TEXT = "<p>On sait ce que l’on mange quand on sait à qui on l’achète.</p>"
PROSE_FEATURES = ["h2", "h3", "bold", "italic", "link", "document-link", "ol", "ul"]


class QuoteBlock(blocks.StructBlock):
    """Someone's own words."""

    text = blocks.TextBlock(label=_("Citation"), max_length=500)
    author = blocks.CharBlock(label=_("Qui parle"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Citation")
        template = "blocks/quote.html"
        description = _("Les mots de quelqu’un, détachés du texte")
        preview_value = {"text": "Le lait fait quatre kilomètres, pas un de plus.", "author": "Une éleveuse"}


class MessageBlock(blocks.StructBlock):
    """Something the reader must not miss."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120)
    text = blocks.RichTextBlock(label=_("Texte"), features=["bold", "italic", "link"])

    class Meta:
        icon = "warning"
        label = _("À retenir")
        template = "blocks/message.html"
        description = _("Un avertissement ou un conseil, mis en avant")
        preview_value = {"title": "La règle évolue", "text": "<p>Faites confirmer votre situation.</p>"}


class FigureLineBlock(blocks.StructBlock):
    """One number and what it counts."""

    number = blocks.CharBlock(label=_("Chiffre"), max_length=20, help_text=_("Avec son unité : « 200 », « 30 km »."))
    label = blocks.CharBlock(label=_("Ce qu’il compte"), max_length=120)


class FiguresBlock(blocks.StructBlock):
    """A few numbers worth remembering, with where they come from."""

    figures = blocks.ListBlock(FigureLineBlock(), label=_("Chiffres"), min_num=1, max_num=6)
    source = blocks.CharBlock(label=_("Source et date"), required=False, max_length=200)

    class Meta:
        icon = "order"
        label = _("Chiffres clés")
        template = "blocks/figures.html"
        description = _("Un à six chiffres en grand, avec leur source")
        preview_value = {
            "figures": [
                {"number": "200", "label": "producteurs sur la carte"},
                {"number": "5", "label": "façons d’acheter"},
            ],
            "source": "Département du Gers, novembre 2020",
        }
