"""Addresses of places for search engines, however many there are."""

from django.contrib.sitemaps import Sitemap
from django.db.models import Max
from django.urls import reverse

from map.around import communes_near_places
from map.models import Listing

ADDRESSES_A_PART = 5000


class SalePointSitemap(Sitemap):
    """Public sale points that have a page of their own: a farm's is its producer's profile."""

    limit = ADDRESSES_A_PART

    def items(self):
        """Listings, in a lasting order."""
        return Listing.objects.with_own_page().only("url", "confirmed_on")

    def location(self, listing):
        return listing.url

    def lastmod(self, listing):
        return listing.confirmed_on

    def get_latest_lastmod(self):
        """When one was last confirmed: one query, where Django would read every place."""
        return Listing.objects.with_own_page().aggregate(last=Max("confirmed_on"))["last"]


class CommuneSitemap(Sitemap):
    """Communes with something to buy within reach."""

    limit = ADDRESSES_A_PART

    def items(self):
        """Communes, in a lasting order, with the day one of their own places was last confirmed."""
        return communes_near_places().annotate(confirmed_on=Max("listings__confirmed_on")).only("slug", "code_insee")

    def location(self, commune):
        return reverse("commune", args=[commune.slug])

    def lastmod(self, commune):
        return commune.confirmed_on

    def get_latest_lastmod(self):
        """When a place was last confirmed: one query, where Django would read every commune."""
        return Listing.objects.aggregate(last=Max("confirmed_on"))["last"]
