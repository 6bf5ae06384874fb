"""The questions one asks of articles."""

from django.db.models import Prefetch
from wagtail.images import get_image_model
from wagtail.models import PageManager, PageQuerySet

from cms.core.models.images import CARD_SPECS


class ArticleQuerySet(PageQuerySet):
    """Questions about articles."""

    def visible(self):
        """Articles any visitor may read."""
        return self.live().public()

    def latest_first(self):
        """By date, the latest first."""
        return self.order_by("-date", "-pk")

    def for_cards(self):
        """Everything a list of cards needs, in a fixed number of queries."""
        pictures = get_image_model().objects.prefetch_renditions(*CARD_SPECS)
        return self.defer_streamfields().prefetch_related(Prefetch("hero_image", pictures))


ArticleManager = PageManager.from_queryset(ArticleQuerySet)
