"""The home page, plain content pages and the site map."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.search import index

from cms.core.blocks import GuidanceBlock
from cms.core.models import BasePage
from home.blocks import PopularLinkBlock
from home.entries import SearchEntry
from home.season import products_of_the_month
from home.territory import markers
from map.kinds import FOUNDING, KINDS
from map.models import Listing
from news.models import ArticlePage
from producers.models import Product, ProductFamily, Video
from producers.seasons import MONTHS

__all__ = ["ContentPage", "HomePage", "SearchEntry", "SiteMapPage"]

LATEST_ARTICLES = 4
SEASONAL_PRODUCTS = 8


class HomePage(BasePage):
    """Search first, then what, where and when; the latest news; two calls to producers."""

    hero_title = models.CharField(_("grand titre"), max_length=100)
    hero_lead = models.CharField(_("phrase sous le titre"), max_length=200)
    popular_links = StreamField(
        [("link", PopularLinkBlock())], blank=True, max_num=8, verbose_name=_("recherches fréquentes")
    )
    season_lead = models.CharField(
        _("phrase du mois"),
        max_length=255,
        blank=True,
        help_text=_("Ce qui se récolte, se prépare ou se vend ce mois-ci."),
    )
    video = models.ForeignKey(
        "producers.Video", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("vidéo à la une")
    )
    video_quote = models.CharField(_("citation"), max_length=200, blank=True)
    video_text = models.TextField(_("présentation"), max_length=400, blank=True)
    producers_title = models.CharField(_("titre"), max_length=100, blank=True)
    producers_text = models.TextField(_("texte"), max_length=300, blank=True)
    producers_steps = models.TextField(_("étapes"), max_length=500, blank=True, help_text=_("Une par ligne."))
    producers_page = models.ForeignKey(
        "wagtailcore.Page", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("page")
    )
    drive_title = models.CharField(_("titre"), max_length=100, blank=True)
    drive_text = models.TextField(_("texte"), max_length=300, blank=True)

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("hero_title"), FieldPanel("hero_lead")], _("Ouverture")),
        FieldPanel("popular_links"),
        FieldPanel("season_lead"),
        MultiFieldPanel(
            [FieldPanel("video"), FieldPanel("video_quote"), FieldPanel("video_text")], _("Vidéo à la une")
        ),
        MultiFieldPanel(
            [
                FieldPanel("producers_title"),
                FieldPanel("producers_text"),
                FieldPanel("producers_steps"),
                PageChooserPanel("producers_page"),
            ],
            _("Appel aux producteurs"),
        ),
        MultiFieldPanel([FieldPanel("drive_title"), FieldPanel("drive_text")], _("Appel aux groupes de producteurs")),
    ]

    class Meta:
        verbose_name = _("page d’accueil")

    @property
    def producers_step_lines(self):
        """The steps of the call to producers, a string a line."""
        return [line.strip() for line in self.producers_steps.splitlines() if line.strip()]

    def get_context(self, request, *args, **kwargs):
        counts = Listing.objects.counts_by_kind()
        month = timezone.localdate().month
        video = Video.objects.for_player().filter(pk=self.video_id).first() if self.video_id else None
        return super().get_context(request, *args, **kwargs) | {
            "kind_counts": counts,
            "place_count": sum(counts.values()),
            "founding_kinds": FOUNDING,
            "other_kinds": [kind for kind in KINDS.values() if kind not in FOUNDING and counts.get(kind.code)],
            "territory_markers": markers(Listing.objects.for_overview()),
            "product_families": ProductFamily.objects.all(),
            "month": month,
            "month_name": MONTHS[month - 1],
            "seasonal_products": products_of_the_month(Product.objects.all(), month)[:SEASONAL_PRODUCTS],
            "video": video if video and video.is_playable else None,
            "articles": ArticlePage.objects.visible().latest_first().for_cards()[:LATEST_ARTICLES],
        }


class ContentPage(BasePage):
    """A page of text: legal notice, accessibility, personal data, contact."""

    standfirst = models.TextField(_("chapô"), max_length=500, blank=True)
    photo = models.ForeignKey(
        get_image_model_string(), models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("image")
    )
    body = StreamField(GuidanceBlock(), blank=True, verbose_name=_("contenu"))
    show_toc = models.BooleanField(_("montrer le sommaire"), default=True)

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("photo"),
        FieldPanel("body"),
        FieldPanel("show_toc"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("standfirst"), index.SearchField("body")]

    class Meta:
        verbose_name = _("page de contenu")
        verbose_name_plural = _("pages de contenu")


class SiteMapPage(BasePage):
    """Every page of the site, by section."""

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("plan du site")

    def get_context(self, request, *args, **kwargs):
        home = self.get_parent()
        pages = home.get_descendants().live().public().exclude(pk=self.pk).order_by("path")
        return super().get_context(request, *args, **kwargs) | {"sections": _sections(pages, home.depth + 1)}


def _sections(pages, depth):
    """Pages under their top page: a list of (page, descendants)."""
    sections = []
    for page in pages:
        if page.depth == depth:
            sections.append((page, []))
        elif sections:
            sections[-1][1].append(page)
    return sections
