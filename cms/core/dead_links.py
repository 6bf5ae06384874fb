"""Which links of a text lead nowhere on this site. Other sites are not asked."""

from urllib.parse import urlsplit

from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site


def dead_links(links):
    """The words of those that no visitor can follow; `links` are pairs of words and a page's id or an address."""
    links = [(words, target) for words, target in links if target]
    ids = {int(target) for _words, target in links if target.isdigit()}
    live = set(Page.objects.live().filter(pk__in=ids).values_list("pk", flat=True))
    for words, target in links:
        if target.isdigit():
            if int(target) not in live:
                yield words
        elif target.startswith("/") and not _leads_somewhere(urlsplit(target).path):
            yield words


def _leads_somewhere(path):
    """Whether an address of the site answers; those made for records (a commune, a place) are taken at their word."""
    try:
        if resolve(path).url_name != "wagtail_serve":
            return True
    except Resolver404:
        return False
    if Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists():
        return True
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    try:
        return bool(site and site.root_page.specific.route(HttpRequest(), [part for part in path.split("/") if part]))
    except Http404:
        return False
