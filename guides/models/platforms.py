"""Platforms on which producers sell online, compared."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.search import index

from guides.models.dated import GOOD_FOR, SourcedMixin
from guides.querysets import PlatformQuerySet


class Platform(SourcedMixin, index.Indexed):
    """What a platform is for and costs, as someone read it on a day."""

    name = models.CharField(_("plateforme"), max_length=120, unique=True)
    website = models.URLField(_("site internet"), blank=True)
    audience = models.CharField(_("pour qui"), max_length=255)
    cost = models.CharField(_("coût"), max_length=255)
    payment = models.CharField(_("paiement"), max_length=255, blank=True)
    training = models.CharField(_("formation et aide"), max_length=255, blank=True)
    checked_on = models.DateField(
        _("vérifié le"), help_text=_("Le jour où la source le disait. Un an après, la ligne est à revérifier.")
    )
    sort_order = models.PositiveSmallIntegerField(_("rang"), default=0)

    objects = models.Manager.from_queryset(PlatformQuerySet)()

    panels = [
        FieldPanel("name"),
        FieldPanel("website"),
        FieldPanel("audience"),
        MultiFieldPanel([FieldPanel("cost"), FieldPanel("payment"), FieldPanel("training")], _("Conditions")),
        MultiFieldPanel([FieldRowPanel(["source_name", "source_url"])], _("D’où nous le tenons")),
        FieldRowPanel(["checked_on", "sort_order"]),
        PublishingPanel(),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("audience")]

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("plateforme de vente en ligne")
        verbose_name_plural = _("plateformes de vente en ligne")

    def __str__(self):
        return self.name

    @property
    def due_on(self):
        return self.checked_on + GOOD_FOR if self.checked_on else None

    def get_preview_template(self, request, mode_name):
        return "guides/record_preview.html"

    def get_preview_context(self, request, mode_name):
        return {"platforms": [self]}
