"""One public address for each page type and each state worth a look, found on the demo site itself."""

import re
from functools import cache
from urllib.request import urlopen

# By page type; the others below have no page of the tree.
PAGES = {
    "HomePage": "/",
    "MapPage": "/carte/",
    "ProducerIndexPage": "/producteurs/",
    "ProducerPage": ("/producteurs/", r"/producteurs/[\w-]+/"),
    "NewsIndexPage": "/actualites/",
    "ArticlePage": ("/actualites/", r"/actualites/(?!rss/|atom/)[a-z][\w-]+/"),
    "GuideIndexPage": "/guides/",
    "GuidePage": "/guides/accueillir-le-public-a-la-ferme/",
    "SaleMethodIndexPage": "/guides/formes-de-vente/",
    "InitiativeIndexPage": "/guides/initiatives/",
    "DriveGuidePage": "/developper-un-drive/",
    "ContentPage": "/mentions-legales/",
    "SiteMapPage": "/plan-du-site/",
}
OTHERS = {
    "a sale point": ("/carte/?type=market", r"/points-de-vente/[\w-]+/"),
    "a commune": "/communes/samatan/",
    "a commune with nothing": "/communes/arrouede/",
    "a producer with a film of ours": "/producteurs/les-canards-d-hippolyte/",
    "a producer with a hosted film": "/producteurs/l-ail-de-la-cornemuse/",
    "filtered map": "/carte/?type=market&type=farm&commune=32013&rayon=30",
    "map without result": "/carte/?q=zzzz",
    "map with misunderstood filters": "/carte/?type=%00&lat=x&ouvert=hier",
    "the launch article": "/actualites/le-gers-ouvre-son-site-pour-manger-local/",
    "an article to take over": "/actualites/le-gers-ouvre-son-site-pour-manger-local/reprendre/",
    "articles of a year": "/actualites/2020/",
    "articles with a keyword": "/actualites/mot-cle/drive/",
    "picture credits": "/credits/",
    "frame": "/carte/embarquer/?commune=32132&type=market&couleur=f5bd1f",
    "frame without its map": "/carte/embarquer/?affichage=liste",
    "frame maker": "/carte/integrer/?commune=fleurance&couleur=f5bd1f",
    "search": "/recherche/",
    "search with answers": "/recherche/?q=ail+violet+samedi",
    "search with a slip": "/recherche/?q=armagnak",
    "search without answer": "/recherche/?q=zzzz",
    "accessibility statement": "/accessibilite/",
    "personal data": "/donnees-personnelles/",
    "contact": "/contact/",
    "a form of sale": "/guides/formes-de-vente/marche-de-plein-vent/",
    "filtered initiatives": "/guides/initiatives/?departement=40&theme=drive",
    "initiatives without answer": "/guides/initiatives/?q=zzzz&porteur=%00",
    "a drive group": "/developper-un-drive/completer-le-groupe/?commune=Fleurance&famille=legumes",
    "a drive group nowhere": "/developper-un-drive/completer-le-groupe/?commune=zzzz",
    "missing page": "/une-page-qui-n-existe-pas/",
}
ADDRESSES = PAGES | OTHERS
NOT_FOUND = {"missing page"}


@cache
def path_of(site, name):
    """The path of an address: as written, or the first link of that shape on a page."""
    address = ADDRESSES[name]
    if isinstance(address, str):
        return address
    source, shape = address
    with urlopen(site + source, timeout=30) as response:
        found = re.search(rf'href="({shape})"', response.read().decode())
    assert found, f"no link to {name} on {source}"
    return found[1]
