"""Video addresses: known shapes in, a rebuilt address out, nothing of what was typed in between."""

import socket

import pytest
from django import forms
from django.core.exceptions import ValidationError
from embed_video.backends import UnknownBackendException, detect_backend
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cms.core.video import UnknownVideo, parse_video_url
from cms.core.video_fields import VideoURLField

ID = "dQw4w9WgXcQ"
SHORT, UUID = "kkGMgK9ZtnKfYAgnEtQxbv", "9c9de5e8-0a1e-484a-b099-e80766180a6d"
HOSTS = ("peertube.example.org",)
YOUTUBE_PLAYER = f"https://www.youtube-nocookie.com/embed/{ID}"
SCRIPT_PAYLOADS = [
    "https://youtu.be/x?v=%22%3E%3C/iframe%3E%3Cscript%3Edocument.title=1337%3C/script%3E",
    "https://www.youtube.com/playlist?v=%22%20onload=%22document.title=1338",
    "https://youtu.be/?video_id=%22%20srcdoc=%22%3Cscript%3Eparent.document.title=1339%3C/script%3E",
]


@pytest.mark.parametrize(
    ("url", "embed_url"),
    [
        (f"https://www.youtube.com/watch?v={ID}", YOUTUBE_PLAYER),
        (f"http://youtube.com/watch?list=PL1&v={ID}&t=10s", YOUTUBE_PLAYER),
        (f"https://m.youtube.com/watch?v={ID}", YOUTUBE_PLAYER),
        (f"https://youtu.be/{ID}?si=abc", YOUTUBE_PLAYER),
        (f"HTTPS://YOUTU.BE/{ID}", YOUTUBE_PLAYER),
        (f"  https://youtu.be/{ID}\n", YOUTUBE_PLAYER),
        (f"https://www.youtube.com/shorts/{ID}", YOUTUBE_PLAYER),
        (f"https://www.youtube.com/live/{ID}?feature=share", YOUTUBE_PLAYER),
        (f"https://www.youtube.com/embed/{ID}", YOUTUBE_PLAYER),
        (f"https://www.youtube-nocookie.com/embed/{ID}", YOUTUBE_PLAYER),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("https://vimeo.com/76979871/0a1b2c3d4e", "https://player.vimeo.com/video/76979871?h=0a1b2c3d4e&dnt=1"),
        (
            "https://player.vimeo.com/video/76979871?h=0a1b2c3d4e",
            "https://player.vimeo.com/video/76979871?h=0a1b2c3d4e&dnt=1",
        ),
        ("https://vimeo.com/channels/staffpicks/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("https://vimeo.com/groups/gers/videos/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
        ("https://www.dailymotion.com/video/x8abcde", "https://geo.dailymotion.com/player.html?video=x8abcde"),
        (
            "https://www.dailymotion.com/video/x8abcde_le-canard_news",
            "https://geo.dailymotion.com/player.html?video=x8abcde",
        ),
        ("https://dai.ly/x8abcde", "https://geo.dailymotion.com/player.html?video=x8abcde"),
        (
            "https://geo.dailymotion.com/player/xf00.html?video=x8abcde",
            "https://geo.dailymotion.com/player.html?video=x8abcde",
        ),
        (f"https://peertube.example.org/w/{SHORT}", f"https://peertube.example.org/videos/embed/{SHORT}?p2p=0"),
        (
            f"https://peertube.example.org/videos/watch/{UUID}",
            f"https://peertube.example.org/videos/embed/{UUID}?p2p=0",
        ),
    ],
)
def test_a_known_address_gives_its_player(url, embed_url):
    assert parse_video_url(url, HOSTS).embed_url == embed_url


def test_a_reference_names_its_host_and_its_page():
    video = parse_video_url(f"https://youtu.be/{ID}")
    assert (video.provider, video.provider_name, video.host) == ("youtube", "YouTube", "www.youtube-nocookie.com")
    assert video.page_url == f"https://www.youtube.com/watch?v={ID}"
    assert parse_video_url("https://vimeo.com/1/0a1b2c3d4e").page_url == "https://vimeo.com/1/0a1b2c3d4e"
    assert (
        parse_video_url(f"https://peertube.example.org/w/{SHORT}", HOSTS).provider_name
        == "PeerTube (peertube.example.org)"
    )


@pytest.mark.parametrize(
    "url",
    [
        *SCRIPT_PAYLOADS,
        "",
        None,
        "javascript:alert(1)",
        f"javascript://youtu.be/{ID}",
        f"ftp://youtu.be/{ID}",
        f"//youtu.be/{ID}",
        f"youtu.be/{ID}",
        f"https://youtu.be.example.org/{ID}",
        f"https://example.org/youtu.be/{ID}",
        f"https://youtu.be@example.org/{ID}",
        f"https://example.org@youtu.be/{ID}",
        f"https://youtu.be:8443/{ID}",
        f"https://youtu.be./{ID}",
        f"https://youtu.be\\@example.org/{ID}",
        f"https://youtu.be/{ID}/more",
        f"https://youtu.be/{ID}x",
        f"https://youtu.be/{ID[:-1]}é",
        "https://youtu.be/",
        "https://www.youtube.com/",
        "https://www.youtube.com/watch",
        "https://www.youtube.com/embed/videoseries?list=PL1",
        "https://www.youtube.com/@somebody",
        "https://vimeo.com/channels/staff",
        "https://vimeo.com/76979871/not-a-hash",
        "https://vimeo.com/７６９７９８７１",
        "https://soundcloud.com/artist/track",
        "https://www.dailymotion.com/playlist/x8abcde",
        f"https://peertube.example.net/w/{SHORT}",
        "https://peertube.example.org/w/short",
        f"https://[::1/{ID}",
        f"https://youtu.be/{ID}\u202e",
        f"https://youtu.be/\t{ID}",
        "https://youtu.be/" + "a" * 10_000,
    ],
)
def test_any_other_address_is_refused(url):
    with pytest.raises(UnknownVideo, match="n’est pas reconnue"):
        parse_video_url(url, HOSTS)


def test_only_a_plain_host_name_can_be_allowed():
    with pytest.raises(UnknownVideo):
        parse_video_url(f"https://a;script-src/w/{SHORT}", ("a;script-src",))


HOST = st.sampled_from(
    ["youtu.be", "www.youtube.com", "vimeo.com", "dai.ly", "www.dailymotion.com", *HOSTS, "example.org"]
)
FOLDER = st.sampled_from(["", "watch", "embed", "shorts", "video", "videos/embed", "w", "channels/x", "player.html"])
CODE = st.one_of(st.sampled_from([ID, SHORT, UUID, "76979871", "x8abcde"]), st.text(max_size=14))
QUERY = st.builds(lambda key, code: f"?{key}={code}", st.sampled_from(["v", "h", "video", "video_id"]), CODE)


@settings(max_examples=1500, deadline=None)
@given(st.builds("{}://{}/{}/{}{}".format, st.sampled_from(["https", "http"]), HOST, FOLDER, CODE, QUERY | st.just("")))
@example(f"https://youtu.be/{ID}")
def test_whatever_is_typed_an_accepted_address_is_plain(url):
    try:
        video = parse_video_url(url, HOSTS)
    except UnknownVideo:
        return
    for out in (video.embed_url, video.page_url):
        assert out.startswith("https://") and out.isascii()
        assert not set("<>\"' \\`") & set(out)


class TestThroughDjangoEmbedVideo:
    """The package's field and backends answer as `cms.core.video` does."""

    @pytest.fixture(autouse=True)
    def _no_network(self, monkeypatch, settings):
        settings.PEERTUBE_HOSTS = list(HOSTS)

        def refuse(*args, **kwargs):
            raise AssertionError("a video address must not cause a connection")

        monkeypatch.setattr(socket, "create_connection", refuse)
        monkeypatch.setattr(socket.socket, "connect", refuse)

    class Form(forms.Form):
        """A form with the field as a model form has it."""

        url = VideoURLField("adresse", blank=True).formfield()

    @pytest.mark.parametrize(
        "url",
        [f"https://youtu.be/{ID}", "https://vimeo.com/1", "https://dai.ly/x8abcde", f"https://{HOSTS[0]}/w/{SHORT}"],
    )
    @pytest.mark.django_db
    def test_each_provider_has_its_backend(self, url):
        assert self.Form({"url": url}).is_valid()
        backend = detect_backend(url)
        assert backend.url == parse_video_url(url, HOSTS).embed_url
        assert not hasattr(backend.url, "__html__"), "a template must escape it"
        assert not backend.thumbnail and not backend.info

    @pytest.mark.parametrize("url", [*SCRIPT_PAYLOADS, "javascript:alert(1)", "https://soundcloud.com/a/b", "nonsense"])
    def test_a_wrong_address_gets_a_french_error(self, url):
        form = self.Form({"url": url})
        assert not form.is_valid()
        assert "n’est pas reconnue" in form.errors["url"][0] or "valide" in form.errors["url"][0]

    @pytest.mark.parametrize("url", [*SCRIPT_PAYLOADS, "javascript:alert(1)", "https://soundcloud.com/a/b"])
    def test_no_backend_and_no_import_takes_it_either(self, url):
        with pytest.raises(UnknownBackendException):
            detect_backend(url)
        with pytest.raises(ValidationError):
            VideoURLField().clean(url, None)

    def test_no_address_is_fine_when_the_field_may_be_empty(self):
        assert self.Form({"url": ""}).is_valid()
