"""What the page of a place offers beside its hours: ways to get there, to print it, to put it right."""

import re
from datetime import date

import pytest

from tests.factories import AttendanceFactory, CommuneFactory, ProducerPageFactory, SalePointFactory

pytestmark = pytest.mark.django_db


def html_of(client, record):
    return client.get(getattr(record, "url", None) or record.get_absolute_url()).content.decode()


def test_one_may_choose_what_shows_the_way(client):
    html = html_of(client, SalePointFactory(title="Marché d’Auch", latitude=43.646, longitude=0.586))
    assert "https://www.openstreetmap.org/directions?to=43.646%2C0.586" in html
    assert 'href="geo:43.646,0.586?q=43.646,0.586(March%C3%A9%20d%E2%80%99Auch)"' in html


def test_a_place_shown_by_its_commune_shows_no_way(client):
    point = SalePointFactory(location_audience="commune", commune=CommuneFactory())
    assert "geo:" not in html_of(client, point)


@pytest.mark.parametrize("factory", [SalePointFactory, ProducerPageFactory])
def test_a_page_has_a_code_to_print_without_any_style(client, factory, settings):
    record = factory()
    html = html_of(client, record)
    printed = html[html.index('class="print-only"') :]
    address = settings.BASE_URL + (getattr(record, "url", None) or record.get_absolute_url())
    assert '<svg aria-hidden="true"' in printed and "style=" not in printed
    assert address in printed


@pytest.mark.parametrize("factory", [SalePointFactory, ProducerPageFactory])
def test_an_error_can_be_reported_with_the_name_of_the_page(client, factory):
    html = html_of(client, factory(title="Ferme & fils"))
    assert 'href="/signaler/?page=/' in html


def test_a_page_says_when_it_was_last_confirmed(client):
    point = SalePointFactory(confirmed_on="2026-11-02", confirmed_by="phone")
    assert "Fiche confirmée par téléphone" in " ".join(html_of(client, point).split()).replace("\n", " ")


def text_of(client, record):
    """What a page says, without markup, spaces joined."""
    html = re.sub(r"<script.*?</script>", "", html_of(client, record), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\u00a0", " ").split())


def test_a_place_without_a_telephone_or_an_address_says_where_it_is(client):
    houga = CommuneFactory(name="Le Houga", postal_codes="32460")
    text = text_of(client, SalePointFactory(location_audience="commune", commune=houga))
    assert "Au Houga (32460) Lieu exact communiqué sur demande" in text


def test_a_blurred_place_gives_its_place_by_telephone_and_no_way_there(client):
    samatan = CommuneFactory(name="Samatan", postal_codes="32130")
    point = SalePointFactory(
        location_audience="commune", commune=samatan, phone="0562000000", locality="En Secret", latitude=43.4999
    )
    text, html = text_of(client, point), html_of(client, point)
    assert "À Samatan (32130) Lieu exact communiqué par téléphone" in text
    assert "En Secret" not in html and "43.4999" not in html and "Itinéraire" not in text and "google" not in html


def test_each_way_to_a_place_is_said_to_leave_the_site(client):
    html = html_of(client, SalePointFactory(latitude=43.646, longitude=0.586))
    ways = html[html.index('class="directions"') : html.index("</details>", html.index('class="directions"'))]
    assert "ouvrent un autre site" in ways and "43.646, 0.586" in ways
    for host in ("www.openstreetmap.org", "www.google.com/maps", "maps.apple.com"):
        assert f'rel="noreferrer" href="https://{host}' in ways


def test_a_telephone_number_is_dialled_and_read(client):
    html = html_of(client, SalePointFactory(phone="05 62 67 31 07"))
    assert html.count('href="tel:+33562673107"') == 3
    assert "Appeler<span" in html and " le 05\u00a062\u00a067\u00a031\u00a007</span>" in html


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"starts_on": date(2099, 8, 5), "ends_on": date(2099, 8, 19)}, "Fermé du 5 au 19 août 2099"),
        (
            {"starts_on": date(2099, 12, 28), "ends_on": date(2100, 1, 3), "kind": "moved", "note": "sous la halle"},
            "Déplacé du 28 décembre 2099 au 3 janvier 2100 sous la halle",
        ),
        (
            {
                "starts_on": date(2099, 12, 1),
                "ends_on": date(2099, 12, 1),
                "kind": "hours",
                "opening_hours": "Tu 09:00-12:00",
            },
            "Autres horaires le mardi 1er décembre 2099 : le mardi de 9 h à 12 h",
        ),
        (
            {"starts_on": date(2099, 12, 1), "ends_on": date(2099, 12, 1), "kind": "hours"},
            "Autres horaires le mardi 1er décembre 2099 : à confirmer",
        ),
    ],
)
def test_days_that_are_not_as_usual_are_announced(client, change, sentence):
    point = SalePointFactory(opening_hours="Tu 08:00-12:00")
    point.exceptions.create(**change)
    point.save()
    assert sentence in text_of(client, point)


def test_a_change_that_is_over_is_forgotten(client):
    point = SalePointFactory(opening_hours="Tu 08:00-12:00")
    point.exceptions.create(starts_on=date(2020, 1, 1), ends_on=date(2020, 1, 2), kind="closed")
    point.save()
    assert "Fermé le" not in text_of(client, point) and "Fermé du" not in text_of(client, point)


def test_one_reads_who_sells_there_and_when(client):
    point = SalePointFactory(opening_hours="Th,Sa 08:00-12:00")
    AttendanceFactory(
        sale_point=point, producer=ProducerPageFactory(title="Ferme du Jeudi"), opening_hours="Th 08:00-12:00"
    )
    AttendanceFactory(sale_point=point, producer=ProducerPageFactory(title="Ferme Fidèle"))
    AttendanceFactory(sale_point=point, producer=ProducerPageFactory(title="Ferme Rare"), note="Une fois par mois")
    AttendanceFactory(sale_point=point, producer=ProducerPageFactory(title="Ferme Partie"), ends_on=date(2020, 1, 1))
    text = text_of(client, point)
    assert "Ferme du Jeudi Une ferme. Le jeudi de 8 h à 12 h" in text
    assert "Ferme Fidèle Une ferme. À chaque ouverture" in text
    assert "Ferme Rare Une ferme. Une fois par mois" in text
    assert "Ferme Partie" not in text[text.index("Qui y vend") : text.index("Dans les environs")]


def test_a_day_with_two_openings_is_one_date(client):
    html = html_of(client, SalePointFactory(opening_hours="Mo-Su 09:00-12:00,14:00-18:00"))
    assert html.count("<time ") == 7
    assert "9 h à 12 h" in html.replace("\u00a0", " ") and "14 h à 18 h" in html.replace("\u00a0", " ")


def test_a_producer_of_four_places_shows_seven_dates_and_each_place_shows_the_producer(client):
    farm = ProducerPageFactory(title="Ferme du Coq")
    places = [
        SalePointFactory(title="Jeudi à Auch", opening_hours="Th 08:00-12:00"),
        SalePointFactory(title="Samedi à Auch", opening_hours="Sa 08:00-12:00"),
        SalePointFactory(title="AMAP du Panier", kind="amap", opening_hours="Tu 18:00-19:30"),
        SalePointFactory(
            title="Drive du Sillon", kind="drive", opening_hours="Fr 16:00-19:00", order_deadline="mercredi"
        ),
    ]
    for place in places:
        AttendanceFactory(sale_point=place, producer=farm)
    html = html_of(client, farm)
    agenda = html[html.index("Les prochaines dates") : html.index("Tous les lieux de vente")]
    assert agenda.count("<time ") == 7
    for place in places:
        assert place.title in agenda
        assert "Ferme du Coq" in text_of(client, place)
    assert "Commande avant mercredi" in agenda


def test_a_drive_tells_first_how_and_until_when_to_order(client):
    drive = SalePointFactory(
        kind="drive",
        order_url="https://drive.example/commande",
        order_deadline="le mercredi à 18 h",
        pickup_info="le vendredi de 16 h à 19 h",
        opening_hours="Fr 16:00-19:00",
    )
    text = text_of(client, drive)
    assert "Où drive.example (un autre site) Avant le mercredi à 18 h Retrait Le vendredi de 16 h à 19 h" in text
    assert text.index("Avant le mercredi") < text.index("Quand venir")


def test_the_sale_at_a_farm_gives_the_profile_as_its_address(client, settings):
    farm = ProducerPageFactory()
    point = SalePointFactory(kind="farm", host=farm)
    assert f'<link rel="canonical" href="{settings.BASE_URL}{farm.url}">' in html_of(client, point)


def test_a_place_for_professionals_says_so(client):
    assert "Réservé aux professionnels" in text_of(client, SalePointFactory(public="professionals"))
