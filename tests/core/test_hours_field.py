"""Opening hours in forms: rows or text, strict about both, and nothing typed is lost."""

import json

import pytest
from django.contrib.staticfiles import finders
from django.forms import modelform_factory
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from cms.core import hours
from cms.core.hours import Bound, Row, Season
from cms.core.hours_field import MAX_DATA, OpeningHoursFormField, TypedRows
from map.models import Attendance, SalePoint

LUNDI = {"days": ["Mo"], "starts": "09:00", "ends": "12:30"}
HoursForm = modelform_factory(SalePoint, fields=["opening_hours"])


def form(text="", rows=None):
    """A form as the browser sends it."""
    rows = rows if isinstance(rows, str) or rows is None else json.dumps(rows)
    return HoursForm({"opening_hours": text, "opening_hours-rows": rows or ""})


def test_text_that_is_understood_is_kept_as_it_is():
    sent = form("Tu, Fr 08:00-13:00")
    assert sent.is_valid(), sent.errors
    assert sent.cleaned_data["opening_hours"] == "Tu, Fr 08:00-13:00"


def test_text_that_is_not_understood_is_refused_with_its_reason_and_shown_again():
    sent = form("lundi 9h")
    assert sent.errors["opening_hours"] == ["Cette forme n’est pas prise en charge\u00a0: «\u00a0Mo 09:00\u00a0»."]
    assert 'value="lundi 9h"' in str(sent["opening_hours"])


def test_rows_make_the_text_whatever_the_box_says():
    sent = form("Sa 10:00-12:00", [LUNDI, {"days": ["PH"], "state": "closed"}])
    assert sent.is_valid(), sent.errors
    assert sent.cleaned_data["opening_hours"] == "Mo 09:00-12:30; PH off"


def test_no_row_at_all_is_hours_to_be_confirmed():
    sent = form("Sa 10:00-12:00", [])
    assert sent.is_valid(), sent.errors
    assert sent.cleaned_data["opening_hours"] == ""


def test_rows_without_a_time_are_a_day_to_be_confirmed():
    sent = form(rows=[{"days": ["Th"], "state": "unknown", "comment": "matin"}])
    assert sent.is_valid(), sent.errors
    assert sent.cleaned_data["opening_hours"] == 'Th unknown "matin"'


def test_the_fat_market_is_two_bounds_and_one_day():
    season = {"first": {"month": 11, "day": "n1"}, "last": {"month": 3, "day": "n-1"}}
    sent = form(rows=[LUNDI | {"season": season}])
    assert sent.is_valid(), sent.errors
    assert sent.cleaned_data["opening_hours"] == "Nov Mo[1]-Mar Mo[-1] Mo 09:00-12:30"


def test_refused_rows_are_shown_again():
    rows = [LUNDI, {"days": [], "starts": "14:00", "comment": "l’été"}]
    sent = form(rows=rows)
    assert sent.errors["opening_hours"] == ["Ligne 2\u00a0: Cochez au moins un jour."]
    html = str(sent["opening_hours"])
    assert "l’été" in html.encode().decode("unicode_escape", "ignore") or "l\\u2019\\u00e9t\\u00e9" in html
    assert "data-opening-hours-rows-value" in html


@pytest.mark.parametrize(
    "rows",
    [
        "rien",
        "{}",
        "null",
        "[null]",
        "[" * 5000,
        "[1" + "0" * MAX_DATA + "]",
        '[{"days": "Mo"}]',
        '[{"days": ["Lu"]}]',
        '[{"days": [["Mo"]]}]',
        '[{"days": ["Mo"], "starts": 9}]',
        '[{"days": ["Mo"], "starts": "09:00\\u0000"}]',
        '[{"days": ["Mo"], "starts": "09:00", "weeks": [6]}]',
        '[{"days": ["Mo"], "starts": "09:00", "weeks": [true]}]',
        '[{"days": ["Mo"], "starts": "09:00", "season": []}]',
        '[{"days": ["Mo"], "starts": "09:00", "season": {"first": {"month": 13, "day": ""}}}]',
        '[{"days": ["Mo"], "starts": "09:00", "season": {"first": {"month": 2, "day": "30"}}}]',
        '[{"days": ["Mo"], "starts": "09:00", "state": "peut-être"}]',
        '[{"days": ["Mo"], "starts": "09:00", "comment": "x\\" off; \\""}]',
    ],
)
def test_rows_that_were_tampered_with_are_an_error_of_the_field(rows):
    sent = form(rows=rows)
    assert list(sent.errors) == ["opening_hours"]
    assert "<script" not in str(sent["opening_hours"])


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.sampled_from(["Mo", "09:00", "open"]),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["days", "starts", "season", "weeks", "state", "first", "month"]), inner)
        ),
        max_leaves=12,
    )
)
def test_no_data_is_an_accident(data):
    try:
        TypedRows(json.dumps(data)).text()
    except hours.InvalidHours as error:
        assert str(error)


def test_rows_survive_the_way_to_the_browser_and_back():
    rows = [
        Row(("Mo", "PH"), "09:00", "24:00"),
        Row(("Sa",), "22:00", "02:00", Season(Bound(11, nth=1, weekday="Sa"), Bound(3, 31)), (), "open", "sonner"),
        Row(("Su",), season=Season(Bound(6), Bound(8)), weeks=(1, -1), state="unknown"),
    ]
    assert [hours.row_from_data(json.loads(json.dumps(hours.row_to_data(row)))) for row in rows] == rows


def test_what_rows_cannot_say_is_shown_as_text_and_an_empty_field_as_rows():
    assert "data-opening-hours-rows-value" not in str(form("Mo 09:00-sunset")["opening_hours"])
    assert 'data-opening-hours-rows-value="[]"' in str(form("")["opening_hours"])


def test_without_scripts_the_text_box_is_what_is_seen():
    html = str(form("Sa 08:00-12:30")["opening_hours"])
    assert '<input type="text" name="opening_hours" value="Sa 08:00-12:30"' in html
    assert html.index('hidden data-opening-hours-target="editor"') > 0
    assert "Le samedi de 8\u00a0h à 12\u00a0h\u00a030" in html


def test_scripts_and_styles_exist():
    media = OpeningHoursFormField().widget.media
    assert all(finders.find(path) for path in [*media._js, *media._css["all"]])


@pytest.mark.parametrize("model", [SalePoint, Attendance])
def test_every_model_gets_the_field_of_rows(model):
    assert isinstance(model._meta.get_field("opening_hours").formfield(), OpeningHoursFormField)


def test_the_preview_tells_rows(admin_client):
    answer = admin_client.post(reverse("opening_hours_preview"), {"lignes": json.dumps([LUNDI])}).json()
    assert answer["text"] == "Mo 09:00-12:30"
    assert answer["sentence"] == "Le lundi de 9\u00a0h à 12\u00a0h\u00a030"


def test_the_preview_tells_text_and_whether_rows_can_say_it(admin_client):
    def preview(text):
        return admin_client.post(reverse("opening_hours_preview"), {"texte": text}).json()

    assert preview("Mo 09:00-sunset")["rows"] is None
    assert preview("Mo 09:00-12:30")["rows"] == [hours.row_to_data(Row(("Mo",), "09:00", "12:30"))]
    assert preview("Su")["warnings"]
    assert preview("")["sentence"] == "Horaires à confirmer"
    assert "deux-points" in preview("Mo 9h-12h")["warnings"][0]
    assert "n’est pas prise en charge" in preview("Mo 9h")["error"]


def test_the_preview_is_for_people_of_the_admin(client, django_user_model, admin_client):
    address = reverse("opening_hours_preview")
    assert client.post(address, {"texte": "Mo 09:00-12:30"}).status_code == 302
    client.force_login(django_user_model.objects.create_user("producteur"))
    assert client.post(address, {"texte": "Mo 09:00-12:30"}).status_code == 403
    assert admin_client.get(address).status_code == 405
