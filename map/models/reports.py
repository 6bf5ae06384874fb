"""Errors that visitors report on a public page."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.requests import InboundRequest, RequestMessage


class ListingReport(InboundRequest):
    """« Horaires faux »: what is wrong on which page, said by anyone, without an account."""

    PREFIX = "SIG"
    SUBJECT = _("signalement")

    class Field(models.TextChoices):
        """What may be wrong."""

        HOURS = "hours", _("les horaires ou les dates")
        PLACE = "place", _("l’adresse ou le repère sur la carte")
        CONTACT = "contact", _("le téléphone, le courriel ou le site internet")
        PRODUCTS = "products", _("les produits ou les signes de qualité")
        GONE = "gone", _("ce lieu n’existe plus")
        OTHER = "other", _("autre chose")

    TOPICS = Field.choices

    page = models.CharField(_("page concernée"), max_length=300)
    place = models.CharField(_("fiche"), max_length=255, blank=True, editable=False)
    field = models.CharField(_("ce qui est faux"), max_length=10, choices=Field.choices)
    text = models.TextField(_("ce qu’il faudrait écrire"), max_length=2000, blank=True)

    class Meta(InboundRequest.Meta):
        verbose_name = _("signalement")
        verbose_name_plural = _("signalements")

    def topics(self):
        return [self.field]

    def facts(self):
        where = f"{self.place} ({self.page})" if self.place else self.page
        return [
            (_("Page concernée"), where),
            (_("Ce qui est faux"), self.get_field_display()),
            (_("Ce qu’il faudrait écrire"), self.text),
        ]


class ListingReportMessage(RequestMessage):
    """A message about a report."""

    request = models.ForeignKey(ListingReport, models.CASCADE, related_name="messages")
