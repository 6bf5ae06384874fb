"""What visitors do is counted by day, without cookies or identifiers, and read by the farm alone."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from espace_pro.figures import beacon
from espace_pro.figures.chart import bars_of
from espace_pro.models import DayCount
from tests.factories import ProducerMemberFactory, ProducerPageFactory, SalePointFactory, UserFactory

pytestmark = pytest.mark.django_db
BROWSER = {
    "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "HTTP_ORIGIN": "http://testserver",
}


def tell(client, text, **headers):
    return client.post("/compter/", text, content_type="text/plain;charset=UTF-8", **(BROWSER | headers))


def counted():
    return {(row.kind, row.number) for row in DayCount.objects.all()}


@pytest.fixture
def page(member):
    """The page of a farm with a place of its own, and its name for the counter."""
    return f"pr-{member.producer.pk}"


def test_one_more_is_counted_on_its_record_day_and_kind(client, page, member):
    place = SalePointFactory(kind="farm", host=member.producer)
    for text in (f"{page} view", f"{page} view", f"{page} call", f"{page} route", f"{page} video"):
        answer = tell(client, text)
        assert (answer.status_code, answer.content, dict(answer.cookies)) == (204, b"", {})
    tell(client, f"pv-{place.pk} view")
    rows = DayCount.objects.values_list("producer", "sale_point", "day", "kind", "number")
    today, pk = timezone.localdate(), member.producer_id
    assert set(rows) == {
        (pk, None, today, "view", 2),
        (pk, None, today, "call", 1),
        (pk, None, today, "route", 1),
        (pk, None, today, "video", 1),
        (None, place.pk, today, "view", 1),
    }


def test_pages_tell_it_and_stay_everybodys(client, page, member):
    market = SalePointFactory()
    for address, ref in ((member.producer.url, page), (market.get_absolute_url(), f"pv-{market.pk}")):
        answer = client.get(address)
        assert f'data-counted="{ref}"' in answer.content.decode() and "js/count.js" in answer.content.decode()
        assert answer["Cache-Control"].startswith("public") and not answer.cookies


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_ORIGIN": "https://ailleurs.example"},
        {"HTTP_ORIGIN": ""},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": "http://testserver.mechant.example"},
        {"HTTP_DNT": "1"},
        {"HTTP_SEC_GPC": "1"},
        {"HTTP_USER_AGENT": ""},
        {"HTTP_USER_AGENT": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
        {"HTTP_USER_AGENT": "curl/8.5"},
    ],
)
def test_robots_other_sites_and_those_who_refuse_are_not_counted(client, page, headers):
    assert tell(client, f"{page} view", **headers).status_code == 204
    assert counted() == set()


@pytest.mark.parametrize(
    "text",
    ["", "view", "pr- view", "pr-x view", "pr-1e3 view", "pr-٣ view", "pr-999999 view", "xx-1 view", "pr-1 nothing",
     "pr-99999999999999999999 view", "\0", "é" * 30, "pr-1 view" * 1000],
)  # fmt: skip
def test_nonsense_changes_nothing(client, page, text):
    assert tell(client, text).status_code == 204
    assert counted() == set()
    assert client.get("/compter/").status_code == 405


def test_a_draft_or_private_page_is_not_counted(client, service):
    draft = ProducerPageFactory(live=False)
    place = SalePointFactory(live=False)
    tell(client, f"pr-{draft.pk} view")
    tell(client, f"pv-{place.pk} view")
    assert counted() == set()


def test_one_address_counts_only_so_often_and_is_not_kept(client, page, monkeypatch):
    monkeypatch.setattr(beacon, "PER_ADDRESS", beacon.Limit(2))
    for _time in range(4):
        tell(client, f"{page} view", REMOTE_ADDR="192.0.2.1")
    assert counted() == {("view", 2)}
    tell(client, f"{page} view", REMOTE_ADDR="192.0.2.2")
    assert counted() == {("view", 3)}
    assert not any("192.0.2" in key for key in cache._cache)


def test_the_name_of_an_address_is_another_one_the_next_day(rf, monkeypatch):
    request = rf.post("/compter/", REMOTE_ADDR="192.0.2.1")
    today = beacon.day_key(request)
    assert beacon.day_key(request) == today
    monkeypatch.setattr(timezone, "localdate", lambda *args: date(2031, 1, 1))
    assert beacon.day_key(request) != today


def test_a_count_costs_three_queries(client, page, django_assert_num_queries):
    tell(client, f"{page} view")
    with django_assert_num_queries(3):
        tell(client, f"{page} view")


def test_a_farm_reads_its_twelve_months(client, page, member, django_assert_max_num_queries):
    farm, today = member.producer, timezone.localdate()
    place = SalePointFactory(kind="farm", host=farm)
    DayCount.objects.create(producer=farm, day=today, kind="view", number=40)
    DayCount.objects.create(sale_point=place, day=today, kind="view", number=2)
    DayCount.objects.create(producer=farm, day=today, kind="call", number=7)
    DayCount.objects.create(producer=farm, day=today - timedelta(days=40), kind="view", number=321)
    DayCount.objects.create(producer=ProducerPageFactory(), day=today, kind="view", number=9999)
    client.force_login(member.user)
    address = f"/espace-pro/fiches/{farm.pk}/statistiques/"
    client.get(address)
    with django_assert_max_num_queries(16):
        content = client.get(address).content.decode()
    assert "<dd>42</dd>" in content and "<dd>7</dd>" in content and "<td>321</td>" in content
    assert "9999" not in content
    assert content.count("<rect") == 12 and content.count('class="is-running"') == 1
    assert "<dd>42</dd>" in client.get(f"/espace-pro/fiches/{farm.pk}/").content.decode()


def test_nobody_reads_the_figures_of_another_farm(client, page, member):
    address = f"/espace-pro/fiches/{member.producer.pk}/statistiques/"
    assert "connexion" in client.get(address).url
    client.force_login(ProducerMemberFactory().user)
    assert client.get(address).status_code == 404


def test_the_service_reads_and_exports_the_sums(client, service, page, member):
    DayCount.objects.create(producer=member.producer, day=date(2026, 10, 3), kind="view", number=12)
    DayCount.objects.create(producer=member.producer, day=date(2026, 10, 9), kind="view", number=30)
    DayCount.objects.create(sale_point=SalePointFactory(), day=date(2026, 10, 9), kind="view", number=8)
    address = "/admin/rapports/visites/"
    for user in (member.user, UserFactory()):
        client.force_login(user)
        assert client.get(address).status_code in (302, 403)
    client.force_login(service)
    content = client.get(address).content.decode()
    assert "octobre 2026" in content and "visites de la page" in content and "50" in content
    sheet = b"".join(client.get(address, {"export": "csv"}).streaming_content).decode()
    assert "octobre 2026,visites de la page,50,2" in sheet


def test_counts_are_forgotten_after_twenty_five_months(page, member, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *args: date(2026, 11, 25))
    for day in (date(2024, 10, 31), date(2024, 11, 1), date(2026, 11, 25)):
        DayCount.objects.create(producer=member.producer, day=day, kind="view", number=1)
    call_command("forget_old_figures")
    assert list(DayCount.objects.values_list("day", flat=True)) == [date(2024, 11, 1), date(2026, 11, 25)]


def test_the_highest_month_fills_the_drawing_and_none_is_flat():
    bars = bars_of([(date(2026, 10, 1), 50), (date(2026, 11, 1), 100)])
    assert [(bar.y, bar.height, bar.initial, bar.is_running) for bar in bars] == [
        (88.0, 80.0, "O", False),
        (8.0, 160.0, "N", True),
    ]
    assert [bar.height for bar in bars_of([(date(2026, 11, 1), 0)])] == [0]
