"""What a visitor may ask of the list of producers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.forms import LenientForm


class ProducerFilterForm(LenientForm):
    """Name or commune, product, video; a value that means nothing is ignored with a notice."""

    q = forms.CharField(label=_("Nom ou commune"), max_length=200, required=False)
    produit = forms.SlugField(label=_("Produit"), max_length=60, required=False)
    video = forms.BooleanField(label=_("Avec une vidéo"), required=False)

    def apply(self, producers):
        """Narrow a `ProducerQuerySet` to what was asked."""
        asked = self.asked
        if asked.get("q"):
            producers = producers.named_like(asked["q"])
        if asked.get("produit"):
            producers = producers.with_product(asked["produit"])
        if asked.get("video"):
            producers = producers.with_video()
        return producers
