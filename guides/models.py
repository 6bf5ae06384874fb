"""Guides, the drive guide, and the legal status of each form of direct sale."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.fields import StreamField
from wagtail.search import index

from cms.core.models import BasePage
from guides.blocks import GuideBlock


class GuideIndexPage(BasePage):
    """All guides."""

    standfirst = models.CharField(_("chapô"), max_length=255, blank=True)

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["guides.GuidePage"]
    content_panels = [*BasePage.content_panels, FieldPanel("standfirst")]

    class Meta:
        verbose_name = _("liste des guides")

    def get_context(self, request, *args, **kwargs):
        guides = GuidePage.objects.child_of(self).live().public().defer_streamfields()
        drive_guide = DriveGuidePage.objects.live().public().defer_streamfields().first()
        return super().get_context(request, *args, **kwargs) | {"guides": guides, "drive_guide": drive_guide}


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


class SaleMethod(models.Model):
    """A form of direct sale with its legal status, source and dates of validity."""

    class Status(models.TextChoices):
        """From free to forbidden."""

        ALLOWED = "allowed", _("Autorisé")
        CONDITIONAL = "conditional", _("Autorisé sous conditions")
        EXEMPTION = "exemption", _("Dérogation à demander")
        PENDING = "pending", _("En attente de réponse")
        FORBIDDEN = "forbidden", _("Interdit")

    name = models.CharField(_("forme de vente"), max_length=120, unique=True)
    slug = models.SlugField(_("nom dans les liens"), unique=True)
    status = models.CharField(_("statut"), max_length=12, choices=Status.choices)
    summary = models.TextField(_("ce qu’il faut savoir"), max_length=600)
    legal_basis = models.CharField(_("fondement"), max_length=255, blank=True)
    source_name = models.CharField(_("source"), max_length=160, blank=True)
    source_url = models.URLField(_("adresse de la source"), blank=True)
    verified_on = models.DateField(
        _("vérifié le"), null=True, blank=True, help_text=_("Vide tant que personne n’a comparé la fiche à sa source.")
    )
    valid_until = models.DateField(_("valable jusqu’au"), null=True, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("rang"), default=0)

    panels = [
        TitleFieldPanel("name", targets=["slug"], placeholder=_("Forme de vente")),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("status"),
        FieldPanel("summary"),
        FieldPanel("legal_basis"),
        FieldRowPanel(["source_name", "source_url"]),
        FieldRowPanel(["verified_on", "valid_until", "sort_order"]),
    ]

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("forme de vente directe")
        verbose_name_plural = _("formes de vente directe")

    def __str__(self):
        return self.name

    @property
    def is_overdue(self):
        """Whether the sheet is past its date and must be checked again."""
        return self.valid_until is not None and self.valid_until < timezone.localdate()
