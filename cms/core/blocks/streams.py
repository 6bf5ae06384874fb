"""Which blocks go into the body of which page."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from cms.core.blocks.guidance import ChecklistBlock, SaleMethodBlock, StepsBlock
from cms.core.blocks.links import CallToActionBlock, DocumentBlock
from cms.core.blocks.pictures import FigureBlock, GalleryBlock, VideoBlock
from cms.core.blocks.prose import PROSE_FEATURES, FiguresBlock, MessageBlock, QuoteBlock
from cms.core.blocks.tables import TableBlock


class StoryBlock(blocks.StreamBlock):
    """What an editor may put in the body of a producer, an article or a page."""

    text = blocks.RichTextBlock(
        label=_("Texte"),
        features=PROSE_FEATURES,
        icon="pilcrow",
        template="blocks/text.html",
        group=_("Écrire"),
        description=_("Paragraphes, intertitres, listes et liens"),
        preview_value="<h2>Un intertitre</h2><p>Un paragraphe de texte.</p>",
    )
    quote = QuoteBlock(group=_("Écrire"))
    message = MessageBlock(group=_("Écrire"))
    figures = FiguresBlock(group=_("Écrire"))
    table = TableBlock(group=_("Écrire"))
    image = FigureBlock(group=_("Montrer"))
    gallery = GalleryBlock(group=_("Montrer"))
    video = VideoBlock(group=_("Montrer"))
    call_to_action = CallToActionBlock(group=_("Faire agir"))
    document = DocumentBlock(group=_("Faire agir"))
    sale_method = SaleMethodBlock(group=_("Guider"))


class GuidanceBlock(StoryBlock):
    """A story with what a guide needs besides: steps and checklists."""

    steps = StepsBlock(group=_("Guider"))
    checklist = ChecklistBlock(group=_("Guider"))
