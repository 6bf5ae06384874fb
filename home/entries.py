"""What the site's search knows of pages: one row a page, its words brought to their stems.

Why not Wagtail's own search here: SQLite's full text has no French stems (« chèvres » does not find « chèvre ») and
PostgreSQL's has its own, so that the same words would find other pages from one database to the other; and odd input
must be parsed away before it. A column of stems, the same as for places, answers alike on both and takes any text.
Wagtail's search still serves the admin.
"""

from django.db import models
from django.db.models import Case, F, IntegerField, Value, When
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.search import index

from cms.core.models import BasePage
from cms.core.restrictions import PublicPageQuerySet
from cms.core.text import stems
from guides.models import DriveGuidePage, GuidePage, InitiativeIndexPage, SaleMethodIndexPage
from news.models import ArticlePage
from producers.models import ProducerPage


class SearchEntryQuerySet(models.QuerySet):
    """Questions about the words of pages."""

    def visible(self):
        """Those of pages any visitor may read."""
        return self.filter(page__in=PublicPageQuerySet(Page).live().public())

    def matching(self, word_stems):
        """Those that say most of the words (two of three): in their title first, then the latest."""
        patterns = [f" {stem}" if len(stem) > 3 else f" {stem} " for stem in word_stems]
        entries = self.annotate(title_hits=_hits("title_words", patterns), hits=_hits("words", patterns))
        enough = -(-2 * len(patterns) // 3)
        latest = F("date").desc(nulls_last=True)
        return entries.filter(hits__gte=enough).order_by("-title_hits", "-hits", latest, "page__title", "pk")


def _hits(column, patterns):
    """How many of these patterns a column contains."""
    hits = Value(0, output_field=IntegerField())
    for pattern in patterns:
        says = When(**{f"{column}__contains": pattern}, then=1)
        hits = hits + Case(says, default=0, output_field=IntegerField())
    return hits


class SearchEntry(models.Model):
    """The words of one page, and what a list of results shows of it."""

    class Kind(models.TextChoices):
        """Under which heading results are shown."""

        ARTICLE = "article", _("Articles")
        GUIDE = "guide", _("Guides")
        PAGE = "page", _("Pages")

    page = models.OneToOneField(Page, models.CASCADE, primary_key=True, related_name="search_entry")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    summary = models.TextField(blank=True)
    date = models.DateField(null=True)
    title_words = models.TextField(blank=True)
    words = models.TextField(blank=True)

    objects = models.Manager.from_queryset(SearchEntryQuerySet)()

    def __str__(self):
        return str(self.page)


def index_page(page):
    """Write the entry of a page as it is published; producers are found among places, the home page needs none."""
    if not isinstance(page, BasePage) or isinstance(page, ProducerPage) or page.depth < 3:
        return
    kind = SearchEntry.Kind.PAGE
    if isinstance(page, ArticlePage):
        kind = SearchEntry.Kind.ARTICLE
    elif isinstance(page, GuidePage | DriveGuidePage | SaleMethodIndexPage | InitiativeIndexPage):
        kind = SearchEntry.Kind.GUIDE
    columns = {
        "kind": kind,
        "summary": page.meta_description,
        "date": getattr(page, "date", None),
        "title_words": stems(page.title),
        "words": stems(" ".join(_texts(page))),
    }
    SearchEntry.objects.update_or_create(page_id=page.pk, defaults=columns)


def _texts(page):
    """Everything a page says, from the fields Wagtail would search."""
    for field in page.get_search_fields():
        if isinstance(field, index.SearchField):
            value = field.get_value(page)
            yield from value if isinstance(value, list | tuple) else [str(value or "")]
    yield page.search_description
