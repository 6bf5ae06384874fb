"""What the body of an article is made of."""

from django.utils.translation import gettext_lazy as _

from cms.core.blocks import StoryBlock
from map.blocks import PlacesBlock
from producers.blocks import ProducersBlock


class ArticleBlock(StoryBlock):
    """A story with what an article quotes besides: places and producers."""

    places = PlacesBlock(group=_("Montrer des adresses"))
    producers = ProducersBlock(group=_("Montrer des adresses"))
