"""What everybody sees of the farm, field by field."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.audience import Audience
from cms.core.consent import ConsentField
from cms.core.fields import NO_MARKUP, LineField, SiteField

AUDIENCES = [
    (Audience.PUBLIC, _("Tout le monde")),
    (Audience.BUYERS, _("Les acheteurs de la restauration collective")),
    (Audience.SERVICE, _("Le service Agriculture seulement")),
]
CONSENT = _(
    "J’accepte que le Département du Gers publie sur « C’est fait dans le Gers » les réponses que j’ai choisi de"
    " montrer à tout le monde, et garde les autres pour gérer ma fiche. J’ai le droit de montrer ces photos. Je"
    " peux changer d’avis à tout moment."
)


def audience(label, initial):
    """Who may see one contact."""
    return forms.ChoiceField(
        label=label,
        choices=AUDIENCES,
        initial=initial,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choisissez qui peut le voir.")},
    )


class VisibilityForm(forms.Form):
    """« Ce que l’on voit »."""

    phone_audience = audience(_("Qui voit votre téléphone ?"), Audience.PUBLIC)
    email_audience = audience(_("Qui voit votre adresse électronique ?"), Audience.SERVICE)
    website = SiteField(
        label=_("Site internet"),
        help_text=_("Ou une page de réseau social. Il est visible par tout le monde."),
        required=False,
    )
    contact_note = LineField(
        label=_("Comment vous joindre"),
        help_text=_("Visible par tout le monde. Par exemple : « Le plus simple est d’appeler entre midi et deux. »"),
        max_length=200,
        required=False,
    )


class ReviewForm(forms.Form):
    """« Relecture »: a word for the service, and the consent."""

    note = forms.CharField(
        label=_("Un mot pour le service"),
        help_text=_("Il n’est pas publié. Par exemple : une conversion bio en cours, un horaire qui change en hiver."),
        max_length=300,
        required=False,
        validators=[NO_MARKUP],
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    consent = ConsentField(
        CONSENT, error_messages={"required": _("Cochez cette case : sans votre accord, rien ne peut paraître.")}
    )
