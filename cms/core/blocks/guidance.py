"""Blocks that guide: steps, checklists, the sheet of a form of sale."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.blocks.prose import EXAMPLE_TEXT


class StepBlock(blocks.StructBlock):
    """One step: what to do, and how."""

    title = blocks.CharBlock(label=_("Étape"), max_length=120)
    text = blocks.RichTextBlock(label=_("Explication"), features=["bold", "italic", "link", "ol", "ul"])


EMPTY_STEP = {"title": "", "text": ""}


class StepsBlock(blocks.StructBlock):
    """Numbered steps."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120)
    steps = blocks.ListBlock(StepBlock(), label=_("Étapes"), min_num=2, default=[EMPTY_STEP, EMPTY_STEP])

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
    items = blocks.ListBlock(
        blocks.CharBlock(label=_("Point"), max_length=200), label=_("Points"), min_num=2, default=["", ""]
    )

    class Meta:
        icon = "tick"
        label = _("Aide-mémoire à cocher")
        template = "blocks/checklist.html"
        description = _("Une liste à cocher, à imprimer")
        preview_value = {"title": "Avant d’ouvrir", "items": ["Accord écrit du propriétaire", "Prix affichés"]}


class SaleMethodBlock(blocks.StructBlock):
    """The sheet of one form of sale, as it is today: its warning comes with it."""

    method = SnippetChooserBlock("guides.SaleMethod", label=_("Fiche"))

    class Meta:
        icon = "clipboard-list"
        label = _("Fiche d’une forme de vente")
        template = "blocks/sale_method.html"
        description = _("Le statut d’une forme de vente, sa source, sa date ; un avertissement si elle est dépassée")

    def get_preview_value(self):
        return self.normalize({"method": self.child_blocks["method"].target_model.objects.first()})
