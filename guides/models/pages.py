"""Guides, the drive guide, and the lists of what they quote."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.core.models import BasePage
from cms.core.paging import paginate
from guides.blocks import GuideBlock
from guides.forms import InitiativeFilterForm
from guides.models.initiatives import Initiative
from guides.querysets import sale_methods

ROWS_A_PAGE, ROWS_TO_PRINT = 25, 500


class GuideIndexPage(BasePage):
    """All guides."""

    standfirst = models.CharField(_("chapô"), max_length=255, blank=True)

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["guides.GuidePage", "guides.SaleMethodIndexPage", "guides.InitiativeIndexPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("standfirst")]

    class Meta:
        verbose_name = _("liste des guides")

    def get_context(self, request, *args, **kwargs):
        drive_guide = DriveGuidePage.objects.live().public().defer_streamfields().first()
        return super().get_context(request, *args, **kwargs) | {
            "guides": GuidePage.objects.child_of(self).live().public().defer_streamfields(),
            "drive_guide": drive_guide,
            "sale_method_index": SaleMethodIndexPage.objects.live().public().defer_streamfields().first(),
            "initiative_index": InitiativeIndexPage.objects.live().public().defer_streamfields().first(),
        }


class AbstractGuidePage(BasePage):
    """A dated guide made of blocks, with a table of contents."""

    standfirst = models.TextField(_("chapô"), max_length=500)
    body = StreamField(GuideBlock(), blank=True, verbose_name=_("contenu"))
    updated_on = models.DateField(_("à jour au"), default=timezone.localdate)

    subpage_types = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("updated_on"),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("standfirst"), index.SearchField("body")]

    class Meta:
        abstract = True


class GuidePage(AbstractGuidePage):
    """A guide for producers or citizens."""

    template = "guides/guide_page.html"
    parent_page_types = ["guides.GuideIndexPage"]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")


class DriveGuidePage(AbstractGuidePage):
    """The guide for groups of producers who want to develop a drive."""

    template = "guides/drive_guide_page.html"
    max_count = 1
    parent_page_types = ["home.HomePage"]

    class Meta:
        verbose_name = _("guide du drive")


class SaleMethodIndexPage(AbstractGuidePage):
    """All forms of direct sale at a glance, each leading to its sheet; the body explains how to read them."""

    template = "guides/sale_method_index_page.html"
    max_count = 1
    parent_page_types = ["guides.GuideIndexPage"]

    class Meta:
        verbose_name = _("liste des formes de vente")

    def get_context(self, request, *args, **kwargs):
        return super().get_context(request, *args, **kwargs) | {"methods": sale_methods()}


class InitiativeIndexPage(BasePage):
    """Initiatives from elsewhere, filtered by the query string, a page at a time; `tout` puts them on one page."""

    standfirst = models.TextField(_("chapô"), max_length=500)

    max_count = 1
    parent_page_types = ["guides.GuideIndexPage"]
    subpage_types = []
    content_panels = [*BasePage.content_panels, FieldPanel("standfirst")]
    search_fields = [*BasePage.search_fields, index.SearchField("standfirst")]

    class Meta:
        verbose_name = _("liste des initiatives")

    def get_context(self, request, *args, **kwargs):
        form = InitiativeFilterForm(request.GET)
        found = form.apply(Initiative.objects.public())
        rows = ROWS_TO_PRINT if "tout" in request.GET else ROWS_A_PAGE
        return super().get_context(request, *args, **kwargs) | {
            "form": form,
            "results": paginate(request, found, rows),
        }
