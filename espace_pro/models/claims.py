"""Somebody says that a farm on the map is theirs."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.requests import InboundRequest, RequestMessage


class Claim(InboundRequest):
    """A farm, who says it is theirs, and why one may believe it; nothing changes until the service agrees."""

    PREFIX, SUBJECT = "REV", _("revendication de fiche")

    producer = models.ForeignKey(
        "producers.ProducerPage", models.CASCADE, related_name="claims", verbose_name=_("producteur")
    )
    first_name = models.CharField(_("prénom"), max_length=60)
    last_name = models.CharField(_("nom"), max_length=60)
    siret = models.CharField(_("numéro Siret"), max_length=20, blank=True)
    proof = models.TextField(_("comment le vérifier"), max_length=1000)
    is_email_confirmed = models.BooleanField(_("adresse électronique confirmée"), default=False)

    class Meta(InboundRequest.Meta):
        verbose_name = _("revendication de fiche")
        verbose_name_plural = _("revendications de fiches")

    def facts(self):
        """What the person said, and the farm as the public sees it."""
        confirmed = _("oui, par le lien reçu") if self.is_email_confirmed else _("pas encore")
        return [
            (_("Ferme"), self.producer.title),
            (_("Comment le vérifier"), self.proof),
            (_("Siret"), self.siret),
            (_("Adresse électronique confirmée"), confirmed),
        ]

    def conclude(self, state, author):
        """End it without the usual mail: its own says what to do next."""
        self._become(state)
        self._add(RequestMessage.Kind.STATE, self.get_state_display(), author)


class ClaimMessage(RequestMessage):
    """A message about a claim."""

    request = models.ForeignKey(Claim, models.CASCADE, related_name="messages")
