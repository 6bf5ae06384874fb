"""Addresses of the forms of sale for search engines."""

from django.contrib.sitemaps import Sitemap

from guides.querysets import sale_methods


class SaleMethodSitemap(Sitemap):
    """One page a form of sale."""

    def items(self):
        """Forms of sale, in the editors' order."""
        return sale_methods()

    def lastmod(self, method):
        return method.verified_on
