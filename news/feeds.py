"""The news as feeds: RSS 2.0 and Atom, with the whole text and the pictures."""

import re
from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Enclosure, Rss201rev2Feed

from cms.core.models import SiteSettings
from news.models import ArticlePage, NewsIndexPage
from news.querysets import FEED_SPEC

LENGTH = 20
LOCAL_ADDRESS = re.compile(r'(?P<attribute>\b(?:href|src|poster|action)=")(?=/)')
INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


class FullRss(Rss201rev2Feed):
    """RSS 2.0 with the whole article (`content:encoded`) and its picture (`media:content`)."""

    def rss_attributes(self):
        more = {
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }
        return super().rss_attributes() | more

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])
        if item["picture"]:
            handler.startElement("media:content", item["picture"])
            if item["credit"]:
                handler.addQuickElement("media:credit", item["credit"])
            handler.endElement("media:content")


class FullAtom(Atom1Feed):
    """Atom with the whole article as its content."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


class NewsFeed(Feed):
    """The latest articles as RSS 2.0."""

    feed_type = FullRss
    title = "C’est fait dans le Gers : les actualités"
    description = "Ce qui se passe du côté des producteurs, des marchés et des drives du Gers."
    language = "fr"

    def get_object(self, request):
        """The site asked, for absolute addresses."""
        return SiteSettings.for_request(request)

    def author_name(self, site):
        """Who publishes the site."""
        return site.publisher

    def link(self, site):
        """The page the feed speaks of."""
        index = NewsIndexPage.objects.live().first()
        return index.url if index else "/"

    def items(self, site):
        """Articles any visitor may read, the latest first."""
        return ArticlePage.objects.visible().latest_first().for_feed()[:LENGTH]

    def item_title(self, article):
        return article.title

    def item_description(self, article):
        return article.standfirst

    def item_author_name(self, article):
        return article.author or None

    def item_pubdate(self, article):
        return timezone.make_aware(datetime.combine(article.date, time(8)))

    def item_updateddate(self, article):
        return article.last_published_at or self.item_pubdate(article)

    def item_link(self, article):
        return article.url

    def item_guid(self, article):
        return f"{settings.BASE_URL}{article.url}"

    def item_categories(self, article):
        return [article.get_rubric_display(), *(item.tag.name for item in article.tagged_items.all())]

    def item_enclosures(self, article):
        """The main picture at its full size."""
        if not article.hero_image:
            return []
        rendition = article.hero_image.get_rendition(FEED_SPEC)
        return [Enclosure(rendition.full_url, str(_size(rendition)), "image/jpeg")]

    def item_extra_kwargs(self, article):
        """The text with absolute addresses, and the picture."""
        return {
            "content": full_text(article),
            "picture": _picture(article.hero_image),
            "credit": _credit(article.hero_image),
        }


class NewsAtom(NewsFeed):
    """The latest articles as Atom."""

    feed_type = FullAtom
    subtitle = NewsFeed.description


def full_text(article):
    """The article as HTML that stands alone: no script, addresses that start with the site's."""
    html = render_to_string("news/feed_article.html", {"article": article})
    return INVALID.sub("", LOCAL_ADDRESS.sub(rf"\g<attribute>{settings.BASE_URL}", html))


def _picture(image):
    """Attributes of `media:content`, None without a picture."""
    if not image:
        return None
    rendition = image.get_rendition(FEED_SPEC)
    return {
        "url": rendition.full_url,
        "medium": "image",
        "type": "image/jpeg",
        "width": str(rendition.width),
        "height": str(rendition.height),
    }


def _credit(image):
    return ", ".join(part for part in (image.credit, image.licence) if part) if image else ""


def _size(rendition):
    """Weight of the file in bytes, 0 when its store does not say."""
    try:
        return rendition.file.size
    except OSError:
        return 0
