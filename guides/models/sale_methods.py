"""The legal status of each form of direct sale."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.search import index

from guides.models.dated import SourcedMixin
from guides.querysets import SaleMethodQuerySet


class SaleMethod(SourcedMixin, index.Indexed):
    """A form of direct sale with its legal status, source and dates of validity."""

    class Status(models.TextChoices):
        """From free to forbidden."""

        ALLOWED = "allowed", _("Autorisé")
        CONDITIONAL = "conditional", _("Sous conditions")
        EXEMPTION = "exemption", _("Dérogation préfectorale")
        PENDING = "pending", _("En attente de sécurisation")
        FORBIDDEN = "forbidden", _("Interdit")

    MEANINGS = {
        Status.ALLOWED: _("Pas de démarche particulière, hors les règles communes."),
        Status.CONDITIONAL: _("Permis si vous respectez un point précis."),
        Status.EXEMPTION: _("Il faut l’accord de la préfecture."),
        Status.PENDING: _("Le cadre n’est pas fixé : ne dépensez rien avant de nous appeler."),
        Status.FORBIDDEN: _("La vente n’est pas possible sous cette forme."),
    }

    name = models.CharField(_("forme de vente"), max_length=120, unique=True)
    slug = models.SlugField(_("nom dans les liens"), unique=True)
    status = models.CharField(_("statut"), max_length=12, choices=Status.choices)
    summary = models.TextField(_("ce qu’il faut savoir"), max_length=600)
    details = models.TextField(
        _("à respecter"), max_length=2000, blank=True, help_text=_("Une règle par ligne, montrée sur la fiche seule.")
    )
    legal_basis = models.CharField(_("fondement"), max_length=255, blank=True)
    verified_on = models.DateField(
        _("vérifié le"), null=True, blank=True, help_text=_("Vide tant que personne n’a comparé la fiche à sa source.")
    )
    valid_until = models.DateField(
        _("valable jusqu’au"),
        null=True,
        blank=True,
        help_text=_("Passé ce jour, la fiche avertit les lecteurs et la rédaction partout où elle est citée."),
    )
    sort_order = models.PositiveSmallIntegerField(_("rang"), default=0)

    objects = models.Manager.from_queryset(SaleMethodQuerySet)()

    panels = [
        TitleFieldPanel("name", targets=["slug"], placeholder=_("Forme de vente")),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("status"),
        FieldPanel("summary"),
        FieldPanel("details"),
        FieldPanel("legal_basis"),
        MultiFieldPanel([FieldRowPanel(["source_name", "source_url"])], _("D’où nous le tenons")),
        MultiFieldPanel([FieldRowPanel(["verified_on", "valid_until", "sort_order"])], _("Dates")),
        PublishingPanel(),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("summary")]

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("forme de vente directe")
        verbose_name_plural = _("formes de vente directe")

    def __str__(self):
        return f"{self.name} ({_('à revérifier')})" if self.is_overdue else self.name

    def get_absolute_url(self):
        return reverse("sale_method", args=[self.slug])

    @property
    def due_on(self):
        return self.valid_until

    @property
    def rules(self):
        """What to respect, a string a line."""
        return [line.strip() for line in self.details.splitlines() if line.strip()]

    @property
    def meaning(self):
        """What its status means, in a sentence."""
        return self.MEANINGS.get(self.status, "")

    def get_preview_template(self, request, mode_name):
        return "guides/sale_method.html"

    def get_preview_context(self, request, mode_name):
        return {"method": self, "others": []}
