"""What the farm produces, and the signs it declares."""

from django import forms
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from cms.core.fields import NO_MARKUP, LineField
from producers.models import Label, Product, ProductFamily

MOST_PRODUCTS = 60


class ProductsForm(forms.Form):
    """« Vos produits »."""

    standfirst = LineField(
        label=_("Votre ferme en une phrase"),
        help_text=_(
            "Ce que vous produisez, et comment. Par exemple : « Volailles élevées dehors, nourries à la ferme. »"
        ),
        max_length=200,
        error_messages={"required": _("Présentez votre ferme en une phrase.")},
    )
    products = forms.ModelMultipleChoiceField(
        Product.objects.select_related("family"),
        label=_("Vos produits"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Un de ces produits n’existe plus.")},
    )
    other_products = LineField(
        label=_("Autres produits"),
        help_text=_("Ceux que vous ne trouvez pas dans la liste, séparés par des virgules."),
        max_length=200,
        required=False,
        validators=[NO_MARKUP],
    )
    labels = forms.ModelMultipleChoiceField(
        Label.objects.all(),
        label=_("Signes de qualité, marques et réseaux"),
        help_text=_("Votre fiche dira « déclaré par le producteur ». En conversion bio ? Dites-le à la relecture."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Un de ces signes n’existe plus.")},
    )
    supplies_catering = forms.BooleanField(
        label=_("Je peux fournir la restauration collective (écoles, collèges, maisons de retraite)"), required=False
    )

    def clean_products(self):
        """Not more than a farm grows."""
        products = self.cleaned_data["products"]
        if len(products) > MOST_PRODUCTS:
            raise forms.ValidationError(_("60 produits au plus : gardez les principaux."))
        return products

    def clean(self):
        cleaned = super().clean()
        if "products" in cleaned and not cleaned["products"] and not cleaned.get("other_products"):
            self.add_error("products", _("Cochez au moins un produit, ou écrivez-le plus bas."))
        return cleaned

    def shelves(self):
        """Families with a box for each product, and how many of them are ticked."""
        ticked = {str(value) for value in self["products"].value() or ()}
        families = ProductFamily.objects.prefetch_related(Prefetch("products", Product.objects.order_by("name")))
        for family in families:
            products = [(product, str(product.pk) in ticked) for product in family.products.all()]
            if products:
                yield {"family": family, "products": products, "ticked": sum(is_ticked for _p, is_ticked in products)}
