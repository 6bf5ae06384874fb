"""The questions of an inscription, a form a step."""

from espace_pro.inscription.forms.farm import FarmForm, StartForm
from espace_pro.inscription.forms.photos import PhotosForm
from espace_pro.inscription.forms.place import PlaceForm
from espace_pro.inscription.forms.products import ProductsForm
from espace_pro.inscription.forms.sales import SalesForm
from espace_pro.inscription.forms.visibility import ReviewForm, VisibilityForm

__all__ = [
    "FarmForm",
    "PhotosForm",
    "PlaceForm",
    "ProductsForm",
    "ReviewForm",
    "SalesForm",
    "StartForm",
    "VisibilityForm",
]
