"""What keeps a page from being published, and the notice that leaves by itself."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from cms.core.models import SharingCard, SiteSettings
from cms.core.models.sharing import draw_card
from cms.core.publication import problems_of
from news.models import ArticlePage
from tests.factories import ArticlePageFactory, home_page
from tests.pictures import make_image

pytestmark = pytest.mark.django_db


def errors(article):
    return [problem.text for problem in problems_of(article) if problem.is_error]


def article_with(name, value):
    return ArticlePageFactory(body=json.dumps([{"type": name, "value": value}]))


def post(client, article, hero, action):
    data = nested_form_data(
        {
            "title": article.title,
            "slug": article.slug,
            "standfirst": article.standfirst,
            "rubric": "site",
            "date": "2020-11-26",
            "hero_image": hero.pk,
            "body": streamfield([("text", rich_text("<p>Un marché.</p>"))]),
            action: "1",
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
    )
    return client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), data, follow=True)


def test_without_text_alternative_publication_is_refused_and_a_draft_is_kept(admin_client):
    article, mute = ArticlePageFactory(live=False), make_image(description="")
    html = post(admin_client, article, mute, "action-publish").content.decode()
    article.refresh_from_db()
    assert not article.live and "texte de remplacement" in html
    post(admin_client, article, mute, "action-save")
    assert ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().hero_image == mute
    post(admin_client, article, make_image(), "action-publish")
    article.refresh_from_db()
    assert article.live


def test_the_editor_lists_what_is_missing(admin_client):
    article = ArticlePageFactory(hero_image=make_image(description=""))
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[article.pk])).content.decode()
    assert "Avant de publier" in html and "n’a pas de texte de remplacement" in html


@pytest.mark.parametrize(
    "link", ['<a linktype="page" id="999">la carte</a>', '<a href="/une-page-partie/">la carte</a>']
)
def test_a_link_that_leads_nowhere_is_named(link):
    assert errors(article_with("text", f"<p>{link}</p>")) == [
        "Un lien ne mène nulle part\u00a0: «\u00a0la carte\u00a0»."
    ]


def test_a_link_to_a_draft_leads_nowhere_and_one_to_an_article_somewhere():
    draft, other = ArticlePageFactory(live=False), ArticlePageFactory()
    assert errors(article_with("text", f'<p><a linktype="page" id="{draft.pk}">ici</a></p>'))
    assert not errors(article_with("text", f'<p><a href="{other.url}">ici</a> <a href="/recherche/?q=ail">là</a></p>'))


def test_a_video_without_transcript_and_a_table_without_caption_are_named():
    video = {"title": "La ferme", "url": "https://vimeo.com/76979871", "transcript": "<p></p>"}
    assert "transcription" in errors(article_with("video", video))[0]
    table = {"columns": [{"type": "text", "heading": "A"}], "rows": [], "caption": ""}
    assert "tableau" in errors(article_with("table", {"table": table}))[0]


def test_an_old_address_leads_to_the_new_one(client, django_capture_on_commit_callbacks):
    article = ArticlePageFactory(slug="ancien")
    article.slug = "nouveau"
    with django_capture_on_commit_callbacks(execute=True):
        ArticlePage.objects.get(pk=article.pk).save_revision().publish()
        article.save_revision().publish()
    response = client.get("/actualites/ancien/")
    assert Redirect.objects.exists()
    assert response.status_code == 301 and response["Location"].endswith("/actualites/nouveau/")


def test_publication_draws_the_sharing_picture_once(client, media_root):
    article = ArticlePageFactory(title="Le Gers ouvre son site", hero_image=make_image())
    article.save_revision().publish()
    card = SharingCard.objects.get(page=article)
    assert not draw_card(ArticlePage.objects.get(pk=article.pk))
    assert (
        f'property="og:image" content="http://localhost:8000{card.image.url}"'
        in client.get(article.url).content.decode()
    )
    article.title = "Autre titre"
    article.save_revision().publish()
    assert SharingCard.objects.get(page=article).digest != card.digest


def notice(**fields):
    site = home_page().get_site()
    return SiteSettings.objects.create(site=site, notice_text="Marché reporté", **fields)


def test_a_notice_is_shown_between_its_dates_only(client):
    now, hour = timezone.now(), timedelta(hours=1)
    settings = notice(notice_from=now - hour, notice_until=now + hour)
    assert "Marché reporté" in client.get("/").content.decode()
    settings.notice_until = now - hour / 2
    settings.save()
    assert "Marché reporté" not in client.get("/").content.decode()
    settings.notice_from, settings.notice_until = now + hour, now + 2 * hour
    settings.save()
    assert "Marché reporté" not in client.get("/").content.decode()


def test_no_cache_keeps_a_notice_beyond_its_end(client):
    settings = notice(notice_until=timezone.now() + timedelta(seconds=30))
    header = client.get("/")["Cache-Control"]
    lifetimes = dict(part.split("=") for part in header.split(", ") if "=" in part)
    assert int(lifetimes["max-age"]) <= 30 and int(lifetimes["s-maxage"]) <= 30 and "stale" not in header
    settings.notice_until = timezone.now() + timedelta(days=2)
    settings.save()
    assert "s-maxage=300" in client.get("/")["Cache-Control"]


def test_a_notice_without_end_or_that_ends_before_it_starts_is_refused():
    site, now = home_page().get_site(), timezone.now()
    for dates in ({}, {"notice_from": now, "notice_until": now - timedelta(hours=1)}):
        with pytest.raises(ValidationError):
            SiteSettings(site=site, notice_text="Marché reporté", **dates).full_clean()


def test_each_public_picture_is_credited_with_where_it_is_seen(client):
    shown = ArticlePageFactory(title="Le canard", hero_image=make_image(credit="Jeanne", licence="CC BY 4.0"))
    ArticlePageFactory(live=False, hero_image=make_image(description="Un secret"))
    html = client.get("/credits/").content.decode()
    assert "Jeanne" in html and "CC BY 4.0" in html and shown.url in html and "Un secret" not in html


def content_state(text, url="", style="unstyled"):
    """What the editor of rich text sends, as JSON."""
    entity = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": url}}} if url else {}
    ranges = [{"offset": 0, "length": len(text), "key": 0}] if url else []
    block = {"key": "a", "text": text, "type": style, "depth": 0, "inlineStyleRanges": [], "entityRanges": ranges}
    return json.dumps({"blocks": [block], "entityMap": entity})


SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"
FORGED = [
    content_state(SCRIPT),
    content_state(SCRIPT, style="header-two"),
    content_state("Ici", url="javascript:alert(1)"),
    content_state("Ici", url="data:text/html,<script>alert(1)</script>"),
    content_state("Ici", url='"><script>alert(1)</script>'),
]


@pytest.mark.parametrize("forged", FORGED)
def test_rich_text_never_lets_script_through(client, admin_client, forged):
    article = ArticlePageFactory()
    data = nested_form_data(
        {
            "title": article.title,
            "slug": article.slug,
            "standfirst": SCRIPT,
            "rubric": "site",
            "date": "2020-11-26",
            "body": streamfield([("text", forged)]),
            "action-publish": "1",
            "comments": {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0},
        }
    )
    admin_client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), data)
    article.refresh_from_db()
    assert article.standfirst == SCRIPT
    admin_client.logout()
    for address in (article.url, f"{article.url}reprendre/"):
        html = client.get(address).content.decode()
        for harm in ("<script>alert", "<img src=x", 'href="javascript:', 'href="data:'):
            assert harm not in html


@pytest.mark.parametrize("address", ["/actualites/rss/", "/actualites/atom/"])
def test_feeds_carry_no_script(client, address):
    ArticlePageFactory(title=SCRIPT, standfirst=SCRIPT)
    assert "<script>alert" not in client.get(address).content.decode()


def test_a_page_that_nobody_has_seen_takes_the_next_free_address(admin_client):
    taken = ArticlePageFactory(slug="le-marche")
    draft = ArticlePageFactory(live=False, slug="autre", title="Le marché")
    draft.slug = "le-marche"
    post(admin_client, draft, make_image(), "action-save")
    draft.refresh_from_db()
    assert draft.get_latest_revision_as_object().slug == "le-marche-2"
    public = ArticlePageFactory(slug="public", first_published_at=timezone.now())
    public.slug = taken.slug
    html = post(admin_client, public, make_image(), "action-save").content.decode()
    assert "Une autre page a déjà cette adresse" in html


def test_a_date_that_is_not_the_scheduled_one_and_a_title_told_twice_are_named():
    ArticlePageFactory(title="Le marché")
    article = ArticlePageFactory(title="Le marché", go_live_at=timezone.now() + timedelta(days=3))
    advice = [problem.text for problem in problems_of(article)]
    assert "La date n’est pas celle de la publication programmée." in advice
    assert "Une autre page porte déjà ce titre." in advice
