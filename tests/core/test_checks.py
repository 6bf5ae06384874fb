"""System checks: each says no when it must."""

from unittest.mock import patch

import pytest
from django.db import connection

from cms.core import checks


def ids(messages):
    return {message.id for message in messages}


@pytest.mark.django_db
def test_the_database_at_hand_has_the_profile_asked_for():
    assert checks.check_sqlite_profile(None, ["default"]) == []
    assert checks.check_postgresql_profile(None, ["default"]) == []


@pytest.mark.django_db
def test_a_weaker_profile_is_refused():
    weak = {"OPTIONS": {}, "CONN_HEALTH_CHECKS": False}
    with patch.dict(connection.settings_dict, weak), patch.dict(checks.SQLITE_PRAGMAS, {"busy_timeout": 1}):
        found = ids(checks.check_sqlite_profile(None, ["default"]) + checks.check_postgresql_profile(None, ["default"]))
    assert found == ({"core.E001", "core.E002"} if connection.vendor == "sqlite" else {"core.E003", "core.E004"})


@pytest.mark.parametrize(
    "url", ["", "www.example.org", "https://www.example.org/site", "ftp://a.example", "https://a@b.example"]
)
def test_a_base_url_is_a_scheme_and_a_host(settings, url):
    settings.BASE_URL = url
    assert ids(checks.check_base_url(None)) == {"core.E005"}


def test_tiles_need_their_source_and_a_true_address(settings):
    settings.TILE_URL, settings.TILE_ATTRIBUTION = "https://tuiles.example/", ""
    assert ids(checks.check_tiles(None)) == {"core.E006", "core.E007"}
    settings.TILE_URL, settings.TILE_ATTRIBUTION = "https://tuiles.example/{z}/{x}/{y}.png", "© Tuiles"
    assert checks.check_tiles(None) == []


def test_only_plain_hosts_and_our_own_backends_play_videos(settings):
    settings.PEERTUBE_HOSTS = ["video.example.org", "*.example.org", "https://x.example"]
    settings.EMBED_VIDEO_BACKENDS = ["embed_video.backends.YoutubeBackend"]
    messages = checks.check_video_hosts(None)
    assert ids(messages) == {"core.E008", "core.E009"} and len(messages) == 3
