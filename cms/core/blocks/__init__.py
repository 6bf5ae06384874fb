"""What an editor may put in the body of a page: small blocks, each with a template of the same name."""

from .guidance import ChecklistBlock, SaleMethodBlock, StepBlock, StepsBlock
from .links import LOCAL_PATH, CallToActionBlock, DocumentBlock, LinkValue
from .pictures import FigureBlock, GalleryBlock, VideoBlock
from .prose import EXAMPLE_TEXT, PROSE_FEATURES, FigureLineBlock, FiguresBlock, MessageBlock, QuoteBlock
from .streams import GuidanceBlock, StoryBlock
from .tables import TableBlock

__all__ = [
    "EXAMPLE_TEXT",
    "LOCAL_PATH",
    "PROSE_FEATURES",
    "CallToActionBlock",
    "ChecklistBlock",
    "DocumentBlock",
    "FigureBlock",
    "FigureLineBlock",
    "FiguresBlock",
    "GalleryBlock",
    "GuidanceBlock",
    "LinkValue",
    "MessageBlock",
    "QuoteBlock",
    "SaleMethodBlock",
    "StepBlock",
    "StepsBlock",
    "StoryBlock",
    "TableBlock",
    "VideoBlock",
]
