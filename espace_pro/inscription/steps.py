"""The steps of an inscription, in their order."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from espace_pro.inscription import forms


@dataclass(frozen=True)
class Step:
    """One screen: `slug` is in its address and names its answers; `lead` is said above the questions."""

    slug: str
    title: str
    form_class: type
    lead: str = ""

    @property
    def template(self):
        return f"espace_pro/inscription/{self.slug}.html"


FARM = Step("ferme", _("Votre ferme"), forms.FarmForm)
PLACE = Step("lieu", _("Où vous êtes"), forms.PlaceForm)
PRODUCTS = Step("produits", _("Vos produits"), forms.ProductsForm)
SALES = Step("ventes", _("Vos ventes"), forms.SalesForm)
PHOTOS = Step("photos", _("Photos"), forms.PhotosForm)
VISIBILITY = Step("visibilite", _("Ce que l’on voit"), forms.VisibilityForm)
REVIEW = Step("relecture", _("Relecture"), forms.ReviewForm)
STEPS = (FARM, PLACE, PRODUCTS, SALES, PHOTOS, VISIBILITY, REVIEW)
BY_SLUG = {step.slug: step for step in STEPS}


def after(step):
    """The next step, None after the last."""
    return next((later for earlier, later in pairwise(STEPS) if earlier == step), None)


def before(step):
    """The step before, None for the first."""
    return next((earlier for earlier, later in pairwise(STEPS) if later == step), None)
