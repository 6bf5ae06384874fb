"""The pages of the tree for search engines, with the pictures and the films seen on each."""

from collections import defaultdict

from django.db.models import Max
from django.templatetags.static import static
from wagtail.contrib.sitemaps import Sitemap
from wagtail.images import get_image_model

from cms.core.templatetags.ui import absolute_url
from home.pictures import pictures_by_page
from news.querysets import FEED_SPEC
from producers.models import Video


class PageSitemap(Sitemap):
    """Pages, in a fixed number of queries for a whole file."""

    limit = 2000

    def get_latest_lastmod(self):
        """When a page last changed: one query, where Django would read every page."""
        return self.items().model.objects.live().public().aggregate(last=Max("last_published_at"))["last"]

    def _urls(self, page, protocol, domain):
        entries = super()._urls(page, protocol, domain)
        made, pictures = _addresses(), pictures_by_page()
        films = _films(made)
        for entry in entries:
            entry["pictures"] = [made[pk] for pk in pictures.get(entry["page_id"], []) if pk in made]
            entry["films"] = films.get(entry["page_id"], [])
        return entries


def _addresses():
    """Full addresses of the library's pictures by id; a size not yet made is left out rather than made now."""
    renditions = get_image_model()._meta.get_field("renditions").related_model
    made = renditions.objects.filter(filter_spec=FEED_SPEC)
    return {rendition.image_id: rendition.full_url for rendition in made}


def _films(pictures):
    """Films by the id of their producer's page: `title`, `description`, `still`, and `player` or `file`."""
    films = defaultdict(list)
    for video in Video.objects.for_player():
        if video.is_playable and video.producer_id:
            film = {
                "title": video.title,
                "description": video.summary or video.title,
                "still": pictures.get(video.poster_id) or absolute_url(static("img/sharing.jpg")),
                "player": video.reference.embed_url if video.reference else "",
                "file": absolute_url(video.file.url) if video.file else "",
                "date": video.filmed_on,
            }
            films[video.producer_id].append(film)
    return films
