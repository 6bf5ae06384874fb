"""What is produced: families, products with their months in season."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.models import Orderable

from producers.pictograms import PICTOGRAMS
from producers.seasons import SeasonField, season_sentence


class ProductFamily(models.Model):
    """A shelf of the market: « fruits », « lait et fromages »."""

    name = models.CharField(_("nom"), max_length=60, unique=True)
    slug = models.SlugField(_("nom dans les liens"), unique=True)
    pictogram = models.CharField(_("pictogramme"), max_length=30, choices=PICTOGRAMS, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("rang"), default=0)

    panels = [
        TitleFieldPanel("name", targets=["slug"], placeholder=_("Nom de la famille")),
        FieldPanel("slug", widget=SlugInput),
        FieldRowPanel(["pictogram", "sort_order"]),
    ]

    class Meta:
        ordering = ["sort_order", "name"]
        verbose_name = _("famille de produits")
        verbose_name_plural = _("familles de produits")

    def __str__(self):
        return self.name


class Product(models.Model):
    """Something one can buy, in season some months of the year."""

    name = models.CharField(_("nom"), max_length=60, unique=True)
    slug = models.SlugField(_("nom dans les liens"), unique=True)
    family = models.ForeignKey(ProductFamily, models.PROTECT, related_name="products", verbose_name=_("famille"))
    season = SeasonField(_("mois de saison"))
    synonyms = models.TextField(
        _("autres mots"),
        max_length=500,
        blank=True,
        help_text=_("Les mots que les visiteurs tapent pour le trouver, séparés par des virgules : magret, confit."),
    )
    pictogram = models.CharField(_("pictogramme"), max_length=30, choices=PICTOGRAMS, blank=True)

    panels = [
        TitleFieldPanel("name", targets=["slug"], placeholder=_("Nom du produit")),
        FieldPanel("slug", widget=SlugInput),
        FieldRowPanel(["family", "pictogram"]),
        FieldPanel("season"),
        FieldPanel("synonyms"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("produit")
        verbose_name_plural = _("produits")

    def __str__(self):
        return self.name

    @property
    def drawing(self):
        """The name of its pictogram: its own, or its family's."""
        return self.pictogram or self.family.pictogram

    @property
    def season_sentence(self):
        """The months in season, in words."""
        return season_sentence(self.season)


class ProducerProduct(Orderable):
    """A product on a producer's profile."""

    producer = ParentalKey("producers.ProducerPage", on_delete=models.CASCADE, related_name="product_lines")
    product = models.ForeignKey(Product, models.CASCADE, related_name="+", verbose_name=_("produit"))
    note = models.CharField(
        _("précision"), max_length=120, blank=True, help_text=_("Par exemple : « le samedi matin », « sur commande ».")
    )

    panels = [FieldRowPanel(["product", "note"])]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["producer", "product"], name="one_line_per_product")]
