"""What a visitor may ask of the map: every filter is a value of the query string."""

from django import forms
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.core.forms import LenientForm
from cms.core.geo import territory_bounds
from cms.core.kept import kept
from map.fields import KindsField, ZoneField, refusal
from map.moments import A_DAY, NOW, TODAY, TOMORROW, moment_of, moment_on
from producers import catalogue

RADII = (5, 10, 15, 20, 30, 50, 100)
DEFAULT_RADIUS = 30
LONGEST = 200
"""Characters of the words looked for; a longer filter is none of ours."""
BY_DISTANCE, BY_NAME = "distance", "nom"
SORTS = ((BY_DISTANCE, _("du plus proche au plus lointain")), (BY_NAME, _("de A à Z")))
CLOCKS = ("%H:%M", "%H:%M:%S", "%Hh%M", "%Hh", "%H")
STATES = (("ouvert", _("ouverts")), ("a-confirmer", _("à confirmer")), ("ferme", _("fermés")))
WHAT_DAY = _("Choisissez le jour où le lieu doit être ouvert.")
SWAPPED = _("Latitude et longitude semblent inversées : la recherche ne tient pas compte de cette position.")
ABROAD = _("Cette position est hors de France métropolitaine : la recherche n’en tient pas compte.")


class ListingFilterForm(LenientForm):
    """Words, place, kinds, product, label and opening of the places looked for."""

    q = forms.CharField(label=_("Que cherchez-vous ?"), max_length=LONGEST, required=False)
    commune = forms.CharField(label=_("Où ?"), max_length=100, required=False)
    lat = forms.FloatField(label=_("latitude"), min_value=-90, max_value=90, required=False)
    lng = forms.FloatField(label=_("longitude"), min_value=-180, max_value=180, required=False)
    rayon = forms.FloatField(label=_("Dans un rayon de"), min_value=0, max_value=500, required=False)
    zone = ZoneField(label=_("Zone de la carte"), max_length=100, required=False)
    tri = forms.ChoiceField(label=_("Trier"), choices=SORTS, required=False)
    type = KindsField(label=_("Lieu de vente"), required=False)
    produit = forms.SlugField(label=_("Produit"), max_length=60, required=False)
    label = forms.SlugField(label=_("Signe de qualité"), max_length=60, required=False)
    ouvert = forms.CharField(label=_("Ouvert"), max_length=32, required=False)
    jour = forms.DateField(label=_("Jour"), required=False)
    heure = forms.TimeField(label=_("Heure"), input_formats=CLOCKS, required=False)
    etat = forms.ChoiceField(label=_("État"), choices=STATES, required=False)

    @cached_property
    def families(self):
        """Families and their products, to choose from."""
        return catalogue.families()

    @cached_property
    def labels(self):
        """Labels to choose from."""
        return catalogue.labels()

    def clean_type(self):
        """The kinds we know; the others are ignored, with a notice."""
        known, unknown = self.cleaned_data["type"]
        if unknown:
            self.ignored.append("type")
        return known

    def clean_produit(self):
        """A product or family that exists."""
        slug = self.cleaned_data["produit"]
        if slug and slug not in self.product_names:
            raise forms.ValidationError(_("Produit inconnu."))
        return slug

    def clean_label(self):
        """A label that exists."""
        slug = self.cleaned_data["label"]
        if slug and slug not in self.label_names:
            raise forms.ValidationError(_("Signe inconnu."))
        return slug

    def clean(self):
        """A position of ours and a moment that exists, or a plain sentence."""
        asked = super().clean()
        self._check_position((asked.get("lat"), asked.get("lng")))
        choice, day, clock = asked.get("ouvert"), asked.get("jour"), asked.get("heure")
        asked["ouvert"] = None
        try:
            if choice in ("", A_DAY) and (day or clock):
                asked["ouvert"] = moment_on(day, clock)
            elif choice == A_DAY and not self.has_error("jour") and not self.has_error("heure"):
                self.add_error("jour", refusal(WHAT_DAY))
            elif choice and choice != A_DAY:
                asked["ouvert"] = moment_of(choice)
        except ValueError:
            self.add_error("ouvert", _("Moment inconnu."))
        return asked

    def _check_position(self, point):
        bounds = territory_bounds()
        if None not in point and not bounds.contains(point):
            self.add_error("lat", refusal(SWAPPED if bounds.contains(point[::-1]) else ABROAD))

    @cached_property
    def chosen(self):
        """What the form shows of the moment: the `choice` of a list, a `day` and a `clock` as inputs take them."""
        moment, typed = self.asked.get("ouvert"), self.typed
        if moment is None or typed["ouvert"] in (NOW, TODAY, TOMORROW):
            choice = typed["ouvert"] or (A_DAY if typed["jour"] or typed["heure"] else "")
            return {"choice": choice, "day": typed["jour"], "clock": typed["heure"]}
        clock = "" if moment.end else f"{moment.start:%H:%M}"
        return {"choice": A_DAY, "day": moment.day.isoformat(), "clock": clock}

    @cached_property
    def product_names(self):
        """Families and products by slug."""
        names = {product.slug: product.name for family in self.families for product in family.products.all()}
        return names | {family.slug: family.name for family in self.families}

    @cached_property
    def label_names(self):
        """Labels by slug."""
        return {label.slug: label.name for label in self.labels}

    @property
    def goods_filter(self):
        """The lists of products and of signs as HTML: long, and the same for all who chose the same."""
        return kept(catalogue.SUBJECT, _goods_filter, self.asked.get("produit"), self.asked.get("label"))


def _goods_filter(product, label):
    context = {"form": ListingFilterForm({}), "asked": {"produit": product, "label": label}}
    return render_to_string("map/includes/filter_goods.html", context)
