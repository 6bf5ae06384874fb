"""Opening hours in the database and in forms: stored as text that the hours engine understands, or not at all.

People fill in rows; the text box is what they see without JavaScript, or for hours that rows cannot express.
"""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse_lazy
from django.views.decorators.http import require_POST

from cms.core import hours

EXAMPLE = "Tu-Fr 09:00-12:30; Sa 08:00-12:00; PH off"
MAX_DATA = 8000
NTH_DAYS = (("n1", "premier"), ("n2", "deuxième"), ("n3", "troisième"), ("n4", "quatrième"), ("n-1", "dernier"))
WEEKS = ((1, "1re"), (2, "2e"), (3, "3e"), (4, "4e"), (5, "5e"), (-1, "dernière"))


def validate_hours(text):
    """Refuses text that the hours engine cannot read, with its reason."""
    try:
        hours.parse(text)
    except hours.InvalidHours as error:
        raise ValidationError(str(error), code="invalid_hours") from error


class TypedRows(str):
    """Rows as a form sent them, in JSON, until they are checked; they are shown again when they are refused."""

    __slots__ = ()

    @property
    def data(self):
        """The rows as plain data; None for what is not even a list."""
        try:
            data = json.loads(self) if len(self) <= MAX_DATA else None
        except (ValueError, RecursionError):
            return None
        return data if isinstance(data, list) else None

    def text(self):
        """The text of the rows; raises InvalidHours."""
        data = self.data
        if data is None:
            raise hours.InvalidHours(hours.UNREADABLE_ROWS)
        return hours.text_from_rows(map(hours.row_from_data, data))


class OpeningHoursWidget(forms.TextInput):
    """Rows of days and times with the sentence they make, around a text box."""

    template_name = "core/widgets/opening_hours.html"
    preview_url = reverse_lazy("opening_hours_preview")

    @property
    def media(self):
        return forms.Media(css={"all": ["css/admin/opening-hours.css"]}, js=["js/admin/opening-hours.js"])

    def value_from_datadict(self, data, files, name):
        rows = data.get(f"{name}-rows")
        return TypedRows(rows) if rows else super().value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data, files, name):
        return name not in data and f"{name}-rows" not in data

    def format_value(self, value):
        return "" if isinstance(value, TypedRows) else super().format_value(value)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        typed = isinstance(value, TypedRows)
        rows = value.data if typed else rows_of(value or "")
        return context | {
            "preview_url": self.preview_url,
            "rows": None if rows is None else json.dumps(rows),
            "edited": value if typed else "",
            "sentence": "" if typed else hours.describe(value),
            "example": EXAMPLE,
            "days": list(zip(hours.DAYS, (*hours.DAY_NAMES, "jours fériés"), strict=True)),
            "bounds": (("first", "du", "début"), ("last", "au", "fin")),
            "months": list(enumerate(hours.MONTH_NAMES, 1)),
            "dates": range(1, 32),
            "nth_days": NTH_DAYS,
            "weeks": WEEKS,
            "max_comment": hours.MAX_COMMENT,
        }

    def _render(self, template_name, context, renderer=None):
        return render_to_string(template_name, context)


class OpeningHoursFormField(forms.CharField):
    """Text, or the rows that make it."""

    widget = OpeningHoursWidget

    def to_python(self, value):
        if not isinstance(value, TypedRows):
            return super().to_python(value)
        try:
            return super().to_python(value.text())
        except hours.InvalidHours as error:
            raise ValidationError(str(error), code="invalid_hours") from error


class OpeningHoursField(models.CharField):
    """OpenStreetMap `opening_hours` text, at most 255 characters; empty when the hours are not known."""

    default_validators = [validate_hours]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", hours.MAX_LENGTH)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": OpeningHoursFormField, "widget": OpeningHoursWidget} | kwargs)


def rows_of(text):
    """Plain data of the rows of a text; None when rows cannot say the same."""
    try:
        rows = hours.rows_from_text(text) if text.strip() else []
    except hours.InvalidHours:
        return None
    return None if rows is None else [hours.row_to_data(row) for row in rows]


@require_POST
def preview(request):
    """What `lignes` (JSON) or `texte` mean: text, sentence, rows or null, warnings, or the reason of a refusal."""
    typed = request.POST.get("lignes")
    text = request.POST.get("texte", "").strip()
    try:
        text = TypedRows(typed).text() if typed else text
        warnings = hours.parse(text).warnings if text else ()
    except hours.InvalidHours as error:
        return JsonResponse({"error": str(error)})
    sentence = hours.describe(text)
    return JsonResponse({"text": text, "sentence": sentence, "rows": rows_of(text), "warnings": warnings})
