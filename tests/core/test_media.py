"""Uploaded files as one machine serves them."""

import pytest

pytestmark = pytest.mark.django_db  # a missing file may be a redirect


@pytest.fixture
def video(media_root):
    (media_root / "videos").mkdir()
    path = media_root / "videos" / "ferme.mp4"
    path.write_bytes(bytes(range(256)) * 4)
    return path


def body(response):
    return b"".join(response.streaming_content)


def test_a_file_is_served_whole_and_never_as_a_page(client, video):
    response = client.get("/media/videos/ferme.mp4", headers={"accept-encoding": "gzip"})
    assert response.status_code == 200
    assert body(response) == video.read_bytes()
    assert response["Content-Type"] == "video/mp4" and response["Content-Length"] == "1024"
    assert response["X-Content-Type-Options"] == "nosniff" and "sandbox" in response["Content-Security-Policy"]
    assert "Content-Encoding" not in response and not response.cookies


def test_a_player_may_ask_for_a_part(client, video):
    response = client.get("/media/videos/ferme.mp4", headers={"range": "bytes=256-511"})
    assert response.status_code == 206
    assert response["Content-Range"] == "bytes 256-511/1024"
    assert body(response) == video.read_bytes()[256:512]


def test_captions_are_captions(client, media_root):
    (media_root / "a.vtt").write_text("WEBVTT")
    assert client.get("/media/a.vtt")["Content-Type"] == "text/vtt"


def test_a_file_that_did_not_change_is_not_sent_again(client, video):
    etag = client.get("/media/videos/ferme.mp4")["ETag"]
    assert client.get("/media/videos/ferme.mp4", headers={"if-none-match": etag}).status_code == 304


@pytest.mark.django_db  # a missing page is looked up among the redirections
@pytest.mark.parametrize(
    "path",
    [
        "documents/a.pdf",
        "videos/../documents/a.pdf",
        "videos/%2e%2e/documents/a.pdf",
        "./documents/a.pdf",
        "/documents/a.pdf",
        "absent.png",
        "videos",
        "../manage.py",
        "%2e%2e/manage.py",
        "..%5Cmanage.py",
    ],
)
def test_nothing_else_is_served(client, video, path):
    folder = video.parent.parent / "documents"
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"private")
    assert client.get(f"/media/{path}").status_code == 404
