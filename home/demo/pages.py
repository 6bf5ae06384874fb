"""The page tree of the demo: home, news, guides, service pages. What exists already is left as it is."""

import json

from wagtail.models import Page, Site

from cms.core.models import SiteSettings
from guides.models import (
    DriveGuidePage,
    GuideIndexPage,
    GuidePage,
    Initiative,
    InitiativeIndexPage,
    Platform,
    SaleMethod,
    SaleMethodIndexPage,
)
from home.demo.images import image_for
from home.demo.source import read
from home.demo.stories import story
from home.models import ContentPage, HomePage, SiteMapPage
from map.models import MapPage
from news.models import ArticlePage, NewsIndexPage
from producers.models import ProducerIndexPage, Video

PAGE_TYPES = {
    "content": ContentPage,
    "site_map": SiteMapPage,
    "guide": GuidePage,
    "drive_guide": DriveGuidePage,
    "sale_methods": SaleMethodIndexPage,
    "initiatives": InitiativeIndexPage,
}
IN_MENUS = ("carte", "producteurs", "actualites", "developper-un-drive")


def publish(parent, page):
    """Add a page under a parent and publish it; the page of that slug when there is one."""
    existing = parent.get_children().filter(slug=page.slug).first()
    if existing:
        return existing.specific
    page.show_in_menus = page.slug in IN_MENUS
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def load_home(address):
    """The home page, as the root of the default site at this address (a split URL)."""
    root, data = Page.get_first_root_node(), read("home")
    home = HomePage.objects.first()
    if home is None:
        root.get_children().filter(slug="home").delete()  # Wagtail's own welcome page
        root = Page.get_first_root_node()
        root.title = "Racine"
        root.save()
        home = publish(root, _home(data))
    site, _created = Site.objects.get_or_create(is_default_site=True, defaults={"root_page": home})
    site.hostname, site.port = address.hostname, address.port or (443 if address.scheme == "https" else 80)
    site.site_name, site.root_page = data["title"], home
    site.save()
    SiteSettings.objects.get_or_create(site=site, defaults=read("settings"))
    return home


def _home(data):
    return HomePage(
        slug="accueil",
        title=data["title"],
        search_description=data["search_description"],
        hero_title=data["hero"]["title"],
        hero_lead=data["hero"]["lead"],
        popular_links=story([{"type": "link", "value": link} for link in data["popular"]["links"]], image_for),
        sections=json.dumps(_sections(data)),
    )


def _sections(data):
    """The sections of the home page in the order of `home.yaml`, a producer's film aside: it comes with the films."""
    return [{"type": row["type"], "value": row.get("value", {})} for row in data["sections"]]


def load_indexes(home):
    """The pages that list others: map, producers, news, guides."""
    guides, news = read("guides")["index"], read("indexes")["news"]
    places, farms = read("indexes")["map"], read("indexes")["producers"]
    publish(home, MapPage(slug="carte", **places))
    publish(home, ProducerIndexPage(slug="producteurs", **farms))
    publish(home, NewsIndexPage(slug="actualites", **news))
    publish(home, GuideIndexPage(slug="guides", **guides))


def load_service_pages(home):
    """Legal notice, accessibility, personal data, contact, espace pro, site map."""
    pages = {}
    for row in read("pages"):
        parent = pages.get(row.pop("parent", None), home)
        pages[row["slug"]] = publish(parent, _content(row))


def _content(row):
    page_class = PAGE_TYPES[row.pop("type")]
    if "body" in row:
        row["body"] = story(row["body"], image_for)
    return page_class(**row)


def load_articles(home):
    """News articles."""
    parent = NewsIndexPage.objects.child_of(home).get()
    rubrics = {label: value for value, label in ArticlePage.Rubric.choices}
    for row in read("articles"):
        hero, tags = row.pop("hero", None), row.pop("tags", [])
        row["rubric"] = rubrics[row["rubric"]]
        if hero:
            row |= {"hero_image": image_for(hero["image"]), "hero_caption": hero.get("caption", "")}
        page = _article(row)
        page.tags.add(*tags)
        publish(parent, page)


def _article(row):
    row["body"] = story(row["body"], image_for)
    return ArticlePage(**row)


def load_guides(home):
    """Guides, and what they quote: forms of sale, platforms, initiatives."""
    for rank, row in enumerate(read("sale_methods")):
        _load_record(SaleMethod, row | {"sort_order": rank}, "slug")
    for rank, row in enumerate(read("platforms")):
        _load_record(Platform, row | {"sort_order": rank}, "name")
    for row in read("initiatives"):
        _load_record(Initiative, row, "name", "locality", "department")
    index = GuideIndexPage.objects.child_of(home).get()
    for row in read("guides")["guides"]:
        publish(home if row["type"] == "drive_guide" else index, _content(row))


def _load_record(model, row, *key):
    """A published record, with the version that later changes are compared to; one that is there already stays."""
    record, is_new = model.objects.get_or_create(**{name: row.pop(name) for name in key}, defaults=row)
    if is_new:
        record.save_revision().publish()


def feature_video(home):
    """Show the first playable film on the home page."""
    video = Video.objects.visible().exclude(producer=None).order_by("pk").first()
    home.refresh_from_db()
    for section in home.sections:
        if video and section.block_type == "film" and not section.value["video"]:
            section.value["video"], section.value["quote"] = video, video.summary
            home.save_revision().publish()
