"""Months in season: twelve digits, January first (0 out of season, 1 start or end, 2 full season)."""

from django import forms
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
OUT, EDGE, FULL = "0", "1", "2"
ALL_YEAR = FULL * 12
LEVELS = ((OUT, "–"), (EDGE, _("début ou fin")), (FULL, _("pleine saison")))


def season_sentence(season):
    """A season in words: « pleine saison de juin à août ; début ou fin de saison en mai »."""
    if season == ALL_YEAR:
        return "Disponible toute l’année"
    parts = []
    for level, words in ((FULL, "pleine saison"), (EDGE, "début ou fin de saison")):
        spans = list(_spans(season, level))
        if spans:
            parts.append(f"{words} {', '.join(spans)}")
    return (" ; ".join(parts) or "hors saison").capitalize()


def _spans(season, level):
    """The runs of months at a level, a run over New Year kept whole."""
    months = [m for m in range(12) if season[m] == level]
    starts = [m for m in months if season[m - 1] != level] or months[:1]
    for start in starts:
        length = 1
        while length < 12 and season[(start + length) % 12] == level:
            length += 1
        first, last = MONTHS[start], MONTHS[(start + length - 1) % 12]
        if length == 1:
            yield f"en {first}"
        else:
            yield f"{'d’' if first[0] in 'ao' else 'de '}{first} à {last}"


class SeasonWidget(forms.MultiWidget):
    """One small choice a month."""

    template_name = "core/widgets/season.html"

    def __init__(self, attrs=None):
        super().__init__([forms.Select(choices=LEVELS) for _month in MONTHS], attrs)

    @property
    def media(self):
        return forms.Media(css={"all": ["css/admin/season.css"]})

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["months"] = zip(MONTHS, context["widget"]["subwidgets"], strict=True)
        return context

    def decompress(self, value):
        return list(value) if value else [OUT] * 12


class SeasonFormField(forms.MultiValueField):
    """Twelve choices that make one text of twelve digits."""

    def __init__(self, **kwargs):
        kwargs.pop("max_length", None)
        kwargs.pop("empty_value", None)
        fields = [forms.ChoiceField(choices=LEVELS) for _month in MONTHS]
        super().__init__(fields, **kwargs | {"widget": SeasonWidget()})

    def compress(self, values):
        return "".join(values) if values else OUT * 12


class SeasonField(models.CharField):
    """Twelve digits, edited month by month."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 12)
        kwargs.setdefault("default", OUT * 12)
        super().__init__(*args, **kwargs)
        self.validators.append(RegexValidator(r"^[012]{12}\Z", _("Douze chiffres, un par mois.")))

    def formfield(self, **kwargs):
        return models.Field.formfield(self, **{"form_class": SeasonFormField, **kwargs})
