"""Every address of the site; pages of the tree answer last."""

from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import index, sitemap
from wagtail.documents import urls as wagtaildocs_urls

from cms.core import media
from cms.core.following import FollowUpView
from cms.core.health import alive, health
from cms.core.staff_access import login_page
from espace_pro.figures.beacon import beacon
from guides.sitemaps import SaleMethodSitemap
from home.sitemaps import PageSitemap
from home.views import robots, security
from map.sitemaps import CommuneSitemap, SalePointSitemap

SITEMAPS = {"pages": PageSitemap, "places": SalePointSitemap, "communes": CommuneSitemap, "ways": SaleMethodSitemap}

urlpatterns = [
    path("admin/login/", login_page),
    path("_util/login/", login_page),  # Wagtail's own, for private pages
    path("admin/", include(wagtailadmin_urls)),
    path("", include("cms.account_urls")),
    path("documents/", include(wagtaildocs_urls)),
    path("sante/", health, name="health"),
    path("sante/vivant/", alive, name="alive"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap"}),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("robots.txt", robots),
    path(".well-known/security.txt", security),
    path("espace-pro/", include("espace_pro.urls")),
    path("compter/", beacon, name="beacon"),
    path("favicon.ico", lambda request: redirect(static("img/favicon.ico"))),
    path("suivi/<str:token>/", FollowUpView.as_view(), name="request_follow_up"),
    path("", include("home.urls")),
    path("", include("guides.urls")),
    path("", include("map.urls")),
    path("", include("news.urls")),
    path("", include("producers.urls")),
    path("media/<path:path>", media.serve),
    path("", include(wagtail_urls)),
]

handler400 = "cms.core.errors.bad_request"
handler403 = "cms.core.errors.permission_denied"
handler404 = "cms.core.errors.page_not_found"
handler500 = "cms.core.errors.server_error"
