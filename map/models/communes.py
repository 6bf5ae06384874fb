"""The communes: where everything on the site is."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.text import normalise
from map.querysets import CommuneQuerySet, place_key


class Commune(models.Model):
    """A commune of the official geographic code (INSEE); its point is its centroid, in WGS 84 degrees."""

    code_insee = models.CharField(_("code INSEE"), max_length=5, unique=True)
    name = models.CharField(_("nom"), max_length=100)
    slug = models.SlugField(_("nom dans les liens"), max_length=120, unique=True)
    name_key = models.CharField(max_length=100, db_index=True, editable=False)
    postal_codes = models.CharField(_("codes postaux"), max_length=200, blank=True, help_text=_("Séparés par « | »."))
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6)
    population = models.PositiveIntegerField(_("habitants"), default=0)
    epci_name = models.CharField(_("intercommunalité"), max_length=120, blank=True)
    department = models.CharField(_("département"), max_length=3, db_index=True)

    objects = models.Manager.from_queryset(CommuneQuerySet)()

    class Meta:
        ordering = ["name_key"]
        verbose_name = _("commune")
        verbose_name_plural = _("communes")

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = normalise(self.name)
        super().save(*args, **kwargs)

    @property
    def keys(self):
        """All one may type to name it, normalised; the former name only where a query brought it (`called`)."""
        return [self.name_key, *self.postal_codes.split("|"), self.code_insee, getattr(self, "former_key", None)]

    @property
    def label(self):
        """« Samatan (32130) »: what tells it apart from its namesakes, and means it when typed."""
        return f"{self.name} ({self.postcode})" if self.postal_codes else self.name

    @property
    def asked_as(self):
        """Its value in a query string: the INSEE code, or the label when that code may be read as a postal code."""
        return self.label if self.code_insee.endswith("0") else self.code_insee

    def former_name(self, text):
        """The former name that what was typed begins, empty when its own name answers or none does."""
        key = place_key(text)
        own = not key or key.isdigit() or self.name_key.startswith(key)
        return "" if own else next((each.name for each in self.former_names.all() if each.name_key.startswith(key)), "")

    @property
    def postcode(self):
        """The first of its postal codes."""
        return self.postal_codes.split("|")[0]


class FormerCommuneName(models.Model):
    """A name people still type for a commune that has merged."""

    name = models.CharField(_("ancien nom"), max_length=100)
    name_key = models.CharField(max_length=100, db_index=True, editable=False)
    commune = models.ForeignKey(Commune, models.CASCADE, related_name="former_names", verbose_name=_("commune"))

    class Meta:
        ordering = ["name_key"]
        verbose_name = _("ancien nom de commune")
        verbose_name_plural = _("anciens noms de communes")
        constraints = [models.UniqueConstraint(fields=["name_key", "commune"], name="one_former_name")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.name_key = normalise(self.name)
        super().save(*args, **kwargs)
