"""Blocks that guide: steps, checklists."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks.prose import EXAMPLE_TEXT


class StepBlock(blocks.StructBlock):
    """One step: what to do, and how."""

    title = blocks.CharBlock(label=_("Étape"), max_length=120)
    text = blocks.RichTextBlock(label=_("Explication"), features=["bold", "italic", "link", "ol", "ul"])


class StepsBlock(blocks.StructBlock):
    """Numbered steps."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120)
    steps = blocks.ListBlock(StepBlock(), label=_("Étapes"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("Étapes numérotées")
        template = "blocks/steps.html"
        description = _("Ce qu’il faut faire, dans l’ordre")
        preview_value = {
            "title": "Les étapes",
            "steps": [
                {"title": "Formez le groupe", "text": EXAMPLE_TEXT},
                {"title": "Choisissez le lieu", "text": EXAMPLE_TEXT},
            ],
        }


class ChecklistBlock(blocks.StructBlock):
    """Things to tick off, kept on the visitor's device and printable."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120)
    items = blocks.ListBlock(blocks.CharBlock(label=_("Point"), max_length=200), label=_("Points"), min_num=2)

    class Meta:
        icon = "tick"
        label = _("Aide-mémoire à cocher")
        template = "blocks/checklist.html"
        description = _("Une liste à cocher, à imprimer")
        preview_value = {"title": "Avant d’ouvrir", "items": ["Accord écrit du propriétaire", "Prix affichés"]}
