"""Producers' profiles and their index."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable
from wagtail.search import index

from cms.core.audience import ContactMixin, LocationAudience, public_facts
from cms.core.blocks import StoryBlock
from cms.core.confirmation import ConfirmedMixin
from cms.core.geo import LocationMixin
from cms.core.geo_panel import LocationPanel
from cms.core.landscapes import LANDSCAPES
from cms.core.models import BasePage
from cms.core.paging import paginate
from cms.core.records import RecordMixin
from cms.core.text import normalise
from producers import catalogue
from producers.agenda import agenda_of
from producers.forms import ProducerFilterForm
from producers.querysets import ProducerManager
from producers.rights import FarmRightsMixin

CARDS_A_PAGE = 24
NEXT_DATES = 7


class ProducerIndexPage(FarmRightsMixin, BasePage):
    """All producers, filtered by name, product or video."""

    standfirst = models.CharField(_("chapô"), max_length=255, blank=True)

    max_count = 1
    parent_page_types = ["home.HomePage"]
    subpage_types = ["producers.ProducerPage"]
    content_panels = [*BasePage.content_panels, FieldPanel("standfirst")]

    class Meta:
        verbose_name = _("liste des producteurs")

    def get_context(self, request, *args, **kwargs):
        form = ProducerFilterForm(request.GET)
        producers = form.apply(ProducerPage.objects.child_of(self).listed()).by_name()
        results = paginate(request, producers, CARDS_A_PAGE)
        results.object_list = results.object_list.for_cards()
        return super().get_context(request, *args, **kwargs) | {
            "form": form,
            "results": results,
            "families": catalogue.families(),
        }


class ProducerTag(TaggedItemBase):
    """A free keyword on a producer."""

    content_object = ParentalKey("producers.ProducerPage", on_delete=models.CASCADE, related_name="tagged_items")


class ProducerPage(FarmRightsMixin, RecordMixin, LocationMixin, ContactMixin, ConfirmedMixin, BasePage):
    """A producer's public profile: story, products, signs, places and videos."""

    standfirst = models.CharField(
        _("en une phrase"),
        max_length=200,
        help_text=_("Ce que vous produisez et comment, en une phrase."),
    )
    story = StreamField(StoryBlock(), blank=True, verbose_name=_("histoire de la ferme"))
    photo = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photo principale"),
    )
    illustration = models.CharField(
        _("illustration"),
        max_length=30,
        choices=LANDSCAPES,
        blank=True,
        help_text=_("Paysage montré tant qu’il n’y a pas de photo. Vide : choisi d’après les produits."),
    )
    commune = models.ForeignKey("map.Commune", models.PROTECT, null=True, related_name="+", verbose_name=_("commune"))
    locality = models.CharField(_("lieu-dit"), max_length=100, blank=True)
    address = models.CharField(_("numéro et rue"), max_length=200, blank=True)
    postcode = models.CharField(_("code postal"), max_length=5, blank=True)
    location_audience = models.CharField(
        _("ce que le public voit du lieu"),
        max_length=10,
        choices=LocationAudience.choices,
        default=LocationAudience.EXACT,
    )
    contact_note = models.CharField(
        _("comment vous joindre"),
        max_length=200,
        blank=True,
        help_text=_("Par exemple : « Le plus simple est d’appeler entre midi et deux. »"),
    )
    practical_info = models.TextField(
        _("infos pratiques"), max_length=1000, blank=True, help_text=_("Une par ligne : parking, paiement, visites…")
    )
    supplies_catering = models.BooleanField(_("peut fournir la restauration collective"), default=False)
    open_to_drive_groups = models.BooleanField(
        _("accepte d’être contacté par un groupe de drive"),
        default=False,
        help_text=_("La ferme est proposée aux groupes qui cherchent un producteur de ses produits à moins de 20 km."),
    )
    tags = ClusterTaggableManager(through=ProducerTag, blank=True, verbose_name=_("mots-clés"))
    source_ref = models.CharField(max_length=80, blank=True, db_index=True, editable=False)
    name_key = models.CharField(max_length=400, db_index=True, editable=False, default="")

    objects = ProducerManager()

    parent_page_types = ["producers.ProducerIndexPage"]
    subpage_types = []

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        MultiFieldPanel([FieldPanel("photo"), FieldPanel("illustration")], _("Image principale")),
        FieldPanel("story"),
        InlinePanel("gallery", heading=_("Photos"), label=_("photo"), max_num=12),
        FieldPanel("tags"),
    ]
    product_panels = [
        InlinePanel("product_lines", heading=_("Produits"), label=_("produit")),
        InlinePanel("label_lines", heading=_("Signes de qualité, marques et réseaux"), label=_("signe")),
        FieldPanel("supplies_catering"),
        FieldPanel("open_to_drive_groups"),
    ]
    place_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel(["commune", "postcode"]),
                FieldRowPanel(["locality", "address"]),
                LocationPanel("location"),
                FieldPanel("location_precision"),
                FieldPanel("location_audience"),
            ],
            _("Où se trouve la ferme"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel(["phone", "phone_audience"]),
                FieldRowPanel(["email", "email_audience"]),
                FieldRowPanel(["website", "website_audience"]),
                FieldPanel("contact_note"),
                FieldPanel("practical_info"),
            ],
            _("Contact et accueil"),
            permission="producers.manage_contact",
        ),
        MultiFieldPanel([FieldRowPanel(["confirmed_on", "confirmed_by"])], _("Dernière confirmation")),
    ]
    edit_handler = TabbedInterface(
        [
            ObjectList(content_panels, heading=_("La ferme")),
            ObjectList(product_panels, heading=_("Produits et signes")),
            ObjectList(place_panels, heading=_("Lieu et contact")),
            ObjectList(BasePage.promote_panels, heading=_("Partage")),
            ObjectList(BasePage.settings_panels, heading=_("Publication")),
        ]
    )
    search_fields = [*BasePage.search_fields, index.SearchField("standfirst"), index.SearchField("story")]

    class Meta:
        verbose_name = _("producteur")
        verbose_name_plural = _("producteurs")
        permissions = [("manage_contact", _("Peut voir et modifier les coordonnées des producteurs"))]

    def save(self, *args, **kwargs):
        self.name_key = normalise(f"{self.title} {self.commune.name if self.commune_id else ''}")[:400]
        super().save(*args, **kwargs)
        self.__dict__.pop("url", None)

    @cached_property
    def public(self):
        """What everyone may know of the place and contact (`PublicFacts`)."""
        return public_facts(self, self.commune)

    @property
    def practical_lines(self):
        """Practical information, a string a line."""
        return [line.strip() for line in self.practical_info.splitlines() if line.strip()]

    @cached_property
    def url(self):
        """Its address, worked out once: a list asks for it several times a farm."""
        return self.get_url()

    @cached_property
    def shown_places(self):
        """Its public places (`Listing`)."""
        return list(self.listings.all())

    @cached_property
    def kinds(self):
        """The kinds of its public places (`Kind`), each once, the farm first."""
        kinds = {place.kind: place.kind_info for place in self.shown_places if place.kind != "producer"}
        return sorted(kinds.values(), key=lambda kind: kind.code != "farm")

    @cached_property
    def farm_status(self):
        """Whether its farm sale is open now (`OpeningStatus`), None without one."""
        farms = (place for place in self.shown_places if place.kind == "farm" and place.url == self.url)
        return next((farm.status for farm in farms), None)

    @property
    def landscape(self):
        """The drawn landscape that stands for a farm without a photo."""
        return self.illustration or next((place.illustration for place in self.shown_places), "")

    @property
    def has_video(self):
        """Whether one can see it in a film."""
        return any(place.has_video for place in self.shown_places)

    @cached_property
    def product_names(self):
        """The products' names, in the producer's order."""
        return [line.product.name for line in self.product_lines.all()]

    def get_context(self, request, *args, **kwargs):
        lines = self.product_lines.select_related("product__family")
        labels = list(self.label_lines.select_related("label"))
        places = list(self.listings.for_profile(self))
        return super().get_context(request, *args, **kwargs) | {
            "videos": [video for video in self.videos.for_player() if video.is_playable],
            "product_lines": lines,
            "official_labels": [line for line in labels if line.label.group == "official"],
            "network_labels": [line for line in labels if line.label.group == "network"],
            "places": places,
            "farm": next((place for place in places if place.sale_point.host_id == self.pk), None),
            "agenda": agenda_of(places, NEXT_DATES),
            "neighbours": self._neighbours(),
        }

    def _neighbours(self):
        """The public places around the public point of the farm, its own aside."""
        if self.public.latitude is None:
            return []
        around = self.listings.model.objects.exclude(producers=self)
        return around.neighbours_of(self.public.latitude, self.public.longitude)


class ProducerPhoto(Orderable):
    """A picture of a producer's gallery."""

    producer = ParentalKey(ProducerPage, on_delete=models.CASCADE, related_name="gallery")
    image = models.ForeignKey(get_image_model_string(), models.CASCADE, related_name="+", verbose_name=_("photo"))
    caption = models.CharField(_("légende"), max_length=200, blank=True)

    panels = [FieldPanel("image"), FieldPanel("caption")]
