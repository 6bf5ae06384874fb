"""What a visitor may ask of the initiatives: every filter is a value of the query string."""

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy as _

from cms.core.forms import LenientForm
from guides.departments import DEPARTMENTS


class InitiativeFilterForm(LenientForm):
    """Words, département, carrier and theme of the initiatives looked for."""

    q = forms.CharField(label=_("Mots"), max_length=200, required=False)
    departement = forms.ChoiceField(label=_("Département"), choices=DEPARTMENTS, required=False)
    porteur = forms.ChoiceField(label=_("Porteur"), required=False)
    theme = forms.ChoiceField(label=_("Thème"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.model = apps.get_model("guides", "Initiative")
        self.fields["porteur"].choices = self.model.Carrier.choices
        self.fields["theme"].choices = self.model.Theme.choices

    @property
    def departments(self):
        """The départements that have an initiative, as (code, name)."""
        codes = set(self.model.objects.public().order_by().values_list("department", flat=True).distinct())
        return [choice for choice in DEPARTMENTS if choice[0] in codes]

    @property
    def is_filtering(self):
        """Whether anything was asked."""
        return any(self.asked.values())

    def apply(self, initiatives):
        """Those that answer."""
        asked = self.asked
        columns = {"department": "departement", "carrier": "porteur", "theme": "theme"}
        wanted = {column: asked[name] for column, name in columns.items() if asked.get(name)}
        return initiatives.filter(**wanted).saying(asked.get("q", ""))
