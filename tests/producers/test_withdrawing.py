"""A film taken away: gone the same day, everywhere; and what a film needs before it is online."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from wagtail.models import ModelLogEntry

from cms.core.video_fields import validate_video_url
from home.entries import SearchEntry
from map.models import Listing
from news.models import ArticlePage
from producers.models import Video
from producers.withdrawing import ACTION, withdraw
from tests.factories import ArticlePageFactory, HomePageFactory, ProducerPageFactory, SalePointFactory, VideoFactory
from tests.pictures import make_image

pytestmark = pytest.mark.django_db
URL = "https://vimeo.com/76979871"


@pytest.fixture
def committed(monkeypatch):
    """What waits for the end of the transaction is done at once."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda action, **kwargs: action())


def hosted(**fields):
    return VideoFactory(**{"title": "Le pré en film", "url": URL, "is_captioned_by_host": True} | fields)


def filed():
    film = VideoFactory.build(title="Le pré en film", url="", producer=ProducerPageFactory())
    film.file.save("pre.mp4", ContentFile(b"film"), save=False)
    film.captions.save("pre.vtt", ContentFile(b"WEBVTT"), save=False)
    film.poster = make_image()
    film.save()
    film.save_revision()
    return film


def quoting(url=URL):
    block = {"title": "Regardez Zéphirine", "url": url, "transcript": "<p>Zéphirine parle.</p>"}
    return ArticlePageFactory(body=[("video", block), ("text", "<p>La suite.</p>")])


def test_it_leaves_the_profile_and_the_flag_of_the_listings(client):
    film = hosted()
    SalePointFactory(farm=True, host=film.producer)
    assert Listing.objects.filter(has_video=True).exists()
    withdraw(film)
    assert not Listing.objects.filter(has_video=True).exists()
    assert film.title not in client.get(film.producer.url).content.decode()


def test_it_leaves_the_home_page(client):
    home, film = HomePageFactory(), hosted()
    home.sections = [("film", {"video": film, "quote": "Venez voir", "text": ""})]
    home.save_revision().publish()
    assert "Venez voir" in client.get("/").content.decode()
    withdraw(film)
    assert "Venez voir" not in client.get("/").content.decode()


def test_it_leaves_the_articles_that_quote_its_address_and_the_search(client):
    film, article, other = hosted(), quoting("https://vimeo.com/video/76979871"), quoting("https://vimeo.com/11")
    assert "zephirin" in SearchEntry.objects.get(page=article).words
    withdraw(film)
    page = client.get(article.url).content.decode()
    assert "Zéphirine" not in page
    assert "La suite." in page
    assert "zephirin" not in SearchEntry.objects.get(page=article).words
    assert "Zéphirine" in client.get(other.url).content.decode()


def test_an_older_draft_does_not_bring_it_back(client):
    film, article = hosted(), quoting()
    draft = article.save_revision()
    withdraw(film)
    draft.publish()
    assert "Zéphirine" not in client.get(ArticlePage.objects.get().url).content.decode()
    with pytest.raises(ValidationError):
        validate_video_url(URL)


def test_its_files_and_its_poster_are_erased(committed, media_root):
    film = filed()
    names = [film.file.name, film.captions.name, film.poster.file.name]
    storage = film.file.storage
    assert all(storage.exists(name) for name in names)
    withdraw(film)
    assert not any(storage.exists(name) for name in names)


def test_a_file_that_an_older_version_held_is_erased_too(committed):
    film = filed()
    old = film.file.name
    film.file.save("autre.mp4", ContentFile(b"autre"))
    withdraw(film)
    assert not film.file.storage.exists(old)


def test_a_poster_that_serves_elsewhere_stays(committed):
    film = filed()
    film.producer.photo = film.poster
    film.producer.save()
    name = film.poster.file.name
    withdraw(film)
    assert film.file.storage.exists(name)


def test_its_pages_say_that_it_was_withdrawn(client):
    film = hosted()
    addresses = [film.get_absolute_url(), f"{film.get_absolute_url()}integrer/"]
    assert [client.get(address).status_code for address in addresses] == [200, 200]
    withdraw(film)
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 410
        assert "Cette vidéo a été retirée" in answer.content.decode()


def test_it_leaves_the_sitemap_and_the_search_of_places(client):
    film = hosted(title="Titre canari")
    assert "Titre canari" in client.get("/sitemap-pages.xml").content.decode()
    withdraw(film)
    assert "Titre canari" not in client.get("/sitemap-pages.xml").content.decode()
    assert not Video.objects.visible().exists()


def test_caches_in_front_forget_all_that_showed_it(committed, monkeypatch):
    purged = []
    monkeypatch.setattr("producers.withdrawing.PurgeBatch.purge", lambda batch: purged.extend(batch.urls))
    film, article = hosted(), quoting()
    withdraw(film)
    for address in (film.full_url, film.full_embed_url, film.producer.full_url, article.full_url):
        assert address in purged


def test_it_is_in_the_history_and_done_once():
    film = hosted()
    assert withdraw(film)
    assert not withdraw(film)
    assert ModelLogEntry.objects.filter(action=ACTION).count() == 1


def test_no_version_brings_it_back():
    film = hosted()
    revision = film.save_revision()
    withdraw(film)
    assert not film.revisions.exists()
    with pytest.raises(ValidationError):
        Video.objects.get().save_revision().publish()
    assert not type(revision).objects.filter(pk=revision.pk).exists()


def test_a_frame_elsewhere_shows_it_without_cookie(client):
    answer = client.get(f"{hosted().get_absolute_url()}integrer/")
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert not answer.cookies
    assert "player.vimeo.com" in answer["Content-Security-Policy"]
    assert "<iframe" not in answer.content.decode()


def test_its_own_page_is_framed_by_nobody(client):
    answer = client.get(hosted().get_absolute_url())
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert "Bonjour." in answer.content.decode()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"needs_approval": True}, "approuvé"),
        ({"is_captioned_by_host": False}, "hébergeur"),
        ({"transcript": "<p> </p>"}, "transcription"),
        ({"url": ""}, "adresse"),
        ({"url": "", "file": "videos/film.mp4"}, "sous-titres"),
    ],
    ids=str,
)
def test_nothing_goes_online_that_lacks_what_it_needs(fields, reason):
    film = hosted(live=False, **fields)
    with pytest.raises(ValidationError, match=reason):
        film.save_revision().publish()
    assert not Video.objects.visible().exists()


def test_the_admin_says_what_is_missing_and_keeps_a_draft(admin_client):
    film = hosted(live=False, is_captioned_by_host=False)
    address = f"/admin/snippets/producers/video/edit/{film.pk}/"
    data = {
        "title": "Autre titre",
        "url": URL,
        "transcript": '{"blocks":[],"entityMap":{}}',
        "producer": film.producer.pk,
    }
    page = admin_client.post(address, data | {"action-publish": "1"}).content.decode()
    assert "Vérifiez chez l’hébergeur" in page
    assert "Écrivez la transcription" in page
    admin_client.post(address, data)
    assert Video.objects.get().latest_revision.content["title"] == "Autre titre"
    assert not Video.objects.get().live
