"""Days and places, as a farm tells them."""

from datetime import timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.fields import LineField
from espace_pro.profile.hours_rows import HourRowsField
from map.models import SalePoint

LONGEST = timedelta(days=366)
MAY_BE_ATTENDED = ("market", "amap", "drive", "vending_machine", "producers_shop", "farm_market")
MOST_FOUND = 20


class DateField(forms.DateField):
    """A day, from a calendar or as one writes it."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def __init__(self, **kwargs):
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y"], **kwargs)
        self.error_messages["invalid"] = _("Cette date ne se lit pas. Exemple : 05/08/2027")


class ClosureForm(forms.Form):
    """« Fermé du 5 au 19 août »."""

    starts_on = DateField(label=_("Fermé du"), error_messages={"required": _("Indiquez le premier jour.")})
    ends_on = DateField(label=_("au (compris)"), required=False)
    note = LineField(label=_("Raison affichée"), max_length=200, required=False)

    def clean(self):
        cleaned = super().clean()
        first = cleaned.get("starts_on")
        last = cleaned["ends_on"] = cleaned.get("ends_on") or first
        if first and last < first:
            self.add_error("ends_on", _("La fin vient avant le début."))
        elif first and last < timezone.localdate():
            self.add_error("ends_on", _("Ces jours sont passés."))
        elif first and last - first > LONGEST:
            self.add_error("ends_on", _("Un an au plus. Pour fermer plus longtemps, écrivez au service."))
        return cleaned


class PeriodForm(forms.Form):
    """A closure to take back."""

    starts_on = DateField()
    ends_on = DateField()


class DayForm(forms.Form):
    """A day among those on which one is expected."""

    day = DateField()

    def __init__(self, *args, days=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.days = days

    def clean_day(self):
        """Only a day on which the producer would have come."""
        day = self.cleaned_data["day"]
        if self.days is not None and day not in self.days:
            raise forms.ValidationError(_("Vous n’êtes pas attendu ce jour-là."))
        return day


class SearchForm(forms.Form):
    """Which place, in a few words."""

    q = LineField(label=_("Quel lieu ?"), help_text=_("Son nom ou sa commune."), max_length=100)

    def found(self, farm):
        """The places that answer and where the farm is not yet (`SalePoint`)."""
        words = self.cleaned_data["q"].split()
        places = SalePoint.objects.visible().filter(kind__in=MAY_BE_ATTENDED).exclude(attendances__producer=farm)
        for word in words:
            places = places.filter(Q(title__icontains=word) | Q(commune__name__icontains=word))
        return places.select_related("commune")[:MOST_FOUND]


class PresenceForm(forms.Form):
    """« J’y vends », on all its days or on some."""

    opening_hours = HourRowsField(
        label=_("Vos jours de présence"),
        help_text=_("Laissez vide si vous venez chaque fois que le lieu est ouvert."),
        required=False,
    )
    note = LineField(
        label=_("Précision"),
        help_text=_("Par exemple : « sous la halle, près de la fontaine »."),
        max_length=200,
        required=False,
    )
