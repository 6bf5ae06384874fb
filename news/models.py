"""News: the index with its rubrics, years and keywords, and the articles."""

from django.db import models
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import Tag, TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.search import index

from cms.core.hours import french
from cms.core.models import BasePage
from cms.core.paging import paginate
from news.blocks import ArticleBlock
from news.querysets import ArticleManager
from news.reprint import pictures_of, plain_text

ARTICLES_A_PAGE = 12
RELATED = 3
THIN = 3
"""A list of fewer articles says nothing to a search engine that the articles do not say."""


class NewsIndexPage(RoutablePageMixin, BasePage):
    """All articles, the latest first; by rubric, by year, by keyword."""

    standfirst = models.CharField(_("chapô"), max_length=255, blank=True)

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.ArticlePage"]
    content_panels = [*BasePage.content_panels, FieldPanel("standfirst")]

    class Meta:
        verbose_name = _("liste des actualités")

    @property
    def articles(self):
        """Those any visitor may read."""
        return ArticlePage.objects.child_of(self).visible()

    def route(self, request, path_components):
        """As Wagtail's, but an article comes at once with all that its page shows."""
        if path_components:
            article = ArticlePage.objects.child_of(self).for_page().filter(slug=path_components[0]).first()
            if article:
                return article.route(request, path_components[1:])
        return super().route(request, path_components)

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | self._listed(request, self.articles)

    def _listed(self, request, articles):
        return {
            "results": paginate(request, articles.latest_first().for_cards(), ARTICLES_A_PAGE),
            "rubrics": ArticlePage.Rubric.choices,
            "years": self.articles.years(),
        }

    def _answer(self, request, articles, title, **extra):
        """A part of the articles under a title of its own; Http404 when there is none."""
        context = self._listed(request, articles)
        found = context["results"].paginator.count
        if not found:
            raise Http404(_("Aucun article ici."))
        own = {"list_title": str(title), "canonical_path": request.path, "is_thin": found < THIN}
        return self.render(request, context_overrides=context | own | extra)

    @path("rubrique/<slug:rubric>/", name="rubric")
    def of_rubric(self, request, rubric):
        """The articles of a rubric."""
        labels = {slug_of(value): (value, label) for value, label in ArticlePage.Rubric.choices}
        if rubric not in labels:
            raise Http404(_("Cette rubrique n’existe pas."))
        code, label = labels[rubric]
        return self._answer(request, self.articles.about(code), label, rubric=rubric)

    @path("<int:year>/", name="year")
    def of_year(self, request, year):
        """The articles of a year."""
        if not 1900 < year < 3000:
            raise Http404(_("Aucun article cette année-là."))
        return self._answer(request, self.articles.of_year(year), _("Articles de %d") % year, year=year)

    @path("mot-cle/<slug:slug>/", name="tag")
    def with_tag(self, request, slug):
        """The articles with a keyword."""
        tag = get_object_or_404(Tag, slug=slug)
        return self._answer(request, self.articles.tagged(tag), _("Mot-clé : %s") % tag.name, tag=tag)


class ArticleTag(TaggedItemBase):
    """A keyword on an article."""

    content_object = ParentalKey("news.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")


class ArticlePage(RoutablePageMixin, BasePage):
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
    author = models.CharField(
        _("auteur"), max_length=120, blank=True, help_text=_("Facultatif : le nom ou le service qui signe l’article.")
    )
    hero_image = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image principale"),
        help_text=_("En tête de l’article, dans les listes et quand l’article est partagé. Une photo en largeur."),
    )
    hero_caption = models.CharField(
        _("légende"), max_length=200, blank=True, help_text=_("Qui, quoi, où. Le crédit vient de la photothèque.")
    )
    body = StreamField(ArticleBlock(), blank=True, verbose_name=_("corps de l’article"))
    tags = ClusterTaggableManager(through=ArticleTag, blank=True, verbose_name=_("mots-clés"))

    objects = ArticleManager()

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldRowPanel(["rubric", "date"]),
        MultiFieldPanel([FieldPanel("hero_image"), FieldPanel("hero_caption")], _("En tête")),
        FieldPanel("body"),
        FieldPanel("author"),
        FieldPanel("tags", help_text=_("Quelques mots, séparés par des virgules : marché, ail violet.")),
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

    @property
    def sharing_kicker(self):
        return f"{self.get_rubric_display()} · {french.day_of_month(self.date, year=True)}"

    @property
    def rubric_slug(self):
        """The rubric as its address spells it."""
        return slug_of(self.rubric)

    def get_context(self, request, *args, **kwargs):
        tags = list(self.tags.all())
        related = ArticlePage.objects.visible().related_to(self, tags).for_briefs()
        return super().get_context(request, *args, **kwargs) | {"related": related[:RELATED], "article_tags": tags}

    @path("reprendre/", name="reprint")
    def reprint(self, request):
        """The text and the pictures for a town hall, a newspaper or a tourist office, with what to credit."""
        context = {"text": plain_text(self), "pictures": pictures_of(self), "canonical_path": self.url}
        return self.render(request, template="news/reprint.html", context_overrides=context)

    @path("reprendre/texte/", name="reprint_text")
    def reprint_text(self, request):
        """The text as a file."""
        headers = {"Content-Disposition": f'attachment; filename="{self.slug}.txt"'}
        return HttpResponse(plain_text(self), content_type="text/plain; charset=utf-8", headers=headers)


def slug_of(rubric):
    """A rubric as its address spells it: « de-saison »."""
    return slugify(ArticlePage.Rubric(rubric).label)
