"""« Horaires et marchés »: told once, true everywhere at once, and over by itself."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from cms.core import hours
from espace_pro.models import PresenceRequest
from map.models import Absence, Attendance, Listing, SalePoint
from tests.factories import AttendanceFactory, MapPageFactory, ProducerMemberFactory, SalePointFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def press(client, member):
    """Press a button of the farm's places: `press("absent", attendance.pk, day=…)`."""
    client.force_login(member.user)

    def post(name, *args, **data):
        return client.post(reverse(f"espace_pro:{name}", args=[member.producer.pk, *args]), data, follow=True)

    return post


@pytest.fixture
def attendance(member):
    """The farm at a market of every day."""
    market = SalePointFactory(title="Marché du Test", opening_hours="Mo-Su 08:00-12:00")
    return AttendanceFactory(producer=member.producer, sale_point=market)


@pytest.fixture
def tomorrow():
    return timezone.localdate() + timedelta(days=1)


def calendar(client, member):
    return client.get(f"/producteurs/{member.producer.slug}/agenda.ics").content.decode()


def test_an_absence_is_said_everywhere_and_taken_back(client, press, member, attendance, tomorrow):
    words = f"absent le {tomorrow:%A}"
    before = calendar(client, member)
    press("absent", attendance.pk, day=tomorrow)
    place = client.get(attendance.sale_point.get_absolute_url()).content.decode()
    assert "absent le" in place, words
    assert calendar(client, member) != before
    agenda = client.get(member.producer.url).context["agenda"]
    assert tomorrow not in [each.start.date() for each in agenda]
    press("present", attendance.pk, day=tomorrow)
    assert "absent le" not in client.get(attendance.sale_point.get_absolute_url()).content.decode()
    assert calendar(client, member) == before


def test_an_absence_said_twice_is_one_and_a_past_one_is_no_longer_shown(client, press, attendance, tomorrow):
    for _time in range(2):
        press("absent", attendance.pk, day=tomorrow)
    assert Absence.objects.count() == 1
    Absence.objects.update(day=timezone.localdate() - timedelta(days=1))
    assert "absent le" not in client.get(attendance.sale_point.get_absolute_url()).content.decode()


@pytest.mark.parametrize("day", ["2020-11-21", "hier", "", "9999-12-31"])
def test_one_is_absent_only_where_one_was_expected(press, attendance, day):
    assert press("absent", attendance.pk, day=day).status_code == 200
    assert not Absence.objects.exists()


def test_a_closure_is_one_tap_and_opens_again_by_itself(client, press, member, tomorrow):
    place = SalePointFactory(kind="farm", host=member.producer, opening_hours="Mo-Su 08:00-12:00")
    press("close", place.pk, starts_on=tomorrow)

    def is_open(day):
        listing = Listing.objects.get()
        instant = timezone.datetime(day.year, day.month, day.day, 9, 0, tzinfo=hours.PARIS)
        return hours.status_at(listing.opening_hours, instant, listing.dated_exceptions).is_open

    assert Listing.objects.get().exceptions[0]["starts_on"] == tomorrow.isoformat()
    assert not is_open(tomorrow)
    assert is_open(tomorrow + timedelta(days=1))
    press("reopen", place.pk, starts_on=tomorrow, ends_on=tomorrow)
    assert is_open(tomorrow)


def test_a_closure_of_two_weeks_is_shown_and_said_once(client, press, member):
    place = SalePointFactory(kind="farm", host=member.producer, opening_hours="Mo-Su 08:00-12:00")
    start = timezone.localdate() + timedelta(days=3)
    for _time in range(2):
        content = press("close", place.pk, starts_on=start, ends_on=start + timedelta(days=14), note="Congés")
    assert SalePoint.objects.get(pk=place.pk).exceptions.count() == 1
    assert "Congés" in content.content.decode()


def test_a_closure_is_not_undone_by_the_next_publication_in_the_editor(press, member, tomorrow):
    place = SalePointFactory(kind="farm", host=member.producer, opening_hours="Mo-Su 08:00-12:00")
    place.save_revision().publish()
    press("close", place.pk, starts_on=tomorrow)
    SalePoint.objects.get(pk=place.pk).get_latest_revision().publish()
    assert SalePoint.objects.get(pk=place.pk).exceptions.count() == 1


def test_a_closure_that_makes_no_sense_is_said_and_kept(press, member):
    place = SalePointFactory(kind="farm", host=member.producer)
    page = press("close", place.pk, starts_on="2099-08-19", ends_on="2099-08-05", note="Congés d’été")
    content = page.content.decode()
    assert "La fin vient avant le début." in content and "Congés d’été" in content and "2099-08-19" in content
    assert "Ces jours sont passés." in press("close", place.pk, starts_on="2001-01-01").content.decode()
    assert "ne se lit pas" in press("close", place.pk, starts_on="le 5 août").content.decode()
    assert not place.exceptions.exists()


def test_leaving_a_place_is_immediate(client, press, member, attendance):
    assert client.get(attendance.sale_point.get_absolute_url()).context["presences"]
    press("leave_place", attendance.pk)
    assert not client.get(attendance.sale_point.get_absolute_url()).context["presences"]


def test_a_presence_waits_for_the_service(client, press, member, service):
    market = SalePointFactory(title="Marché d’ailleurs")
    for _time in range(2):
        press("ask_presence", market.pk, note="Sous la halle")
    assert not Attendance.objects.exists()
    request = PresenceRequest.objects.get()
    client.force_login(service)
    assert "Marché d’ailleurs" in client.get("/admin/a-relire/").content.decode()
    url = reverse("moderation_presence", args=[request.pk])
    client.post(url, {"decision": "accept", "version": request.pk, "message": ""})
    assert Attendance.objects.get().note == "Sous la halle"
    assert mail.outbox[-1].to == [member.user.email]
    assert (
        "a déjà été donnée"
        in client.post(
            url, {"decision": "refuse", "version": request.pk, "message": "Non."}, follow=True
        ).content.decode()
    )
    assert Attendance.objects.exists()


def test_a_refused_presence_says_why(client, press, member, service):
    market = SalePointFactory(title="Marché d’ailleurs")
    press("ask_presence", market.pk)
    client.force_login(service)
    url = reverse("moderation_presence", args=[PresenceRequest.objects.get().pk])
    client.post(url, {"decision": "refuse", "version": "1", "message": "La mairie ne vous connaît pas."})
    assert not Attendance.objects.exists()
    assert "La mairie ne vous connaît pas." in mail.outbox[-1].body


def test_only_the_service_answers_a_presence(client, press, member):
    press("ask_presence", SalePointFactory().pk)
    request = PresenceRequest.objects.get()
    client.post(reverse("moderation_presence", args=[request.pk]), {"decision": "accept", "version": "1"})
    assert not Attendance.objects.exists()


def test_one_finds_a_place_by_name_or_commune_and_not_where_one_is_already(client, press, member, attendance):
    client.force_login(member.user)
    SalePointFactory(title="Marché de Fleurance")
    SalePointFactory(title="Ferme de Fleurance", kind="farm")
    SalePointFactory(title="Marché caché de Fleurance", live=False)
    url = reverse("espace_pro:find_place", args=[member.producer.pk])
    content = client.get(url, {"q": "fleurance"}).content.decode()
    assert "Marché de Fleurance" in content
    assert "Ferme de Fleurance" not in content and "caché" not in content
    assert "Aucun lieu" in client.get(url, {"q": "Marché du Test"}).content.decode()
    assert client.get(url, {"q": "\x00<script>"}).status_code in (200, 400)


def test_the_room_shows_places_days_and_requests(client, member, attendance, press):
    press("ask_presence", SalePointFactory(title="AMAP du Test", kind="amap").pk)
    content = client.get(reverse("espace_pro:places", args=[member.producer.pk])).content.decode()
    assert "Marché du Test" in content and "AMAP du Test" in content and "En relecture" in content


@pytest.mark.parametrize("name", ["absent", "present", "leave_place"])
def test_somebody_else_s_presence_is_not_found(press, name):
    other = AttendanceFactory()
    assert press(name, other.pk, day=date(2030, 1, 5)).status_code == 404
    assert Attendance.objects.filter(pk=other.pk).exists()


@pytest.mark.parametrize("name", ["close", "reopen"])
def test_somebody_else_s_sale_is_not_found(press, name, tomorrow):
    place = SalePointFactory(kind="farm", host=ProducerMemberFactory().producer)
    assert press(name, place.pk, starts_on=tomorrow, ends_on=tomorrow).status_code == 404
    assert not place.exceptions.exists()


@pytest.fixture
def clock(monkeypatch):
    """Set the hour in Paris: `clock(2026, 12, 9, 10)`."""

    def set_hour(*moment):
        at = datetime(*moment, tzinfo=hours.PARIS)

        class Frozen(datetime):
            @classmethod
            def now(cls, tz=None):
                return at.astimezone(tz)

        monkeypatch.setattr(timezone, "datetime", Frozen)

    return set_hour


def open_now(client):
    """What « ouvert maintenant » lists."""
    return client.get("/carte/", {"ouvert": "maintenant"}).content.decode()


def test_closed_this_wednesday_is_true_at_once_and_over_by_itself(client, press, member, clock):
    MapPageFactory()
    place = SalePointFactory(
        title="Vente du mercredi", kind="farm", host=member.producer, opening_hours="Mo-Su 09:00-12:00"
    )
    place.confirm("producer")
    place.save()
    clock(2026, 12, 9, 10)
    client.force_login(member.user)  # on that day: a session does not last for ever
    assert "Vente du mercredi" in open_now(client)
    press("close", place.pk, starts_on="2026-12-09", note="Foire de Samatan")
    assert "Vente du mercredi" not in open_now(client)
    page = client.get(place.get_absolute_url()).content.decode()
    assert "Foire de Samatan" in page and "Ouvert jusqu" not in page
    clock(2026, 12, 10, 10)
    assert "Vente du mercredi" in open_now(client)
    assert "Ouvert jusqu" in client.get(place.get_absolute_url()).content.decode()
    clock(2026, 12, 17, 10)  # this week's hours no longer hold that day
    assert "Foire de Samatan" not in client.get(place.get_absolute_url()).content.decode()


def test_absent_this_saturday_is_said_on_both_pages_until_it_is_over(client, press, member, clock):
    clock(2026, 12, 9, 10)
    client.force_login(member.user)  # on that day: a session does not last for ever
    market = SalePointFactory(title="Marché du samedi", opening_hours="Sa 08:00-12:00")
    attendance = AttendanceFactory(producer=member.producer, sale_point=market)
    press("absent", attendance.pk, day="2026-12-12")
    assert "absent le" in client.get(market.get_absolute_url()).content.decode()
    days = [each.start.date() for each in client.get(member.producer.url).context["agenda"]]
    assert date(2026, 12, 12) not in days and date(2026, 12, 19) in days
    clock(2026, 12, 13, 10)
    assert "absent le" not in client.get(market.get_absolute_url()).content.decode()


def test_the_dashboard_tells_the_soonest_date_first(client, member):
    days = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    today = timezone.localdate()
    for title, ahead in (("A plus tard", 3), ("Z demain", 1)):
        day = days[(today + timedelta(days=ahead)).weekday()]
        place = SalePointFactory(title=title, opening_hours=f"{day} 09:00-12:00")
        AttendanceFactory(sale_point=place, producer=member.producer)
    AttendanceFactory(sale_point=SalePointFactory(title="B un jour"), producer=member.producer)
    client.force_login(member.user)
    html = client.get(reverse("espace_pro:dashboard", args=[member.producer.pk])).content.decode()
    html = html[html.index("Mes prochaines dates") :]
    assert html.index("Z demain") < html.index("A plus tard") < html.index("B un jour")
