"""The search across the whole site."""

from urllib.parse import quote

import pytest
from django.urls import reverse

from home.models import SearchEntry
from tests.factories import (
    ArticlePageFactory,
    CommuneFactory,
    ContentPageFactory,
    GuidePageFactory,
    ProducerPageFactory,
    ProductFactory,
    ProductFamilyFactory,
    SalePointFactory,
    home_page,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, home_page):
    """The page of results for some words, as text."""

    def page(words):
        response = client.get(reverse("search"), {"q": words})
        assert response.status_code == 200
        return response.content.decode()

    return page


@pytest.fixture
def duck():
    family = ProductFamilyFactory(name="Canard et oie", slug="canard-oie")
    return ProductFactory(name="Canard gras", slug="canard-gras", synonyms="magret, confit", family=family)


def test_without_words_it_explains_itself(client, home_page):
    html = client.get("/recherche/").content.decode()
    assert "Que cherchez-vous" in html and "Trouver autrement" in html and "Vouliez-vous dire" not in html


def test_answers_come_in_groups_with_their_counts(page, duck):
    ProducerPageFactory(title="Hippolyte", products=[duck])
    ArticlePageFactory(title="Choisir un canard gras")
    GuidePageFactory(title="Élever des canards")
    ContentPageFactory(title="Le canard et nous", slug="canard-et-nous")
    html = page("canards")
    places = ["Lieux et producteurs", "1 lieu", "Hippolyte", "/carte/?q=canards"]
    goods = ["Produits", "/carte/?produit=canard-gras", "1 lieu de vente"]
    pages = ["Articles", "Choisir un canard gras", "Guides", "Élever des canards", "Pages", "Le canard et nous"]
    assert "6 réponses" in html
    found = [html.index(words, html.index("6 réponses")) for words in (*places, *goods, *pages)]
    assert found == sorted(found)


def test_goods_are_looked_for_where_the_commune_typed_is(page, duck):
    CommuneFactory(name="Fleurance", slug="fleurance", code_insee="32132")
    assert "/carte/?produit=canard-gras&amp;commune=32132" in page("magret fleurance")


def test_a_whole_family_is_an_answer(page):
    ProductFactory(name="Tomate", family=ProductFamilyFactory(name="Légumes", slug="legumes"))
    assert "/carte/?produit=legumes" in page("légume")


@pytest.mark.parametrize("words", ["tournages", "tournage", "TOURNAGES", "les tournages en été"])
def test_an_article_is_found_in_plural_or_singular_and_without_accents(page, words):
    ArticlePageFactory(title="Le tournage de l’été")
    assert "Le tournage de l’été" in page(words)


def test_a_title_comes_before_a_text_and_a_recent_article_before_an_old_one(page):
    ArticlePageFactory(title="Autre chose", standfirst="On y parle de garbure.", date="2026-01-01")
    ArticlePageFactory(title="La garbure, hier", date="2019-01-01")
    ArticlePageFactory(title="La garbure, aujourd’hui", date="2026-01-01")
    html = page("garbure")
    found = [html.index(title) for title in ("La garbure, aujourd’hui", "La garbure, hier", "Autre chose")]
    assert found == sorted(found)


def test_a_draft_and_a_private_page_are_never_found(page):
    ArticlePageFactory(title="Secret de garbure", live=False)
    private = ArticlePageFactory(title="Garbure privée")
    private.view_restrictions.create(restriction_type="login")
    html = page("garbure")
    assert "Secret de garbure" not in html and "Garbure privée" not in html


def test_the_draft_of_a_published_page_changes_nothing_until_it_is_published(page):
    article = ArticlePageFactory(title="La daube")
    article.title = "Le salmis"
    revision = article.save_revision()
    assert "La daube" in page("daube") and "Rien ne répond" in page("salmis")
    revision.publish()
    assert "Le salmis" in page("salmis") and "Rien ne répond" in page("daube")


def test_a_page_that_is_gone_is_forgotten(page):
    ArticlePageFactory(title="La daube").delete()
    assert not SearchEntry.objects.filter(kind="article").exists()


def test_the_words_of_a_page_s_title_do_not_bring_half_answers(page):
    SalePointFactory(title="Le drive de l’Arrats", kind="drive")
    GuidePageFactory(title="Développer un drive")
    html = page("développer un drive")
    assert "Développer un drive" in html and "Arrats" not in html


def test_a_mistyped_word_shows_the_likeliest_answers_and_a_link(page):
    ProducerPageFactory(title="Distillerie", products=[ProductFactory(name="Armagnac", slug="armagnac")])
    html = page("armagnak")
    assert "Vouliez-vous dire" in html and 'href="/recherche/?q=armagnac"' in html and "Distillerie" in html
    assert 'value="armagnak"' in html


def test_no_answer_shows_ways_out(page):
    html = page("zzzz")
    assert "Rien ne répond à « zzzz »" in html and "Trouver autrement" in html and 'value="zzzz"' in html


@pytest.mark.parametrize(
    "words",
    [
        "x" * 10_000,
        "canard " * 1_500,
        "\0",
        "can\0ard",
        "\u202ecanard\u202c",
        '"',
        '"canard"',
        "'; DROP TABLE map_listing; --",
        "%",
        "_",
        "100 %",
        "\\",
        "(((",
        "AND OR NOT NEAR",
        "canard*",
        "le la les",
        "   ",
        "🦆",
        "\ud800",
        "<script>alert(1)</script>",
        " ".join(f"mot{number}" for number in range(40)),
    ],
    ids=lambda words: repr(words)[:24],
)
def test_hostile_words_get_a_page_and_stay_in_the_box(client, home_page, words):
    ProducerPageFactory(title="Les canards")
    ArticlePageFactory(title="Choisir un canard")
    response = client.get("/recherche/?q=" + quote(words, errors="surrogatepass"))
    html = response.content.decode()
    assert response.status_code == 200
    assert "\0" not in html and "<script>alert" not in html
    if len(words) > 200:
        assert f'value="{words}"' in html or words[:200] in html


@pytest.mark.parametrize("words", ["le la les", '"', "%", "_", "🦆"])
def test_words_that_say_nothing_are_told_so(page, words):
    ProducerPageFactory(title="Les canards")
    html = page(words)
    assert "trop courants" in html and "Les canards" not in html


def test_too_long_a_text_is_told_so(page):
    assert "trop longue" in page("canard " * 100)


def test_it_sets_no_cookie_and_any_cache_may_keep_it(client, home_page):
    response = client.get("/recherche/?q=canard")
    assert not response.cookies
    assert response["Cache-Control"].startswith("public") and "Cookie" not in response.get("Vary", "")
    assert client.post("/recherche/").status_code == 405


def test_results_are_not_for_search_engines(client, home_page):
    assert "noindex" not in client.get("/recherche/").content.decode()
    assert "noindex" in client.get("/recherche/?q=canard").content.decode()


@pytest.mark.parametrize("words", ["canard", "canard violet samedi fleurance", "canart"])
def test_it_costs_the_same_for_two_records_or_twenty(client, duck, django_assert_max_num_queries, words):
    home_page()
    CommuneFactory(name="Fleurance", slug="fleurance")

    def cost():
        client.get("/recherche/", {"q": words})
        with django_assert_max_num_queries(15) as queries:
            client.get("/recherche/", {"q": words})
        return len(queries)

    def make(number):
        for _ in range(number):
            farm = ProducerPageFactory(products=[duck])
            SalePointFactory(kind="farm", host=farm, opening_hours="Sa 09:00-12:00")
        ArticlePageFactory.create_batch(number, title="Choisir un canard")

    make(3)
    few = cost()
    make(17)
    assert cost() == few
