"""What goes with every answer: caches, policies, and what is turned away at the door."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from cms.core.content_security import origins, policy_for
from home.models import ContentPage
from tests.factories import ContentPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def page_url(home_page):
    return ContentPageFactory(parent=home_page, title="Contact", slug="contact").url


@pytest.fixture
def editor():
    user = get_user_model().objects.create_superuser("editrice", "e@example.org", "secret")
    client = Client()
    client.force_login(user)
    return client


def directives(response):
    """The content security policy of an answer, by directive."""
    parts = (part.strip().split(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: values for name, *values in parts}


def test_an_anonymous_page_may_be_kept_by_any_cache(client, page_url):
    response = client.get(page_url)
    assert "public" in response["Cache-Control"] and "s-maxage" in response["Cache-Control"]
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies
    assert response["ETag"]


def test_a_page_that_did_not_change_is_not_sent_again(client, page_url):
    etag = client.get(page_url)["ETag"]
    again = client.get(page_url, headers={"If-None-Match": etag})
    assert again.status_code == 304
    assert "public" in again["Cache-Control"]


def test_a_foreign_cookie_changes_nothing(client, page_url):
    client.cookies["preference"] = "x"
    response = client.get(page_url)
    assert "public" in response["Cache-Control"] and "Cookie" not in response.get("Vary", "")


def test_a_signed_in_users_page_is_kept_by_no_cache(editor, page_url):
    assert editor.get(page_url)["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/pages/"])
def test_the_admin_is_kept_by_no_cache(client, editor, path):
    for visitor in (client, editor):
        assert "no-store" in visitor.get(path)["Cache-Control"]


def test_the_public_policy_allows_our_own_files_only(client, page_url):
    policy = directives(client.get(page_url))
    assert policy["default-src"] == ["'none'"]
    assert policy["script-src"] == policy["style-src"] == policy["img-src"] == ["'self'"]
    assert policy["frame-ancestors"] == policy["base-uri"] == ["'none'"]
    assert "https://www.youtube-nocookie.com" in policy["frame-src"]


def test_the_admin_login_is_as_strict_as_a_public_page(client):
    assert directives(client.get("/admin/login/"))["script-src"] == ["'self'"]


def test_the_admin_may_run_its_inline_scripts_and_load_nothing_from_elsewhere(editor, home_page):
    policy = directives(editor.get("/admin/"))
    assert policy["script-src"] == ["'self'", "'unsafe-inline'"]
    assert not any("//" in source for source in policy["img-src"] + policy["connect-src"])


def test_a_tile_server_is_allowed_only_once_chosen(settings):
    settings.TILE_URL = "https://{s}.tuiles.example/{z}/{x}/{y}.png"
    assert "https://*.tuiles.example" in policy_for("/carte/")["img-src"]
    settings.TILE_URL = ""
    assert policy_for("/carte/")["img-src"] == ["'self'"]


def test_an_address_of_ours_has_no_origin():
    assert origins("/media/") == []
    assert origins("https://media.example/a/") == ["https://media.example"]


def test_only_the_embedded_map_may_be_framed(client, page_url):
    assert policy_for("/carte/embarquer/")["frame-ancestors"] == ["*"]
    assert "X-Frame-Options" not in client.get("/carte/embarquer/inconnu/")
    assert client.get(page_url)["X-Frame-Options"] == "DENY"


def test_peertube_servers_of_the_site_may_be_framed(settings):
    settings.PEERTUBE_HOSTS = ["video.example.org"]
    assert "https://video.example.org" in policy_for("/")["frame-src"]


def test_browsers_are_told_what_the_site_never_uses(client, page_url):
    response = client.get(page_url)
    assert "camera=()" in response["Permissions-Policy"] and "geolocation=(self)" in response["Permissions-Policy"]
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE"])
def test_other_methods_are_refused(client, page_url, method):
    assert client.generic(method, page_url).status_code == 405


def test_a_page_without_a_form_takes_no_post(client, page_url):
    response = client.post(page_url)
    assert response.status_code == 405 and "GET" in response["Allow"]


@pytest.mark.parametrize("charset", ["utf-16", "iso-8859-1", "hex", "idna", "rien"])
def test_a_form_in_another_charset_is_refused(client, charset):
    response = client.generic(
        "POST", "/admin/login/", b"username=x", f"application/x-www-form-urlencoded; charset={charset}"
    )
    assert response.status_code == 400


def test_a_body_beyond_measure_is_refused_before_it_is_read(client):
    assert client.generic("POST", "/admin/login/", b"x", CONTENT_LENGTH=str(10**9)).status_code == 413


@pytest.mark.parametrize(
    ("path", "status"),
    [("/%00/", 404), ("/carte/%00", 404), ("/admin/?q=%00", 400), ("/inconnu/?q=%00", 404), ("/%ED%A0%80/", 404)],
)
def test_a_nul_character_never_reaches_the_database(client, home_page, path, status):
    assert client.get(path).status_code == status


def test_a_session_cookie_with_a_nul_character_is_refused(client, page_url):
    assert client.get(page_url, headers={"cookie": r'sessionid="a\000b"'}).status_code == 400


@pytest.mark.parametrize("accept", ["", "*/*;q=x", "a" * 5000, "\xff", "text/html;;;,,/"])
def test_an_odd_accept_header_is_no_error(client, page_url, accept):
    assert client.get(page_url, headers={"accept": accept, "accept-language": accept}).status_code == 200


def test_an_unknown_host_is_a_bad_request(client, page_url):
    assert client.get(page_url, headers={"host": "ailleurs.example"}).status_code == 400


def test_a_page_is_compressed_for_who_asks(client, page_url):
    response = client.get(page_url, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    assert response["ETag"].startswith("W/")


@pytest.mark.parametrize("status", [400, 403, 404, 413, 429, 500, 503])
def test_each_error_page_is_french_and_asks_nothing_of_the_database(django_assert_num_queries, status):
    from cms.core.errors import error_page

    with django_assert_num_queries(0):
        response = error_page(status)
    assert response.status_code == status
    assert '<html lang="fr"' in response.content.decode()


def test_a_preview_is_the_page_in_a_frame_of_the_admin(editor, page_url):
    page = ContentPage.objects.get()
    page.save_revision()
    draft = editor.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert directives(draft)["frame-ancestors"] == ["'self'"] and directives(draft)["script-src"] == ["'self'"]
    assert directives(editor.get(page.url))["frame-ancestors"] == ["'none'"]


def test_the_admin_may_forget_a_preview(editor, page_url):
    url = reverse("wagtailadmin_pages:preview_on_edit", args=[ContentPage.objects.get().pk])
    assert editor.delete(url).json() == {"success": True}
    assert editor.delete(page_url).status_code == 405
