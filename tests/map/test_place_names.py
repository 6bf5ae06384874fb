"""Which commune is meant by what a visitor types, the same with suggestions and without."""

import json

import pytest

from map.models import Commune, FormerCommuneName
from map.place_names import meaning_of
from tests.factories import CommuneFactory, MapPageFactory, home_page

pytestmark = pytest.mark.django_db

COMMUNES = [
    ("32119", "Eauze", "32800", 3900),
    ("32132", "Fleurance", "32500", 6000),
    ("32106", "Céran", "32500", 200),
    ("32410", "Samatan", "32130", 2400),
    ("32083", "Castéra-Verduzan", "32410", 950),
    ("32155", "Le Houga", "32460", 1200),
    ("32160", "L'Isle-Jourdain", "32600", 9000),
    ("32389", "Saint-Martin", "32300", 400),
    ("32390", "Saint-Martin-d'Armagnac", "32110", 250),
    ("32391", "Saint-Martin-de-Goyne", "32480", 100),
    ("32370", "Saint-Clar", "32380", 1000),
    ("32079", "Castelnau-d'Auzan-Labarrère", "32440|32250", 1300),
]


@pytest.fixture(autouse=True)
def communes():
    home_page()
    MapPageFactory()
    for code, name, postal_codes, population in COMMUNES:
        CommuneFactory(code_insee=code, name=name, slug=code, postal_codes=postal_codes, population=population)
    merged = Commune.objects.get(code_insee="32079")
    FormerCommuneName.objects.create(name="Arech", commune=merged)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("eauze", "Eauze"),
        ("Éauze", "Eauze"),
        ("ÉAUZE ", "Eauze"),
        ("32800", "Eauze"),
        ("32119", "Eauze"),
        ("32500", "Fleurance"),
        ("houga", "Le Houga"),
        ("isle jourdain", "L'Isle-Jourdain"),
        ("l’Isle-Jourdain", "L'Isle-Jourdain"),
        ("st clar", "Saint-Clar"),
        ("St-Clar", "Saint-Clar"),
        ("32130 samatan", "Samatan"),
        ("Samatan (32130)", "Samatan"),
        ("Saint-Martin (32300)", "Saint-Martin"),
        ("arech", "Castelnau-d'Auzan-Labarrère"),
        ("labarrere", "Castelnau-d'Auzan-Labarrère"),
        ("fleur", "Fleurance"),
    ],
)
def test_a_commune_is_found_under_each_of_its_names_and_codes(typed, meant):
    meaning = meaning_of(typed)
    assert meaning.commune.name == meant
    assert not meaning.is_guess


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("flerance", "Fleurance"),
        ("samattan", "Samatan"),
        ("eause", "Eauze"),
        ("hougga", "Le Houga"),
        ("arrech", "Castelnau-d'Auzan-Labarrère"),
    ],
)
def test_a_slip_of_the_keys_is_a_guess_and_says_so(typed, meant):
    meaning = meaning_of(typed)
    assert (meaning.commune.name, meaning.is_guess) == (meant, True)


@pytest.mark.parametrize(
    "typed", ["zzzzzz", "", "   ", "\0", "x" * 10_000, "‮‮", "32999", "3250O", "٣٢٥٠٠", "1 2 3", "%", "_"]
)
def test_what_names_nothing_means_nothing(typed):
    assert meaning_of(typed).commune is None


def test_a_name_that_several_communes_begin_with_offers_them_all():
    meaning = meaning_of("saint-martin")
    assert meaning.commune.name == "Saint-Martin"
    assert [other.name for other in meaning.others] == ["Saint-Martin-d'Armagnac", "Saint-Martin-de-Goyne"]


def test_a_name_with_its_code_leaves_nothing_open():
    assert meaning_of("Saint-Martin (32300)").others == ()


@pytest.mark.parametrize(("code", "insee"), [(code, code) for code, *_ in COMMUNES])
def test_what_our_own_links_ask_for_is_the_commune_meant(code, insee):
    commune = Commune.objects.get(code_insee=insee)
    assert meaning_of(commune.asked_as).commune == commune


def map_page(client, **query):
    response = client.get("/carte/", query)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_without_suggestions_the_other_communes_are_links(client):
    html = map_page(client, commune="saint-martin", type="market")
    assert "Autour de Saint-Martin (32300). Une autre commune ?" in html
    assert '<a href="?type=market&amp;commune=32391">Saint-Martin-de-Goyne (32480)</a>' in html


def test_without_suggestions_a_guess_is_told(client):
    html = map_page(client, commune="flerance")
    assert "Nous ne connaissons pas de commune « flerance »" in html.replace("\u00a0", " ")
    assert "« Fleurance (32500) »" in html.replace("\u00a0", " ")
    assert 'value="flerance"' in html


def test_a_hamlet_and_its_position_are_kept_and_named(client):
    html = map_page(client, commune="En Castéra, Samatan", lat="43.49", lng="0.93", rayon="10")
    assert "à moins de 10 km d’En Castéra, Samatan" in html.replace("\u00a0", " ")
    assert 'name="lat" value="43.49"' in html and 'value="En Castéra, Samatan"' in html
    assert "Nous ne connaissons pas" not in html


def test_a_commune_is_stronger_than_a_position_left_in_the_form(client):
    assert "de Samatan" in map_page(client, commune="samatan", lat="43.99", lng="0.1")


@pytest.mark.parametrize(("lat", "lng"), [("0", "0"), ("0.58", "43.64")])
def test_a_position_elsewhere_is_told_and_leaves_the_box_for_a_commune(client, lat, lng):
    html = map_page(client, lat=lat, lng=lng)
    assert "message--warning" in html and "data-communes" in html


def suggestions(client, text):
    response = client.get("/communes/suggestions.json", {"q": text})
    assert response.status_code == 200 and not response.cookies
    assert response["Cache-Control"].startswith("public")
    return json.loads(response.content)


def test_suggestions_begin_with_what_the_form_would_take(client):
    for typed in ("saint", "32500", "flerance", "isle", "arech"):
        assert suggestions(client, typed)["found"][0]["value"] == meaning_of(typed).commune.label


def test_a_suggestion_tells_a_former_name_and_a_guess(client):
    assert suggestions(client, "are")["found"][0]["former"] == "Arech"
    assert suggestions(client, "flerance")["guess"] is True
    assert suggestions(client, "fleurance")["guess"] is False


@pytest.mark.parametrize("text", ["", "zzzz", "\0", "x" * 10_000, "‮", '"><script>'])
def test_nonsense_gets_no_suggestion(client, text):
    assert suggestions(client, text) == {"guess": False, "found": []}


def test_suggestions_are_few_and_cheap_however_many_communes_there_are(client, django_assert_max_num_queries):
    for number in range(30):
        CommuneFactory(name=f"Montaut {number}", slug=f"montaut-{number}")
    with django_assert_max_num_queries(2):
        assert len(suggestions(client, "mont")["found"]) == 8


@pytest.mark.parametrize("page", ["/", "/carte/"])
def test_each_box_for_a_commune_proposes_some(client, page):
    html = client.get(page).content.decode()
    box = html[html.index('name="commune"') :]
    assert "data-communes" in box[: box.index(">")]
