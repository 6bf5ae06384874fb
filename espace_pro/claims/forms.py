"""What somebody says of a farm that is already on the map."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.consent import ConsentField
from cms.core.fields import NO_MARKUP

NONE = "aucune"
CONSENT = _(
    "J’accepte que le service Agriculture du Département du Gers utilise mon nom, mon téléphone, mon adresse"
    " électronique et ce message pour vérifier que cette ferme est la mienne. Ils ne sont pas publiés."
)


class ChoiceForm(forms.Form):
    """« Est-ce vous ? »: one of these farms, or none."""

    farm = forms.ChoiceField(
        label=_("Est-ce votre ferme ?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choisissez une ferme, ou « aucune »."),
            "invalid_choice": _("Choisissez une ferme."),
        },
    )

    def __init__(self, *args, farms, **kwargs):
        super().__init__(*args, **kwargs)
        self.farms = list(farms)
        self.fields["farm"].choices = [*((str(farm.pk), farm.title) for farm in farms), (NONE, _("Aucune"))]


class ClaimForm(forms.Form):
    """« C’est ma ferme »: why one may believe it."""

    proof = forms.CharField(
        label=_("Comment pouvons-nous le vérifier ?"),
        help_text=_("Par exemple : votre numéro Siret, ou « appelez-moi au numéro de la fiche »."),
        max_length=1000,
        validators=[NO_MARKUP],
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Dites-nous comment vérifier que cette ferme est la vôtre.")},
    )
    consent = ConsentField(CONSENT)
