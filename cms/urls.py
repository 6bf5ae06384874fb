"""Every address of the site; pages of the tree answer last."""

from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import Sitemap as PageSitemap
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from cms.core import media
from cms.core.health import alive, health
from home.views import robots, security
from map.sitemaps import SalePointSitemap

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("sante/", health, name="health"),
    path("sante/vivant/", alive, name="alive"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PageSitemap, "places": SalePointSitemap}}),
    path("robots.txt", robots),
    path(".well-known/security.txt", security),
    path("favicon.ico", lambda request: redirect(static("img/favicon.svg"))),
    path("", include("map.urls")),
    path("", include("news.urls")),
    path("media/<path:path>", media.serve),
    path("", include(wagtail_urls)),
]

handler400 = "cms.core.errors.bad_request"
handler403 = "cms.core.errors.permission_denied"
handler404 = "cms.core.errors.page_not_found"
handler500 = "cms.core.errors.server_error"
