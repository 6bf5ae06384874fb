"""Addresses of places for search engines."""

from django.contrib.sitemaps import Sitemap
from django.urls import reverse

from map.around import communes_near_places
from map.models import Listing


class SalePointSitemap(Sitemap):
    """Public sale points that have a page of their own: a farm's is its producer's profile."""

    limit = 5000

    def items(self):
        """Listings, in a lasting order."""
        return Listing.objects.with_own_page().only("url", "confirmed_on")

    def location(self, listing):
        return listing.url

    def lastmod(self, listing):
        return listing.confirmed_on


class CommuneSitemap(Sitemap):
    """Communes with something to buy within reach."""

    limit = 5000

    def items(self):
        """Communes, in a lasting order."""
        return communes_near_places().only("slug", "code_insee")

    def location(self, commune):
        return reverse("commune", args=[commune.slug])
