"""What a browser may load and run on our pages: one strict policy for the public, another for the admin."""

import re
from urllib.parse import urlsplit

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.conf import settings

from cms.core.video import PLAYER_HOSTS

EMBED_PREFIX = "/carte/embarquer/"
VIDEO_EMBED = re.compile(r"/videos/[^/]+/integrer/")
EMBED_PREVIEW_PREFIX = "/carte/integrer/"
ADMIN_PREFIX = "/admin/"
SECOND_FACTOR_PREFIX = "/compte/2fa/"
ADMIN_DOOR_PREFIXES = ("/admin/login/", "/admin/password_reset/")


def is_framed_elsewhere(path):
    """Whether other sites may show this address in a frame."""
    return path.startswith(EMBED_PREFIX) or bool(VIDEO_EMBED.fullmatch(path))


def policy_for(path):
    """The policy of an address, as django-csp directives."""
    if path.startswith(ADMIN_DOOR_PREFIXES):
        return public_policy()
    if path.startswith(ADMIN_PREFIX):
        return admin_policy()
    if is_framed_elsewhere(path):
        return public_policy() | {"frame-ancestors": ["*"]}
    if path.startswith(SECOND_FACTOR_PREFIX):  # the code to scan is a data: image
        return public_policy() | {"img-src": [SELF, "data:"]}
    if path.startswith(EMBED_PREVIEW_PREFIX):
        return public_policy() | {"frame-src": [SELF]}
    return public_policy()


def public_policy():
    """Our own files, plus the video players a visitor may open and the tiles the site chose."""
    media = origins(settings.MEDIA_URL)
    tiles = origins(settings.TILE_URL)
    return {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        # Leaflet empties a tile it no longer needs with a data: image.
        "img-src": [SELF, *media, *tiles, *(["data:"] if tiles else [])],
        "media-src": [SELF, *media],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "frame-src": video_hosts(),
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }


def admin_policy():
    """Wagtail's choosers, date pickers and inline panels write inline scripts; nothing comes from elsewhere."""
    return public_policy() | {
        "script-src": [SELF, UNSAFE_INLINE],
        "style-src": [SELF, UNSAFE_INLINE],
        "img-src": [SELF, *origins(settings.MEDIA_URL), *origins(settings.TILE_URL), "data:", "blob:"],
        "frame-src": [SELF, *video_hosts()],
        "base-uri": [SELF],
        "frame-ancestors": [SELF],
    }


def video_hosts():
    """Origins whose players may be framed."""
    return [f"https://{host}" for host in (*PLAYER_HOSTS, *settings.PEERTUBE_HOSTS)]


def origins(url):
    """The origin of an absolute address, in a list; none for an address of ours. `{s}` stands for any subdomain."""
    if not re.match(r"https?://", url):
        return []
    parts = urlsplit(url)
    return [f"{parts.scheme}://{parts.netloc.replace('{s}', '*')}"]
