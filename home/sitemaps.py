"""The pages of the tree for search engines, with the pictures and the films seen on each."""

from django.db.models import Max
from wagtail.contrib.sitemaps import Sitemap
from wagtail.images import get_image_model

from home.films import films_by_page
from home.pictures import pictures_by_page
from news.querysets import FEED_SPEC


class PageSitemap(Sitemap):
    """Pages, in a fixed number of queries for a whole file."""

    limit = 2000

    def get_latest_lastmod(self):
        """When a page last changed: one query, where Django would read every page."""
        return self.items().model.objects.live().public().aggregate(last=Max("last_published_at"))["last"]

    def _urls(self, page, protocol, domain):
        entries = super()._urls(page, protocol, domain)
        made, pictures = _addresses(), pictures_by_page()
        films = films_by_page(made)
        for entry in entries:
            entry["pictures"] = [made[pk] for pk in pictures.get(entry["page_id"], []) if pk in made]
            entry["films"] = films.get(entry["page_id"], [])
        return entries


def _addresses():
    """Full addresses of the library's pictures by id; a size not yet made is left out rather than made now."""
    renditions = get_image_model()._meta.get_field("renditions").related_model
    made = renditions.objects.filter(filter_spec=FEED_SPEC)
    return {rendition.image_id: rendition.full_url for rendition in made}
