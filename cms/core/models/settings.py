"""What the communications staff may change for the whole site."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting


@register_setting(icon="home")
class SiteSettings(BaseSiteSetting):
    """Name and contact details of the service, shown in the footer of every page."""

    publisher = models.CharField(_("collectivité"), max_length=120, default="Département du Gers")
    service_name = models.CharField(
        _("service"), max_length=120, default="service Agriculture et Transition écologique"
    )
    address = models.TextField(_("adresse postale"), max_length=300, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    publisher_url = models.URLField(_("site de la collectivité"), blank=True)
    accessibility_state = models.CharField(
        _("mention d’accessibilité"),
        max_length=60,
        default="non conforme",
        help_text=_("« non conforme » sans audit valide, sinon « partiellement conforme » ou « totalement conforme »."),
    )
    demo_notice = models.CharField(
        _("avertissement en pied de page"),
        max_length=200,
        blank=True,
        help_text=_("Une phrase sous le pied de page, par exemple sur un site de démonstration."),
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("publisher"), FieldPanel("publisher_url"), FieldPanel("service_name")], _("Qui publie ce site")
        ),
        MultiFieldPanel([FieldPanel("address"), FieldPanel("phone"), FieldPanel("email")], _("Coordonnées")),
        MultiFieldPanel([FieldPanel("accessibility_state"), FieldPanel("demo_notice")], _("Mentions")),
    ]

    class Meta:
        verbose_name = _("coordonnées et mentions")
