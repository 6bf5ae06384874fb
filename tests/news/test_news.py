"""The news: lists by rubric, year and keyword, related articles, feeds, taking an article over."""

import json
from datetime import date
from xml.etree import ElementTree

import pytest

from cms.core.models import SiteSettings
from tests.factories import (
    ArticlePageFactory,
    CommuneFactory,
    NewsIndexPageFactory,
    ProducerPageFactory,
    SalePointFactory,
    home_page,
)
from tests.pictures import make_image

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
MEDIA = "{http://search.yahoo.com/mrss/}content"


def body(*blocks):
    return json.dumps([{"type": name, "value": value} for name, value in blocks])


def get(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def tagged(article, *names):
    article.tags.add(*names)
    article.save()
    return article


def test_a_rubric_shows_its_articles_only(client):
    ArticlePageFactory(title="Le canard", rubric="season")
    ArticlePageFactory(title="Un autre", rubric="site")
    html = get(client, "/actualites/rubrique/de-saison/")
    assert "Le canard" in html and "Un autre" not in html


def test_a_year_shows_its_articles_only(client):
    ArticlePageFactory(title="Le canard", date=date(2020, 12, 1))
    ArticlePageFactory(title="Un autre", date=date(2021, 1, 1))
    html = get(client, "/actualites/2020/")
    assert "Le canard" in html and "Un autre" not in html


def test_a_keyword_has_a_page_that_search_engines_skip_while_it_is_thin(client):
    tagged(ArticlePageFactory(title="Le canard"), "Foire au gras")
    html = get(client, "/actualites/mot-cle/foire-au-gras/")
    assert "Le canard" in html and 'content="noindex"' in html
    for _ in range(2):
        tagged(ArticlePageFactory(), "Foire au gras")
    html = get(client, "/actualites/mot-cle/foire-au-gras/")
    assert 'content="noindex"' not in html
    assert 'rel="canonical" href="http://localhost:8000/actualites/mot-cle/foire-au-gras/"' in html


@pytest.mark.parametrize(
    "path", ["2019/", "99999/", "rubrique/inconnue/", "mot-cle/rien/", "2020/?page=abc", "rubrique/de-saison/"]
)
def test_a_list_without_article_does_not_exist(client, path):
    ArticlePageFactory(rubric="site")
    assert client.get(f"/actualites/{path}").status_code == 404


def test_articles_that_share_keywords_come_first_then_those_of_the_rubric(client):
    latest = ArticlePageFactory(title="Dernier", date=date(2021, 5, 1), rubric="drives")
    same_rubric = ArticlePageFactory(title="Même rubrique", date=date(2020, 2, 1), rubric="season")
    same_word = tagged(ArticlePageFactory(title="Même mot", date=date(2020, 1, 1), rubric="drives"), "canard")
    article = tagged(ArticlePageFactory(date=date(2020, 3, 1), rubric="season"), "canard")
    related = list(client.get(article.url).context["related"])
    assert related == [same_word, same_rubric, latest]


def test_an_article_quotes_places_that_follow_the_records(client):
    drive = SalePointFactory(title="Drive de Fleurance", kind="drive")
    SalePointFactory(title="Marché d’Auch", kind="market")
    block = {"title": "Les drives", "kinds": ["drive"], "radius": "30", "number": 3, "show_map": True}
    article = ArticlePageFactory(body=body(("places", block)))
    html = get(client, article.url)
    assert "Drive de Fleurance" in html and "Marché d’Auch" not in html
    assert "/carte/?type=drive" in html
    drive.live = False
    drive.save()
    html = get(client, article.url)
    assert "Drive de Fleurance" not in html and "Aucun lieu ne correspond" in html


def test_quoted_places_may_be_those_around_a_commune(client):
    CommuneFactory(name="Fleurance", name_key="fleurance")
    SalePointFactory(title="Marché proche")
    SalePointFactory(title="Marché lointain", latitude=43.1, longitude=0.1)
    block = {"title": "Autour", "kinds": [], "commune": "Fleurance", "radius": "10", "number": 6, "show_map": False}
    html = get(client, ArticlePageFactory(body=body(("places", block))).url)
    assert "Marché proche" in html and "Marché lointain" not in html


def test_an_article_quotes_producers_as_long_as_their_profile_is_public(client):
    farm, hidden = ProducerPageFactory(title="Ferme du Coq"), ProducerPageFactory(title="Ferme cachée", live=False)
    article = ArticlePageFactory(body=body(("producers", {"title": "Fermes", "producers": [farm.pk, hidden.pk]})))
    html = get(client, article.url)
    assert "Ferme du Coq" in html and "Ferme cachée" not in html


def test_a_table_says_its_caption_and_headings(client):
    table = {
        "caption": "Quand acheter quoi",
        "columns": [{"type": "text", "heading": "Produit"}, {"type": "text", "heading": "Mois"}],
        "rows": [{"values": ["Ail", "Août"]}],
    }
    html = get(client, ArticlePageFactory(body=body(("table", {"table": table, "row_headings": True}))).url)
    assert "<caption>Quand acheter quoi</caption>" in html
    assert '<th scope="col">Produit</th>' in html and '<th scope="row">Ail</th>' in html


def test_an_article_with_places_costs_ten_queries_at_most_and_no_more_with_many(client, django_assert_max_num_queries):
    SalePointFactory.create_batch(3, kind="drive")
    block = {"title": "Les drives", "kinds": ["drive"], "radius": "30", "number": 6, "show_map": True}
    plain = tagged(ArticlePageFactory(hero_image=make_image()), "drive")
    rich = tagged(ArticlePageFactory(hero_image=make_image(), body=body(("places", block))), "drive")
    SiteSettings.for_site(home_page().get_site())  # the very first visit of a site makes them

    def cost(article, limit):
        client.get(article.url)
        with django_assert_max_num_queries(limit) as queries:
            client.get(article.url)
        return len(queries)

    before = cost(plain, 10), cost(rich, 10)
    SalePointFactory.create_batch(30, kind="drive")
    for _ in range(10):
        tagged(ArticlePageFactory(hero_image=make_image()), "drive")
    assert (cost(plain, 10), cost(rich, 10)) == before


def rich_article():
    text = '<h2>Un marché</h2><p>Voyez <a href="/carte/">la carte</a>.</p><ul><li>des œufs</li></ul>'
    return tagged(
        ArticlePageFactory(title="Le Gers ouvre", hero_image=make_image(credit="Jeanne"), body=body(("text", text))),
        "carte",
    )


def test_rss_carries_the_whole_article_and_its_picture_with_full_addresses(client):
    rich_article()
    item = ElementTree.fromstring(client.get("/actualites/rss/").content).find("channel/item")  # noqa: S314
    assert 'href="http://localhost:8000/carte/"' in item.find(CONTENT).text
    assert item.find(MEDIA).get("url").startswith("http://")
    assert item.find("enclosure").get("type") == "image/jpeg" and int(item.find("enclosure").get("length")) > 0
    assert "carte" in [category.text for category in item.findall("category")]


def test_atom_carries_the_same(client):
    rich_article()
    response = client.get("/actualites/atom/")
    entry = ElementTree.fromstring(response.content).find(f"{ATOM}entry")  # noqa: S314
    assert response["Content-Type"].startswith("application/atom+xml")
    assert "Un marché" in entry.find(f"{ATOM}content").text
    assert entry.find(f"{ATOM}link[@rel='enclosure']").get("href").endswith(".jpg")


def test_a_feed_costs_the_same_for_two_articles_or_ten(client, django_assert_max_num_queries):
    def cost():
        client.get("/actualites/rss/")
        with django_assert_max_num_queries(10) as queries:
            client.get("/actualites/rss/")
        return len(queries)

    SiteSettings.for_site(home_page().get_site())  # the very first visit of a site makes them
    rich_article(), rich_article()
    few = cost()
    for _ in range(8):
        rich_article()
    assert cost() == few


def test_a_partner_takes_the_text_and_the_pictures_over(client):
    article = rich_article()
    html = get(client, f"{article.url}reprendre/")
    assert "Licence Ouverte" in html and "Jeanne" in html and "noindex" in html
    response = client.get(f"{article.url}reprendre/texte/")
    text = response.content.decode()
    assert response["Content-Disposition"].startswith("attachment")
    assert "Un marché\n\nVoyez la carte.\n\n• des œufs" in text.replace("carte .", "carte.")
    assert f"http://localhost:8000{article.url}" in text


def test_sharing_names_no_tracker_and_loads_nothing_from_elsewhere(client):
    html = get(client, ArticlePageFactory().url)
    assert "mailto:?subject=" in html and 'src="https://' not in html


def test_the_index_offers_both_feeds(client):
    html = get(client, NewsIndexPageFactory().url)
    assert "application/rss+xml" in html and "application/atom+xml" in html
