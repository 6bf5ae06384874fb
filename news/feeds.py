"""The news as a feed."""

from datetime import datetime, time

from django.contrib.syndication.views import Feed
from django.utils import timezone
from wagtail.models import Site

from news.models import ArticlePage, NewsIndexPage

LENGTH = 20


class NewsFeed(Feed):
    """The latest articles as RSS 2.0."""

    title = "C’est fait dans le Gers : les actualités"
    description = "Ce qui se passe du côté des producteurs, des marchés et des drives du Gers."
    language = "fr"

    def get_object(self, request):
        """The site asked, for absolute addresses."""
        return Site.find_for_request(request)

    def link(self, site):
        """The page the feed speaks of."""
        index = NewsIndexPage.objects.live().first()
        return index.url if index else "/"

    def items(self, site):
        """Articles any visitor may read, the latest first."""
        return ArticlePage.objects.visible().latest_first().for_cards()[:LENGTH]

    def item_title(self, article):
        return article.title

    def item_description(self, article):
        return article.standfirst

    def item_pubdate(self, article):
        return timezone.make_aware(datetime.combine(article.date, time(8)))

    def item_updateddate(self, article):
        return article.last_published_at

    def item_link(self, article):
        return article.url

    def item_categories(self, article):
        return [article.get_rubric_display()]
