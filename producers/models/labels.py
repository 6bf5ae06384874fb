"""Official signs of quality, brands and networks, and what a producer says of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, TitleFieldPanel
from wagtail.admin.widgets import SlugInput
from wagtail.models import Orderable


class Label(models.Model):
    """A sign of quality, a brand or a network."""

    class Group(models.TextChoices):
        """Official signs are never mixed with brands."""

        OFFICIAL = "official", _("signe officiel de qualité")
        NETWORK = "network", _("marque ou réseau")

    name = models.CharField(_("nom"), max_length=60, unique=True)
    slug = models.SlugField(_("nom dans les liens"), unique=True)
    group = models.CharField(_("nature"), max_length=10, choices=Group.choices, default=Group.OFFICIAL)
    pictogram = models.CharField(_("pictogramme"), max_length=30, blank=True)
    description = models.TextField(_("ce que cela garantit"), max_length=500, blank=True)
    url = models.URLField(_("site de référence"), blank=True)

    panels = [
        TitleFieldPanel("name", targets=["slug"], placeholder=_("Nom du signe ou du réseau")),
        FieldPanel("slug", widget=SlugInput),
        FieldRowPanel(["group", "pictogram"]),
        FieldPanel("description"),
        FieldPanel("url"),
    ]

    class Meta:
        ordering = ["-group", "name"]
        verbose_name = _("signe de qualité, marque ou réseau")
        verbose_name_plural = _("signes de qualité, marques et réseaux")

    def __str__(self):
        return self.name


class ProducerLabel(Orderable):
    """A label on a producer's profile, with its proof."""

    class State(models.TextChoices):
        """A farm converting to organic farming may not show the sign yet (regulation EU 2018/848)."""

        DECLARED = "declared", _("déclaré par le producteur")
        VERIFIED = "verified", _("vérifié")
        CONVERSION_1 = "conversion_1", _("en conversion, 1re année")
        CONVERSION_2 = "conversion_2", _("en conversion, 2e année")
        CONVERSION_3 = "conversion_3", _("en conversion, 3e année")

    producer = ParentalKey("producers.ProducerPage", on_delete=models.CASCADE, related_name="label_lines")
    label = models.ForeignKey(Label, models.CASCADE, related_name="+", verbose_name=_("signe, marque ou réseau"))
    state = models.CharField(_("état"), max_length=12, choices=State.choices, default=State.DECLARED)
    verified_on = models.DateField(_("vérifié le"), null=True, blank=True)

    panels = [FieldRowPanel(["label", "state", "verified_on"])]

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["producer", "label"], name="one_line_per_label")]

    @property
    def is_held(self):
        """Whether the sign itself may be shown: a conversion is not the sign."""
        return self.state in (self.State.DECLARED, self.State.VERIFIED)
