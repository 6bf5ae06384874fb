"""The questions one asks of articles."""

from django.db.models import Count, Prefetch, Q
from wagtail.images import get_image_model
from wagtail.models import PageManager

from cms.core.models.images import CARD_SPECS, WIDE_SPECS
from cms.core.restrictions import PublicPageQuerySet


class ArticleQuerySet(PublicPageQuerySet):
    """Questions about articles."""

    def visible(self):
        """Articles any visitor may read."""
        return self.live().public()

    def latest_first(self):
        """By date, the latest first."""
        return self.order_by("-date", "-pk")

    def about(self, rubric):
        """Those of a rubric, by its code."""
        return self.filter(rubric=rubric)

    def of_year(self, year):
        """Those dated from January to December of a year."""
        return self.filter(date__year=year)

    def tagged(self, tag):
        """Those with a keyword (`Tag`)."""
        return self.filter(tagged_items__tag=tag)

    def years(self):
        """The years with an article, the latest first, each with how many: pairs (year, number)."""
        return self.order_by("-date__year").values_list("date__year").annotate(number=Count("pk"))

    def related_to(self, article, tags):
        """Other articles: those that share most of these keywords, then those of the same rubric, then the latest."""
        shared = Count("tagged_items", filter=Q(tagged_items__tag__in=tags), distinct=True)
        same_rubric = Count("pk", filter=Q(rubric=article.rubric), distinct=True)
        others = self.not_page(article).annotate(shared=shared, same_rubric=same_rubric)
        return others.order_by("-shared", "-same_rubric", "-date", "-pk")

    def for_cards(self):
        """Everything a list of cards needs, in a fixed number of queries."""
        pictures = get_image_model().objects.prefetch_renditions(*CARD_SPECS)
        return self.defer_streamfields().prefetch_related(Prefetch("hero_image", pictures))

    def for_briefs(self):
        """What a line about each tells: little, so that it is soon grouped and read."""
        return self.only("title", "slug", "url_path", "path", "depth", "date", "rubric")

    def for_page(self):
        """With the picture at the top and the one for sharing."""
        return self.select_related("hero_image", "sharing_card")

    def for_feed(self):
        """Everything a feed tells, in a fixed number of queries: the body, the picture at its full size, keywords."""
        pictures = get_image_model().objects.prefetch_renditions(FEED_SPEC)
        return self.prefetch_related(Prefetch("hero_image", pictures), "tagged_items__tag")


FEED_SPEC = WIDE_SPECS[-1]
"""A picture for readers of a feed and for whoever takes an article over: one of the sizes made at upload."""

ArticleManager = PageManager.from_queryset(ArticleQuerySet)
