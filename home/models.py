"""The home page, plain content pages and the site map."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.search import index

from cms.core.blocks import GuidanceBlock
from cms.core.kept import kept
from cms.core.models import BasePage
from home.blocks import HomeBlock, PopularLinkBlock, default_sections
from home.entries import SearchEntry
from map.kinds import FOUNDING
from producers import catalogue

__all__ = ["ContentPage", "HomePage", "SearchEntry", "SiteMapPage"]


class HomePage(BasePage):
    """Search first, then the sections that the staff puts in order."""

    hero_title = models.CharField(_("grand titre"), max_length=100)
    hero_lead = models.CharField(_("phrase sous le titre"), max_length=200)
    popular_links = StreamField(
        [("link", PopularLinkBlock())], blank=True, max_num=8, verbose_name=_("recherches fréquentes")
    )
    sections = StreamField(
        HomeBlock(),
        blank=True,
        default=default_sections,
        verbose_name=_("sections"),
        help_text=_("Sous la recherche, dans cet ordre. Déplacez, retirez, ajoutez : l’aperçu montre le résultat."),
    )

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("hero_title"), FieldPanel("hero_lead")], _("Ouverture")),
        FieldPanel("popular_links"),
        FieldPanel("sections"),
    ]

    class Meta:
        verbose_name = _("page d’accueil")

    def route(self, request, path_components):
        """As Wagtail's, but a page right under this one is read once with what it shows, or not at all on the way.

        What was here a moment ago tells what to read; what is not there any more, Wagtail looks for.
        """
        slug, rest = (*path_components, "")[0], path_components[1:]
        known = slug and kept("children", _children_of, self).get(slug)
        if known and not rest:
            known = type(known).objects.child_of(self).select_related("sharing_card").filter(slug=slug).first()
        return known.route(request, rest) if known else super().route(request, path_components)

    @property
    def sharing_title(self):
        return self.hero_title

    @property
    def ends_with_calls(self):
        """Whether the two fields touch the foot of the page."""
        return bool(self.sections) and self.sections[-1].block_type == "calls"

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {
            "product_families": catalogue.families(),
            "founding_kinds": FOUNDING,
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


def _children_of(page):
    """The pages right under a page, by slug: enough of them to pass through."""
    return {child.slug: child.specific_deferred for child in page.get_children()}


def _sections(pages, depth):
    """Pages under their top page: a list of (page, descendants)."""
    sections = []
    for page in pages:
        if page.depth == depth:
            sections.append((page, []))
        elif sections:
            sections[-1][1].append(page)
    return sections
