"""What others do elsewhere to sell directly, to be inspired by."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.search import index

from cms.core.text import normalise
from guides.departments import DEPARTMENTS, SEVERAL
from guides.models.dated import GOOD_FOR, SourcedMixin
from guides.querysets import InitiativeQuerySet


class Initiative(SourcedMixin, index.Indexed):
    """One local initiative: who carries it, where, and who says so."""

    class Carrier(models.TextChoices):
        """Who carries it."""

        COUNCIL = "council", _("Collectivité")
        CHAMBER = "chamber", _("Chambre d’agriculture")
        PRODUCERS = "producers", _("Producteurs")
        ASSOCIATION = "association", _("Association")

    class Theme(models.TextChoices):
        """What it is about."""

        DRIVE = "drive", _("Drive et point de retrait")
        DELIVERY = "delivery", _("Livraison")
        DIRECTORY = "directory", _("Carte et annuaire")
        PLATFORM = "platform", _("Commande en ligne")
        SHOP = "shop", _("Magasin et distributeur")
        MARKET = "market", _("Marché adapté")
        CATERING = "catering", _("Restauration collective et commerces")

    class Activity(models.TextChoices):
        """Whether it still runs, as far as we know."""

        UNKNOWN = "unknown", _("À revérifier")
        ACTIVE = "active", _("En activité")
        OVER = "over", _("Terminée")

    name = models.CharField(_("nom"), max_length=160)
    locality = models.CharField(_("lieu"), max_length=120, help_text=_("Commune, secteur ou « tout le département »."))
    department = models.CharField(_("département"), max_length=3, choices=DEPARTMENTS)
    carrier = models.CharField(_("porteur"), max_length=12, choices=Carrier.choices)
    theme = models.CharField(_("thème"), max_length=12, choices=Theme.choices)
    description = models.TextField(_("description"), max_length=600)
    url = models.URLField(_("lien"), blank=True, max_length=400)
    started_on = models.DateField(
        _("date"),
        null=True,
        blank=True,
        help_text=_("Quand elle a commencé, ou quand la source en parle ; seul le mois est montré."),
    )
    activity = models.CharField(_("toujours active"), max_length=8, choices=Activity.choices, default=Activity.UNKNOWN)
    checked_on = models.DateField(_("vérifiée le"), null=True, blank=True)
    sender_email = models.EmailField(
        _("adresse de la personne qui la propose"), blank=True, help_text=_("Pour le service seul, jamais publiée.")
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    search_key = models.TextField(editable=False, default="")

    objects = models.Manager.from_queryset(InitiativeQuerySet)()

    panels = [
        FieldPanel("name"),
        FieldRowPanel(["locality", "department"]),
        FieldRowPanel(["carrier", "theme"]),
        FieldPanel("description"),
        FieldPanel("url"),
        FieldRowPanel(["started_on", "activity", "checked_on"]),
        MultiFieldPanel([FieldRowPanel(["source_name", "source_url"])], _("D’où nous le tenons")),
        FieldPanel("sender_email", read_only=True, permission="guides.publish_initiative"),
        PublishingPanel(),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("description")]

    class Meta:
        ordering = ["department", "locality", "name"]
        constraints = [
            models.UniqueConstraint(fields=["name", "locality", "department"], name="initiative_named_once_a_place")
        ]
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")

    def __str__(self):
        return f"{self.name} ({self.place})"

    def save(self, *args, **kwargs):
        words = (self.name, self.locality, self.get_department_display(), self.description)
        self.search_key = normalise(" ".join(map(str, words)))
        super().save(*args, **kwargs)

    def serializable_data(self):
        """All that a version keeps: not the address of whoever proposed it, which is erased one day."""
        data = super().serializable_data()
        del data["sender_email"]
        return data

    def with_content_json(self, content):
        version = super().with_content_json(content)
        version.sender_email = self.sender_email
        return version

    @property
    def place(self):
        """« Auch, Gers »; the département's name once when it says it all."""
        is_enough = self.department == SEVERAL or self.locality == self.get_department_display()
        return self.locality if is_enough else f"{self.locality}, {self.get_department_display()}"

    @property
    def due_on(self):
        known = self.checked_on or self.started_on or timezone.localdate(self.created_at)
        return None if self.activity == self.Activity.OVER else known + GOOD_FOR

    def get_preview_template(self, request, mode_name):
        return "guides/record_preview.html"

    def get_preview_context(self, request, mode_name):
        return {"initiatives": [self]}
