"""Forms at the door: what comes in a query string is cleaned, never trusted."""

from django import forms
from django.utils.translation import gettext as _


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

    @property
    def notices(self):
        """One sentence for each value that was ignored."""
        self.is_valid()
        return [
            _("Le filtre « %(name)s » n’a pas été compris : il est ignoré.") % {"name": self.fields[name].label}
            for name in [*self.errors, *self.ignored]
            if name in self.fields
        ]
