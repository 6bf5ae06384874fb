"""Groups of producers that ask for help with a drive."""

from urllib.parse import urlencode

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cms.core.requests import InboundRequest, RequestMessage

MOST_PRODUCERS = 500


class DriveSupportRequest(InboundRequest):
    """« Développer un drive »: who the group is, where it would sell, what it needs."""

    PREFIX = "DRV"
    SUBJECT = _("demande d’accompagnement")

    class Stage(models.TextChoices):
        """How far the group is."""

        IDEA = "idea", _("une idée")
        GROUP = "group", _("un groupe formé")
        PLACE = "place", _("un lieu trouvé")
        READY = "ready", _("prêt à ouvrir")
        OPEN = "open", _("déjà ouvert")

    class Need(models.TextChoices):
        """What the service may help with; no code is part of another one."""

        PLATFORM = "platform", _("la plateforme de commande")
        EQUIPMENT = "equipment", _("le matériel")
        PLACE = "place", _("le choix du lieu")
        LEGAL = "legal", _("le juridique")
        OTHER = "other", _("autre chose")

    TOPICS = Need.choices

    group_name = models.CharField(_("nom du groupe"), max_length=120)
    contact_role = models.CharField(_("rôle dans le groupe"), max_length=80, blank=True)
    commune = models.ForeignKey("map.Commune", models.PROTECT, related_name="+", verbose_name=_("commune"))
    place = models.CharField(_("lieu envisagé"), max_length=200, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=9, decimal_places=6, null=True, editable=False)
    longitude = models.DecimalField(_("longitude"), max_digits=9, decimal_places=6, null=True, editable=False)
    description = models.TextField(_("projet"), max_length=2000)
    producers_count = models.PositiveSmallIntegerField(
        _("nombre de producteurs"), validators=[MinValueValidator(1), MaxValueValidator(MOST_PRODUCERS)]
    )
    families = models.ManyToManyField(
        "producers.ProductFamily", verbose_name=_("produits"), blank=True, related_name="+"
    )
    stage = models.CharField(_("avancement"), max_length=6, choices=Stage.choices)
    needs = models.CharField(_("besoins"), max_length=60, help_text=_("Codes séparés par des virgules."))

    class Meta(InboundRequest.Meta):
        verbose_name = _("demande drive")
        verbose_name_plural = _("demandes drive")

    def facts(self):
        return [
            (_("Groupe"), self.group_name),
            (_("Rôle du contact"), self.contact_role),
            (_("Producteurs"), str(self.producers_count)),
            (_("Produits"), self.family_names),
            (_("Commune"), self.commune.name),
            (_("Lieu envisagé"), self.place),
            (_("Repère"), self.position),
            (_("Avancement"), capfirst(self.get_stage_display())),
            (_("Besoins"), capfirst(self.need_names)),
            (_("Projet"), self.description),
        ]

    def topics(self):
        return self.needs.split(",")

    def links(self):
        families = [("famille", family.slug) for family in self.families.all()]
        query = urlencode([("commune", self.commune.asked_as), *families])
        return [
            (_("Trouver les producteurs qui manquent à votre groupe"), f"{reverse('drive_group')}?{query}"),
            (_("Voir les drives autour"), f"/carte/?{urlencode({'type': 'drive', 'commune': self.commune.asked_as})}"),
            (_("Relire le guide du drive"), "/developper-un-drive/"),
        ]

    @property
    def need_names(self):
        """What the group needs, in words."""
        return ", ".join(str(self.Need(code).label) for code in self.topics())

    @property
    def family_names(self):
        """What the group sells, in words."""
        return ", ".join(family.name for family in self.families.all())

    @property
    def position(self):
        """« 43.646500, 0.585500 », empty when no point was placed."""
        return "" if self.latitude is None else f"{self.latitude}, {self.longitude}"


class DriveSupportMessage(RequestMessage):
    """A message about a request."""

    request = models.ForeignKey(DriveSupportRequest, models.CASCADE, related_name="messages")
