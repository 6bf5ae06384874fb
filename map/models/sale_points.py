"""Places where one can buy, and the dates when they are not as usual."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.admin.widgets import SlugInput
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, LockableMixin, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from cms.core.audience import ContactMixin, LocationAudience
from cms.core.confirmation import ConfirmedMixin
from cms.core.geo import LocationMixin
from cms.core.geo_panel import LocationPanel
from cms.core.hours_field import OpeningHoursField
from cms.core.landscapes import LANDSCAPES
from cms.core.records import RecordMixin
from map.kinds import KINDS, SalePointKind
from map.presentation import preview_context
from map.querysets import SalePointQuerySet


class SalePoint(
    RecordMixin,
    WorkflowMixin,
    PreviewableMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    LocationMixin,
    ContactMixin,
    ConfirmedMixin,
    index.Indexed,
    ClusterableModel,
):
    """A place where one can buy from producers."""

    class Public(models.TextChoices):
        """Who may buy there."""

        ALL = "all", _("tout le monde")
        PROFESSIONALS = "professionals", _("réservé aux professionnels")

    kind = models.CharField(_("type de lieu"), max_length=20, choices=SalePointKind.choices)
    title = models.CharField(_("nom"), max_length=120)
    slug = models.SlugField(_("nom dans les liens"), max_length=140, unique=True)
    description = models.TextField(_("présentation"), max_length=1000, blank=True)
    host = models.ForeignKey(
        "producers.ProducerPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="own_sale_points",
        verbose_name=_("ferme d’accueil"),
        help_text=_("Pour une vente à la ferme : le producteur chez qui l’on achète."),
    )
    products = ParentalManyToManyField(
        "producers.Product",
        blank=True,
        related_name="+",
        verbose_name=_("produits"),
        help_text=_("En plus de ceux des producteurs présents."),
    )
    photo = models.ForeignKey(
        get_image_model_string(), models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("photo")
    )
    illustration = models.CharField(
        _("illustration"),
        max_length=30,
        choices=LANDSCAPES,
        blank=True,
        help_text=_("Paysage montré tant qu’il n’y a pas de photo. Vide : choisi d’après le lieu et les produits."),
    )
    public = models.CharField(_("qui peut y acheter"), max_length=13, choices=Public.choices, default=Public.ALL)

    commune = models.ForeignKey("map.Commune", models.PROTECT, null=True, related_name="+", verbose_name=_("commune"))
    locality = models.CharField(_("lieu-dit ou place"), max_length=100, blank=True)
    address = models.CharField(_("numéro et rue"), max_length=200, blank=True)
    postcode = models.CharField(_("code postal"), max_length=5, blank=True)
    location_audience = models.CharField(
        _("ce que le public voit du lieu"),
        max_length=10,
        choices=LocationAudience.choices,
        default=LocationAudience.EXACT,
    )

    opening_hours = OpeningHoursField(_("horaires"), blank=True)
    hours_note = models.CharField(
        _("précision sur les horaires"),
        max_length=255,
        blank=True,
        help_text=_("Ce que les lignes ci-dessus ne peuvent pas dire."),
    )

    order_url = models.URLField(_("adresse de commande"), blank=True)
    order_deadline = models.CharField(_("commander avant"), max_length=120, blank=True)
    pickup_info = models.CharField(_("retrait"), max_length=200, blank=True)

    source = models.CharField(_("source"), max_length=120, blank=True)
    source_url = models.URLField(_("adresse de la source"), blank=True)
    source_date = models.CharField(_("date de la source"), max_length=20, blank=True)
    source_ref = models.CharField(max_length=80, blank=True, db_index=True, editable=False)

    objects = models.Manager.from_queryset(SalePointQuerySet)()

    place_panels = [
        TitleFieldPanel("title", targets=["slug"], placeholder=_("Nom du lieu")),
        FieldPanel("kind"),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("description"),
        FieldPanel("host"),
        FieldPanel("public"),
        MultiFieldPanel([FieldPanel("photo"), FieldPanel("illustration")], _("Image")),
        MultiFieldPanel(
            [
                FieldRowPanel(["commune", "postcode"]),
                FieldRowPanel(["locality", "address"]),
                LocationPanel("location"),
                FieldPanel("location_precision"),
                FieldPanel("location_audience"),
            ],
            _("Où"),
        ),
    ]
    hours_panels = [
        FieldPanel("opening_hours"),
        FieldPanel("hours_note"),
        InlinePanel("exceptions", heading=_("Fermetures et changements datés"), label=_("changement")),
        MultiFieldPanel(
            [FieldPanel("order_url"), FieldPanel("order_deadline"), FieldPanel("pickup_info")], _("Commander")
        ),
    ]
    contact_panels = [
        FieldRowPanel(["phone", "phone_audience"]),
        FieldRowPanel(["email", "email_audience"]),
        FieldRowPanel(["website", "website_audience"]),
        MultiFieldPanel([FieldRowPanel(["confirmed_on", "confirmed_by"])], _("Dernière confirmation")),
        MultiFieldPanel([FieldRowPanel(["source", "source_date"]), FieldPanel("source_url")], _("Source")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(place_panels, heading=_("Le lieu")),
            ObjectList([FieldPanel("products", widget=forms.CheckboxSelectMultiple)], heading=_("Produits")),
            ObjectList(hours_panels, heading=_("Horaires et commande")),
            ObjectList(contact_panels, heading=_("Contact et source")),
            ObjectList([PublishingPanel()], heading=_("Publication")),
        ]
    )
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("kind"),
        index.FilterField("live"),
    ]

    class Meta:
        ordering = ["title"]
        verbose_name = _("point de vente")
        verbose_name_plural = _("points de vente")

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if self.host_id and self.kind not in (SalePointKind.FARM, SalePointKind.FARM_MARKET):
            raise ValidationError({"host": _("Seules une vente ou un marché à la ferme ont une ferme d’accueil.")})

    def get_absolute_url(self):
        return reverse("sale_point", args=[self.slug])

    @property
    def kind_info(self):
        """The words for its kind (`Kind`)."""
        return KINDS[self.kind]

    def get_preview_template(self, request, mode_name):
        return "map/sale_point.html"

    def get_preview_context(self, request, mode_name):
        return super().get_preview_context(request, mode_name) | preview_context(self)


class OpeningException(models.Model):
    """Days when a place is closed, has other hours or has moved; it expires by itself."""

    class Change(models.TextChoices):
        """What is different on those days."""

        CLOSED = "closed", _("fermé")
        HOURS = "hours", _("autres horaires")
        MOVED = "moved", _("déplacé")

    sale_point = ParentalKey(SalePoint, on_delete=models.CASCADE, related_name="exceptions")
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au"))
    kind = models.CharField(_("ce qui change"), max_length=6, choices=Change.choices, default=Change.CLOSED)
    opening_hours = OpeningHoursField(_("horaires ces jours-là"), blank=True)
    note = models.CharField(
        _("précision"), max_length=200, blank=True, help_text=_("Pour un lieu déplacé : où il se tient.")
    )

    panels = [FieldRowPanel(["starts_on", "ends_on", "kind"]), FieldPanel("opening_hours"), FieldPanel("note")]

    class Meta:
        ordering = ["starts_on"]
        verbose_name = _("fermeture ou changement")
        verbose_name_plural = _("fermetures et changements")

    def __str__(self):
        return f"{self.get_kind_display()} : {self.starts_on:%d/%m/%Y} – {self.ends_on:%d/%m/%Y}"

    def clean(self):
        super().clean()
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("La fin vient avant le début.")})
        if self.kind == self.Change.HOURS and not self.opening_hours:
            raise ValidationError({"opening_hours": _("Indiquez les horaires de ces jours-là.")})
