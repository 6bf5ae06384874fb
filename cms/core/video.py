"""From a video's address to its provider and player: pure, no network, nothing kept of what was typed but an id.

The player's address is rebuilt from an id of known shape on a known host: stock embedding code that
copies parts of the typed address lets a script through.
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

YOUTUBE, VIMEO, DAILYMOTION, PEERTUBE = "youtube", "vimeo", "dailymotion", "peertube"

PLAYER_HOSTS = ("www.youtube-nocookie.com", "player.vimeo.com", "geo.dailymotion.com")
"""The hosts a page may frame, besides the PeerTube servers that the site allows."""

MAX_LENGTH = 2_000
UNKNOWN = (
    "Cette adresse de vidéo n’est pas reconnue. Copiez l’adresse de la page d’une vidéo YouTube, Vimeo, "
    "Dailymotion, ou d’un serveur PeerTube que ce site accepte."
)

YOUTUBE_ID = re.compile(r"(?!videoseries|live_stream)[A-Za-z0-9_-]{11}")
VIMEO_ID = re.compile(r"[0-9]{1,12}")
VIMEO_HASH = re.compile(r"[0-9a-f]{8,20}")
DAILYMOTION_ID = re.compile(r"[A-Za-z0-9]{5,24}")
PEERTUBE_ID = re.compile(r"[1-9A-HJ-NP-Za-km-z]{22}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HOST_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


class UnknownVideo(ValueError):  # noqa: N818
    """No known provider answers for this address; the message is for the person who typed it."""

    def __init__(self, message=UNKNOWN):
        super().__init__(message)


@dataclass(frozen=True)
class VideoRef:
    """A hosted video: who hosts it, which host its player is asked from, its player, its page and its id."""

    provider: str
    provider_name: str
    host: str
    embed_url: str
    page_url: str
    code: str


def parse_video_url(url, peertube_hosts=()):
    """The video at an address (`VideoRef`); raises `UnknownVideo` for any other address.

    `peertube_hosts` are the PeerTube servers that may be framed, as exact host names.
    """
    address = _split(url)
    host = address.netloc.lower()
    reader = READERS.get(host)
    if reader:
        return reader(address)
    if host in peertube_hosts and HOST_NAME.fullmatch(host):
        return _peertube(address, host)
    raise UnknownVideo


def _split(url) -> SplitResult:
    url = (url or "").strip()
    if len(url) > MAX_LENGTH or not url.isprintable() or " " in url:
        raise UnknownVideo
    try:
        address = urlsplit(url)
    except ValueError as error:
        raise UnknownVideo from error
    if address.scheme not in ("http", "https"):
        raise UnknownVideo
    return address


def _youtube(address):
    match _parts(address):
        case ["watch"]:
            code = _query(address, "v")
        case ["shorts" | "live" | "embed" | "v", code]:
            pass
        case _:
            raise UnknownVideo
    return _youtube_ref(code)


def _youtu_be(address):
    match _parts(address):
        case [code]:
            return _youtube_ref(code)
    raise UnknownVideo


def _youtube_ref(code):
    code = _checked(YOUTUBE_ID, code)
    host = "www.youtube-nocookie.com"
    page = f"https://www.youtube.com/watch?v={code}"
    return VideoRef(YOUTUBE, "YouTube", host, f"https://{host}/embed/{code}", page, code)


def _vimeo(address):
    secret = _query(address, "h")
    match _parts(address):
        case [code] | ["video", code]:
            pass
        case [("channels" | "groups" | "album" | "showcase"), _, "video" | "videos", code]:
            pass
        case ["channels", _, code]:
            pass
        case [code, secret]:
            pass
        case _:
            raise UnknownVideo
    code = _checked(VIMEO_ID, code)
    secret = _checked(VIMEO_HASH, secret) if secret else ""
    host = "player.vimeo.com"
    key = f"h={secret}&" if secret else ""
    page = f"https://vimeo.com/{code}" + (f"/{secret}" if secret else "")
    return VideoRef(VIMEO, "Vimeo", host, f"https://{host}/video/{code}?{key}dnt=1", page, code)


def _dailymotion(address):
    match _parts(address):
        case ["video", slug] | ["embed", "video", slug]:
            code = slug.split("_", 1)[0]
        case ["player.html"] | ["player", _]:
            code = _query(address, "video")
        case _:
            raise UnknownVideo
    return _dailymotion_ref(code)


def _dai_ly(address):
    match _parts(address):
        case [code]:
            return _dailymotion_ref(code)
    raise UnknownVideo


def _dailymotion_ref(code):
    code = _checked(DAILYMOTION_ID, code)
    host = "geo.dailymotion.com"
    page = f"https://www.dailymotion.com/video/{code}"
    return VideoRef(DAILYMOTION, "Dailymotion", host, f"https://{host}/player.html?video={code}", page, code)


def _peertube(address, host):
    match _parts(address):
        case ["w", code] | ["videos", "watch" | "embed", code]:
            code = _checked(PEERTUBE_ID, code)
        case _:
            raise UnknownVideo
    embed = f"https://{host}/videos/embed/{code}?p2p=0"
    return VideoRef(PEERTUBE, f"PeerTube ({host})", host, embed, f"https://{host}/w/{code}", code)


def _parts(address):
    return address.path.strip("/").split("/")


def _query(address, name):
    return parse_qs(address.query).get(name, [""])[0]


def _checked(pattern, code):
    if not pattern.fullmatch(code):
        raise UnknownVideo
    return code


READERS = {
    "youtu.be": _youtu_be,
    **dict.fromkeys(
        (
            "youtube.com",
            "www.youtube.com",
            "m.youtube.com",
            "music.youtube.com",
            "youtube-nocookie.com",
            "www.youtube-nocookie.com",
        ),
        _youtube,
    ),
    **dict.fromkeys(("vimeo.com", "www.vimeo.com", "player.vimeo.com"), _vimeo),
    "dai.ly": _dai_ly,
    **dict.fromkeys(("dailymotion.com", "www.dailymotion.com", "geo.dailymotion.com"), _dailymotion),
}
