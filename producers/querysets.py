"""The questions one asks of producers and videos."""

from django.db import models
from django.db.models import F, Prefetch
from wagtail.images import get_image_model
from wagtail.models import PageManager, PageQuerySet

from cms.core.models import confirmation_limits
from cms.core.models.images import CARD_SPECS
from cms.core.restrictions import PublicPageQuerySet
from cms.core.text import normalise

SHOWN = ("title", "slug", "url_path", "path", "depth", "standfirst", "photo", "illustration")
"""What the card of a producer tells, and what its address is made of."""
SHOWN_OF_PLACES = (
    "kind", "url", "illustration", "has_video", "opening_hours", "exceptions", "confirmed_on", "confirmed_by",
)  # fmt: skip
"""What the card of a producer tells of its places."""


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

    def listed(self):
        """The same for a list to read, which knows what is private without asking again."""
        return self.live().exclude(PublicPageQuerySet.private_q(self))

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
        """A list of them with everything their cards tell, in a fixed number of queries."""
        photos = get_image_model().objects.prefetch_renditions(*CARD_SPECS)
        found = self.only(*SHOWN, "commune__name").select_related("commune").prefetch_related(Prefetch("photo", photos))
        pages = {page.pk: page for page in found}
        for page in pages.values():
            page.product_names, page.shown_places = [], []
        lines = self.model._meta.get_field("product_lines").related_model.objects.filter(producer__in=pages)
        for pk, name in lines.order_by("sort_order").values_list("producer", "product__name"):
            pages[pk].product_names.append(name)
        places = self.model._meta.get_field("listings").related_model.objects.filter(producers__in=pages)
        limits = confirmation_limits()
        for place in places.annotate(producer=F("producers")).only(*SHOWN_OF_PLACES).order_by("sort_title", "pk"):
            place.limits = limits
            pages[place.producer].shown_places.append(place)
        return list(pages.values())


ProducerManager = PageManager.from_queryset(ProducerQuerySet)
