"""Form fields of words that people type about themselves: a line, a telephone, a site."""

import re

from django import forms
from django.core.validators import RegexValidator, URLValidator
from django.utils.translation import gettext_lazy as _

PHONE = re.compile(r"0[1-9]\d{8}|\+\d{9,14}")
SEPARATORS = re.compile(r"[\s.\-/()]+")
NO_MARKUP = RegexValidator(r"[<>]", _("Écrivez en mots simples, sans « < » ni « > »."), inverse_match=True)


class LineField(forms.CharField):
    """Words on one line: spaces and new lines are one space."""

    default_validators = [NO_MARKUP]

    def to_python(self, value):
        return " ".join(super().to_python(value).split())


class PhoneField(LineField):
    """A telephone number: ten digits, or a foreign one with its « + »; its separators are dropped."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})
        super().__init__(max_length=30, widget=widget, **kwargs)

    def to_python(self, value):
        text = SEPARATORS.sub("", super().to_python(value))
        if text and not PHONE.fullmatch(text):
            raise forms.ValidationError(
                _("Ce numéro n’est pas complet : dix chiffres, par exemple 05 62 67 31 07."), code="invalid"
            )
        return text


class SiteField(forms.URLField):
    """The address of a web site, never of anything else."""

    default_validators = [URLValidator(["http", "https"])]
    default_error_messages = {"invalid": _("Écrivez l’adresse complète, par exemple https://ma-ferme.fr.")}

    def __init__(self, **kwargs):
        super().__init__(max_length=200, **kwargs)
        self.error_messages["invalid"] = kwargs.get("error_messages", {}).get(
            "invalid", self.default_error_messages["invalid"]
        )
