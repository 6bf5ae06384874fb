"""The questions one asks of producers and videos."""

from django.db import models
from django.db.models import Prefetch
from wagtail.images import get_image_model
from wagtail.models import PageManager, PageQuerySet

from cms.core.models.images import CARD_SPECS
from cms.core.text import normalise


class VideoQuerySet(models.QuerySet):
    """Questions about videos."""

    def visible(self):
        """Videos any visitor may play: published, and not those of a producer who is not."""
        producers = self.model._meta.get_field("producer").related_model.objects.visible()
        return self.filter(models.Q(producer=None) | models.Q(producer__in=producers), live=True, withdrawn_at=None)

    def for_player(self):
        """With the poster and the farm's name, in a fixed number of queries."""
        return self.visible().select_related("poster", "producer")


class ProducerQuerySet(PageQuerySet):
    """Questions about producers."""

    def visible(self):
        """Producers any visitor may see."""
        return self.live().public()

    def owned_by(self, user):
        """Those whose profile a person looks after in the espace pro, published or not."""
        return self.filter(members__user=user) if user.is_authenticated else self.none()

    def with_product(self, slug):
        """Those who sell a product, or anything of a family."""
        lines = models.Q(product_lines__product__slug=slug) | models.Q(product_lines__product__family__slug=slug)
        return self.filter(lines).distinct()

    def with_video(self):
        """Those who can be seen in a film."""
        return self.filter(videos__live=True).distinct()

    def named_like(self, text):
        """Those whose name or commune contains the words."""
        matches = self
        for word in normalise(text).split():
            matches = matches.filter(name_key__contains=word)
        return matches

    def by_name(self):
        """From A to Z, accents aside."""
        return self.order_by("name_key")

    def for_cards(self):
        """Everything a list of cards needs, in a fixed number of queries."""
        photos = get_image_model().objects.prefetch_renditions(*CARD_SPECS)
        listings = self.model._meta.get_field("listings").related_model.objects.defer("search_text", "products_text")
        return (
            self.defer_streamfields()
            .select_related("commune")
            .prefetch_related(Prefetch("photo", photos), "product_lines__product", Prefetch("listings", listings))
        )


ProducerManager = PageManager.from_queryset(ProducerQuerySet)
