"""Opening hours by rows in a public form, without a script: as many rows as there are, and a few empty ones."""

import json

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cms.core import hours
from cms.core.hours_field import rows_of

SPARE = 3
STATES = (("open", _("ouvert")), ("unknown", _("à confirmer")), ("closed", _("fermé")))
MONTHS = [("", _("toute l’année")), *enumerate(hours.MONTH_NAMES, 1)]
DAYS = list(zip(hours.DAYS, (*hours.DAY_NAMES, _("jours fériés")), strict=True))


class HourRowsWidget(forms.Widget):
    """Rows of days and times; what a row says beside them (weeks of the month, days of a season) is kept as it is."""

    template_name = "espace_pro/widgets/hour_rows.html"

    def value_from_datadict(self, data, files, name):
        rows = []
        for number in range(hours.MAX_ROWS):
            if f"{name}-{number}-state" not in data:
                break
            rows.append(self._row(data, f"{name}-{number}"))
        return rows

    def value_omitted_from_data(self, data, files, name):
        return f"{name}-0-state" not in data

    @staticmethod
    def _row(data, prefix):
        months = data.get(f"{prefix}-from", ""), data.get(f"{prefix}-to", "")
        return {
            "days": data.getlist(f"{prefix}-days"),
            "starts": data.get(f"{prefix}-starts", ""),
            "ends": data.get(f"{prefix}-ends", ""),
            "state": data.get(f"{prefix}-state", "open"),
            "comment": data.get(f"{prefix}-comment", ""),
            "kept": data.get(f"{prefix}-kept", "")[:300],
            "from": months[0],
            "to": months[1],
        }

    def get_context(self, name, value, attrs):
        rows = [*(value or []), *({} for _number in range(SPARE))][: hours.MAX_ROWS]
        context = super().get_context(name, None, attrs)
        return context | {"rows": rows, "name": name, "days": DAYS, "states": STATES, "months": MONTHS}


class HourRowsField(forms.Field):
    """Stored hours, edited as rows: its initial value and its clean value are texts."""

    widget = HourRowsWidget

    def prepare_value(self, value):
        return rows_for_form(value) if isinstance(value, str) else value

    def clean(self, value):
        rows = [row for row in value or [] if row["days"] or row["starts"] or row["ends"] or row["comment"]]
        try:
            return hours.text_from_rows([hours.row_from_data(data_of(row)) for row in rows])
        except hours.InvalidHours as error:
            raise ValidationError(str(error), code="invalid_hours") from error

    def has_changed(self, initial, data):
        return True


def rows_for_form(text):
    """The rows of stored hours as the form names them; none when rows cannot say them."""
    return [_for_form(row) for row in rows_of(text) or []]


def _for_form(row):
    season = row["season"]
    whole_months = season and not season["first"]["day"] and not season["last"]["day"]
    kept = {"weeks": row["weeks"], "season": None if whole_months else season}
    words = hours.describe(_text_of(row)) if kept["weeks"] or kept["season"] else ""
    return {
        **{name: row[name] for name in ("days", "starts", "ends", "state", "comment")},
        "kept": json.dumps(kept) if words else "",
        "words": words,
        "from": str(season["first"]["month"]) if whole_months else "",
        "to": str(season["last"]["month"]) if whole_months else "",
    }


def _text_of(row):
    return hours.text_from_rows([hours.row_from_data(row)])


def data_of(row):
    """A row of the form as the rows engine takes it; raises InvalidHours for nonsense."""
    kept = _kept(row["kept"])
    season = kept.get("season")
    if row["from"] or row["to"]:
        bounds = row["from"] or row["to"], row["to"] or row["from"]
        if not all(bound.isascii() and bound.isdigit() for bound in bounds):
            raise hours.InvalidHours(hours.UNREADABLE_ROWS)
        season = {name: {"month": int(bound), "day": ""} for name, bound in zip(("first", "last"), bounds, strict=True)}
    names = ("days", "starts", "ends", "state", "comment")
    return {name: row[name] for name in names} | {"season": season, "weeks": kept.get("weeks", [])}


def _kept(text):
    try:
        kept = json.loads(text) if text else {}
    except ValueError:
        kept = None
    if not isinstance(kept, dict):
        raise hours.InvalidHours(hours.UNREADABLE_ROWS)
    return kept
