"""django-embed-video's backends for this site: `cms.core.video` decides, nothing is asked over the network.

The package's own backends copy parts of the typed address into a page and call the host while a form
is checked or a page rendered; `EMBED_VIDEO_BACKENDS` names these instead.
"""

from django.conf import settings
from embed_video.backends import UnknownIdException, VideoBackend

from cms.core.video import DAILYMOTION, PEERTUBE, VIMEO, YOUTUBE, UnknownVideo, parse_video_url


def find_video(url):
    """The video at an address (`VideoRef`), PeerTube servers of the settings included; raises `UnknownVideo`."""
    return parse_video_url(url, settings.PEERTUBE_HOSTS)


class StrictBackend(VideoBackend):
    """A backend that only answers for addresses whose every part is known."""

    provider = ""
    allow_https = True
    is_secure = True

    @classmethod
    def is_valid(cls, url):
        try:
            return find_video(url).provider == cls.provider
        except UnknownVideo:
            return False

    @property
    def reference(self):
        """The video (`VideoRef`); raises the package's own error for an unknown one."""
        try:
            return find_video(self._url)
        except UnknownVideo as error:
            raise UnknownIdException(str(error)) from error

    def get_code(self):
        return self.reference.code

    def get_url(self):
        return self.reference.embed_url

    def get_info(self):
        return {}

    def get_thumbnail_url(self):
        return ""


class YouTubeBackend(StrictBackend):
    """YouTube, through its host without cookies."""

    provider = YOUTUBE


class VimeoBackend(StrictBackend):
    """Vimeo, asked not to track."""

    provider = VIMEO


class DailymotionBackend(StrictBackend):
    """Dailymotion."""

    provider = DAILYMOTION


class PeerTubeBackend(StrictBackend):
    """The PeerTube servers of `PEERTUBE_HOSTS`."""

    provider = PEERTUBE
