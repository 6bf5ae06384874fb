"""Forms at the door: what comes in a query string is cleaned, never trusted."""

import unicodedata

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

EXPLAINED = "explained"
"""The code of an error whose message is a whole sentence for the visitor."""


class LenientForm(forms.Form):
    """A form over a query string that ignores what it does not understand and says so."""

    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ignored = []

    @property
    def asked(self):
        """The values understood, by field."""
        self.is_valid()
        return self.cleaned_data

    @cached_property
    def typed(self):
        """What was typed, by field, fit to be shown again even when it was not understood."""
        return {name: printable(self.data.get(name, "")) for name in self.fields}

    @property
    def notices(self):
        """One sentence for each value that was ignored."""
        self.is_valid()
        errors = [error for each in self.errors.as_data().values() for error in each]
        refused = [name for name in [*self.errors, *self.ignored] if name in self.fields]
        return [error.message for error in errors if error.code == EXPLAINED] + [
            _("Le filtre « %(name)s » n’a pas été compris : il est ignoré.") % {"name": self.fields[name].label}
            for name in refused
            if not self.has_error(name, EXPLAINED)
        ]


def printable(text):
    """A text less what no page can show: control characters and halves of characters."""
    return "".join(character for character in text if unicodedata.category(character) not in ("Cc", "Cs"))
