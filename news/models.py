"""News: the index and its articles."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.search import index

from cms.core.blocks import StoryBlock
from cms.core.models import BasePage
from cms.core.paging import paginate
from news.querysets import ArticleManager

ARTICLES_A_PAGE = 12
RELATED = 3


class NewsIndexPage(BasePage):
    """All articles, the latest first."""

    standfirst = models.CharField(_("chapô"), max_length=255, blank=True)

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.ArticlePage"]
    content_panels = [*BasePage.content_panels, FieldPanel("standfirst")]

    class Meta:
        verbose_name = _("liste des actualités")

    def get_context(self, request, *args, **kwargs):
        articles = ArticlePage.objects.child_of(self).visible().latest_first().for_cards()
        results = paginate(request, articles, ARTICLES_A_PAGE)
        return super().get_context(request, *args, **kwargs) | {"results": results}


class ArticleTag(TaggedItemBase):
    """A keyword on an article."""

    content_object = ParentalKey("news.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")


class ArticlePage(BasePage):
    """A news article: rubric, date, standfirst, picture, body."""

    class Rubric(models.TextChoices):
        """What an article is about."""

        SITE = "site", _("Vie du site")
        BUYING = "buying", _("Bien acheter")
        SEASON = "season", _("De saison")
        PRODUCERS = "producers", _("Producteurs")
        DRIVES = "drives", _("Drives et circuits courts")

    rubric = models.CharField(_("rubrique"), max_length=12, choices=Rubric.choices, default=Rubric.SITE)
    date = models.DateField(_("date"), default=timezone.localdate)
    standfirst = models.TextField(
        _("chapô"),
        max_length=500,
        help_text=_("L’essentiel en deux phrases : il ouvre l’article et le résume ailleurs."),
    )
    author = models.CharField(_("auteur"), max_length=120, blank=True)
    hero_image = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image principale"),
    )
    hero_caption = models.CharField(_("légende"), max_length=200, blank=True)
    body = StreamField(StoryBlock(), blank=True, verbose_name=_("corps de l’article"))
    tags = ClusterTaggableManager(through=ArticleTag, blank=True, verbose_name=_("mots-clés"))

    objects = ArticleManager()

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel(["rubric", "date", "author"]),
        FieldPanel("standfirst"),
        MultiFieldPanel([FieldPanel("hero_image"), FieldPanel("hero_caption")], _("Image principale")),
        FieldPanel("body"),
        FieldPanel("tags"),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("standfirst"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def get_context(self, request, *args, **kwargs):
        others = ArticlePage.objects.visible().not_page(self)
        return super().get_context(request, *args, **kwargs) | {
            "related": others.latest_first().defer_streamfields()[:RELATED],
            "article_tags": self.tags.all(),
        }
