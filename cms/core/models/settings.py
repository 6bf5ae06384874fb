"""What the communications staff may change for the whole site."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Site

from cms.core.confirmation import Delays
from cms.core.kept import forget, kept

SUBJECT = "settings"


@register_setting(icon="home")
class SiteSettings(BaseSiteSetting):
    """The service's name and contact details in the footer of every page, and the notice at their top."""

    publisher = models.CharField(_("collectivité"), max_length=120, default="Département du Gers")
    service_name = models.CharField(
        _("service"), max_length=120, default="service Agriculture et Transition écologique"
    )
    address = models.TextField(_("adresse postale"), max_length=300, blank=True)
    phone = models.CharField(_("téléphone"), max_length=20, blank=True)
    email = models.EmailField(_("adresse électronique"), blank=True)
    review_email = models.EmailField(
        _("adresse prévenue de ce qui attend"),
        blank=True,
        help_text=_(
            "Celle du service qui relit : inscriptions, changements et demandes y sont annoncés. "
            "Vide : l’adresse électronique ci-dessus."
        ),
    )
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

    asked_after = models.PositiveSmallIntegerField(_("redemander confirmation après (mois)"), default=Delays.asked)
    doubtful_after = models.PositiveSmallIntegerField(
        _("afficher « à confirmer » après (mois)"),
        default=Delays.doubtful,
        help_text=_("La fiche reste en ligne et dit de quand date sa dernière confirmation."),
    )
    expired_after = models.PositiveSmallIntegerField(
        _("ne plus se fier aux horaires après (mois)"),
        default=Delays.expired,
        help_text=_("Le lieu n’est plus annoncé ouvert ni fermé : ses horaires sont à confirmer."),
    )
    asks_confirmations = models.BooleanField(
        _("demander les confirmations par courriel"),
        default=True,
        help_text=_(
            "Chaque nuit, le site écrit aux fermes et aux lieux dont la fiche date, puis deux rappels à quinze jours "
            "d’écart ; sans réponse, la fiche vous attend dans « À relire ». Décoché : aucun courriel ne part."
        ),
    )
    notice_text = models.CharField(
        _("annonce"),
        max_length=300,
        blank=True,
        help_text=_("Une phrase en haut de toutes les pages : un report, une alerte, un événement."),
    )
    notice_link = models.CharField(
        _("lien de l’annonce"),
        max_length=200,
        blank=True,
        validators=[RegexValidator(r"^(https://|/(?![/\\]))", _("Une adresse commence par https:// ou par /."))],
        help_text=_("Facultatif : /chemin/ sur ce site, ou https://…"),
    )
    notice_from = models.DateTimeField(
        _("affichée à partir du"), null=True, blank=True, help_text=_("Vide : dès l’enregistrement.")
    )
    notice_until = models.DateTimeField(
        _("affichée jusqu’au"), null=True, blank=True, help_text=_("À cette heure, l’annonce disparaît d’elle-même.")
    )

    panels = [
        MultiFieldPanel(
            [FieldPanel("publisher"), FieldPanel("publisher_url"), FieldPanel("service_name")], _("Qui publie ce site")
        ),
        MultiFieldPanel(
            [FieldPanel("address"), FieldPanel("phone"), FieldPanel("email"), FieldPanel("review_email")],
            _("Coordonnées"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("asks_confirmations"),
                FieldPanel("asked_after"),
                FieldPanel("doubtful_after"),
                FieldPanel("expired_after"),
            ],
            _("Confirmation des fiches"),
        ),
        MultiFieldPanel(
            [FieldPanel("notice_text"), FieldPanel("notice_link"), FieldRowPanel(["notice_from", "notice_until"])],
            _("Annonce en haut de toutes les pages"),
        ),
        MultiFieldPanel([FieldPanel("accessibility_state"), FieldPanel("demo_notice")], _("Mentions")),
    ]

    class Meta:
        verbose_name = _("coordonnées, annonce et mentions")

    def clean(self):
        super().clean()
        months = (self.asked_after, self.doubtful_after, self.expired_after)
        if None not in months and not 1 <= months[0] <= months[1] <= months[2]:
            raise ValidationError({"expired_after": _("Ces trois délais vont du plus court au plus long.")})
        if self.notice_text and not self.notice_until:
            raise ValidationError({"notice_until": _("Donnez une fin à l’annonce : elle s’en ira d’elle-même.")})
        if self.notice_from and self.notice_until and self.notice_from >= self.notice_until:
            raise ValidationError({"notice_until": _("La fin vient après le début.")})

    def has_notice(self, instant):
        """Whether the notice is shown at an instant."""
        starts, ends = self.notice_from, self.notice_until
        return bool(self.notice_text) and (not starts or starts <= instant) and (not ends or instant < ends)

    def notice_changes_in(self, instant):
        """Seconds until the notice comes or goes, None when it will do neither."""
        moments = [moment for moment in (self.notice_from, self.notice_until) if moment and moment > instant]
        return (min(moments) - instant).total_seconds() if self.notice_text and moments else None

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        forget(SUBJECT)

    @classmethod
    def for_request(cls, request):
        """The settings of a request's site, for pages to show; the admin, which modifies them, reads its own."""
        site, main = Site.find_for_request(request), kept(SUBJECT, _main_settings)
        return main if main and site and main.site_id == site.pk else kept(SUBJECT, cls.for_site, site)


def _main_settings():
    return SiteSettings.objects.order_by("-site__is_default_site", "pk").first()


def review_address():
    """Where the service hears that something waits for it; empty when the site says nothing."""
    main = _main_settings()
    return main.review_email or main.email if main else ""


def confirmation_delays():
    """The delays of the default site (`Delays`)."""
    main = kept(SUBJECT, _main_settings)
    return Delays(main.asked_after, main.doubtful_after, main.expired_after) if main else Delays()


def confirmation_limits():
    """What these delays mean today (`Limits`)."""
    return confirmation_delays().limits(timezone.localdate())
