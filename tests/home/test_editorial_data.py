"""The editorial demo content is complete, linked and typeset before anything loads it."""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

DATA = Path(__file__).resolve().parents[2] / "home" / "demo" / "data"
NO_BREAK_SPACE = "\u00a0"
SLUG = re.compile(r"[a-z0-9-]+")

RUBRICS = {"Vie du site", "Bien acheter", "De saison", "Producteurs", "Drives et circuits courts"}
STATUSES = {"allowed", "conditional", "exemption", "pending", "forbidden"}
STORY = {"text", "quote", "message", "image", "figures", "places", "call_to_action"}
GUIDANCE = STORY | {"steps", "checklist"}
GUIDE = GUIDANCE | {"contact", "document", "drives", "platforms", "sale_methods"}
BLOCK_KEYS = {
    "quote": {"text", "author"},
    "message": {"title", "text"},
    "image": {"image", "alt", "caption"},
    "call_to_action": {"text", "label", "url"},
    "figures": {"figures", "source"},
    "places": {"title", "kinds", "product", "label", "commune", "radius", "number", "show_map"},
    "steps": {"title", "steps"},
    "checklist": {"title", "items"},
    "sale_methods": {"title", "introduction"},
    "platforms": {"title", "introduction"},
    "drives": {"title", "introduction"},
    "contact": {"name", "role", "phone", "email", "hours"},
    "document": {"document", "description"},
}
TAGS = {"h2", "h3", "p", "br", "ul", "ol", "li", "a", "b", "i"}
FIXED_PATHS = {"/", "/carte/", "/producteurs/", "/actualites/", "/guides/", "/developper-un-drive/demande/"}
HOSTS = {
    "creativecommons.org",
    "formulaire.defenseurdesdroits.fr",
    "www.cnil.fr",
    "www.defenseurdesdroits.fr",
    "www.etalab.gouv.fr",
}


def read(name):
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


ARTICLES = [read(path.relative_to(DATA)) for path in sorted((DATA / "articles").glob("*.yaml"))]
GUIDE_INDEX, GUIDES = read("guides.yaml").values()
INDEXES = read("indexes.yaml")
PAGES = read("pages.yaml")
SALE_METHODS = read("sale_methods.yaml")
INITIATIVES = read("initiatives.yaml")
PLATFORMS = read("platforms.yaml")
DOCUMENTS = read("documents.yaml")
IMAGES = read("images.yaml")
HOME = read("home.yaml")
SETTINGS = read("settings.yaml")
WITH_BODY = [
    *ARTICLES,
    *(guide for guide in GUIDES if "body" in guide),
    *(page for page in PAGES if page["type"] == "content"),
]


def named(entries):
    return [pytest.param(entry, id=entry["slug"]) for entry in entries]


class Fragment(HTMLParser):
    """The tags, links and words of a piece of HTML; unclosed or crossed tags are an error."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.links, self.words, self.open = [], [], [], []
        self.feed(html)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]
        unexpected = {name for name, _value in attrs} - ({"href"} if tag == "a" else set())
        assert not unexpected, f"{tag} has {unexpected}"
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag != "br":
            assert self.open and self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data):
        self.words += data.split()


def html_of(block):
    """The HTML values of one block."""
    value = block["value"]
    match block["type"]:
        case "text":
            return [value]
        case "message":
            return [value["text"]]
        case "steps":
            return [step["text"] for step in value["steps"]]
    return []


def fragments(entry):
    return [Fragment(html) for block in entry["body"] for html in html_of(block)]


def links(entry):
    buttons = [block["value"]["url"] for block in entry["body"] if block["type"] == "call_to_action"]
    return buttons + [link for fragment in fragments(entry) for link in fragment.links]


def known_paths():
    parents = {page["slug"]: page.get("parent") for page in PAGES}
    paths = set(FIXED_PATHS)
    for slug, parent in parents.items():
        paths.add(f"/{parent}/{slug}/" if parent else f"/{slug}/")
    paths |= {f"/actualites/{article['slug']}/" for article in ARTICLES}
    for guide in GUIDES:
        paths.add(f"/{guide['slug']}/" if guide["type"] == "drive_guide" else f"/guides/{guide['slug']}/")
    return paths


def strings(value):
    """Every text in it, but slugs and opening hours, which have a syntax of their own."""
    if isinstance(value, str):
        if not SLUG.fullmatch(value):
            yield value
    elif isinstance(value, dict):
        for name, child in value.items():
            if name != "opening_hours":
                yield from strings(child)
    elif isinstance(value, list):
        for child in value:
            yield from strings(child)


def test_there_is_news_to_read_besides_the_launch():
    launch = [article for article in ARTICLES if article["date"] == date(2020, 11, 26)]
    assert len(launch) == 1
    assert len(ARTICLES) - len(launch) >= 6
    assert len({article["date"] for article in ARTICLES}) == len(ARTICLES)


@pytest.mark.parametrize("article", named(ARTICLES))
def test_an_article_has_all_its_parts(article):
    required = {"slug", "title", "date", "rubric", "standfirst", "search_description", "hero", "tags", "body"}
    assert set(article["hero"]) == {"image", "caption"}
    assert set(article) == required
    assert article["rubric"] in RUBRICS
    assert article["tags"]
    assert len(article["standfirst"]) <= 255
    assert any(block["type"] == "call_to_action" for block in article["body"])


@pytest.mark.parametrize("article", named(ARTICLES))
def test_an_article_is_neither_a_note_nor_a_book(article):
    quotes = [block["value"]["text"] for block in article["body"] if block["type"] == "quote"]
    words = sum(len(fragment.words) for fragment in fragments(article)) + sum(len(quote.split()) for quote in quotes)
    assert 240 <= words <= 500


@pytest.mark.parametrize("entry", named(WITH_BODY))
def test_each_block_is_known_and_complete(entry):
    allowed = STORY if "rubric" in entry else GUIDE if "updated_on" in entry else GUIDANCE
    for block in entry["body"]:
        assert set(block) == {"type", "value"}
        assert block["type"] in allowed
        if block["type"] != "text":
            assert set(block["value"]) - {"only"} == BLOCK_KEYS[block["type"]]


@pytest.mark.parametrize("entry", [*WITH_BODY, GUIDE_INDEX, *INDEXES.values(), HOME], ids=lambda entry: entry["title"])
def test_each_page_describes_itself(entry):
    assert entry["title"]
    assert 50 <= len(entry["search_description"]) <= 160


def test_slugs_are_unique_and_clean():
    for group in (ARTICLES, GUIDES, PAGES, SALE_METHODS):
        slugs = [entry["slug"] for entry in group]
        assert len(set(slugs)) == len(slugs)
        assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_the_service_pages_are_there():
    slugs = {page["slug"] for page in PAGES}
    assert slugs >= {
        "mentions-legales",
        "accessibilite",
        "donnees-personnelles",
        "contact",
        "plan-du-site",
        "espace-pro",
        "je-minscris-sur-la-carte",
    }


@pytest.mark.parametrize("entry", named(WITH_BODY))
def test_headings_go_down_one_level_at_a_time(entry):
    level = 1
    for block in entry["body"]:
        if block["type"] in ("steps", "checklist", "sale_methods", "platforms", "drives", "places"):
            level = 2
        for fragment in fragments({"body": [block]}):
            for tag in fragment.tags:
                if tag in ("h2", "h3"):
                    assert int(tag[1]) <= level + 1
                    level = int(tag[1])


@pytest.mark.parametrize("entry", named(WITH_BODY))
def test_only_plain_tags_are_used(entry):
    for fragment in fragments(entry):
        assert set(fragment.tags) <= TAGS


@pytest.mark.parametrize("entry", named(WITH_BODY))
def test_each_link_leads_somewhere_known(entry):
    for link in links(entry):
        parts = urlsplit(link)
        if parts.scheme in ("mailto", "tel"):
            continue
        if parts.scheme:
            assert parts.scheme == "https" and parts.netloc in HOSTS, link
        else:
            assert not parts.netloc and parts.path in known_paths(), link


def test_the_home_page_suggests_searches_that_exist():
    assert HOME["popular"]["links"]
    assert all(urlsplit(link["url"]).path in known_paths() for link in HOME["popular"]["links"])


@pytest.mark.parametrize("entry", named(WITH_BODY))
def test_each_picture_is_in_the_library_and_has_an_alternative(entry):
    if "hero" in entry:
        assert entry["hero"]["image"] in IMAGES
    for block in entry["body"]:
        if block["type"] == "image":
            assert block["value"]["image"] in IMAGES
            assert len(block["value"]["alt"]) > 15


@pytest.mark.parametrize("key", sorted(IMAGES))
def test_each_picture_is_described_and_credited(key):
    image = IMAGES[key]
    assert set(image) == {"title", "file", "alt", "credit", "licence"}
    assert all(image.values())
    assert 15 < len(image["alt"]) <= 160


@pytest.mark.parametrize("method", named(SALE_METHODS))
def test_a_sale_method_says_what_it_rests_on(method):
    assert method["status"] in STATUSES
    assert method["summary"] and method["source_name"]
    assert len(method["summary"]) <= 600 and len(method["legal_basis"]) <= 255 and len(method["source_name"]) <= 160
    assert method["source_url"] == "" or method["source_url"].startswith("http")
    assert method["valid_until"] == date(2020, 12, 31)
    assert method["verified_on"] is None or date(2020, 3, 1) <= method["verified_on"] <= date(2020, 5, 11)


def test_the_sheets_that_a_guide_chooses_are_there():
    slugs = {method["slug"] for method in SALE_METHODS}
    chosen = [block["value"]["only"] for entry in GUIDES for block in entry.get("body", []) if "only" in block["value"]]
    assert chosen and all(set(only) <= slugs for only in chosen)


def test_every_status_is_explained_by_a_sheet():
    assert {method["status"] for method in SALE_METHODS} == STATUSES


@pytest.mark.parametrize("initiative", INITIATIVES, ids=lambda one: one["name"])
def test_an_initiative_names_the_page_that_speaks_of_it(initiative):
    assert initiative["source_name"] and initiative["source_url"].startswith("http")
    assert initiative["activity"] in ("unknown", "over"), "nobody has checked them since"
    started = initiative["started_on"]
    assert started is None or date(2020, 3, 1) <= started <= date(2020, 5, 11)


def test_initiatives_come_from_many_departments():
    assert len({initiative["department"] for initiative in INITIATIVES}) >= 40


def test_a_platform_is_dated_and_sourced():
    for platform in PLATFORMS:
        assert platform["checked_on"] and platform["source_url"].startswith("http")


def test_each_file_to_download_is_there():
    used = {block["value"]["document"] for entry in WITH_BODY for block in entry["body"] if block["type"] == "document"}
    assert used == set(DOCUMENTS)
    for document in DOCUMENTS.values():
        assert (DATA.parent / "media" / "documents" / document["file"]).stat().st_size > 100


def test_the_drive_guide_goes_from_the_group_to_communication():
    guide = next(guide for guide in GUIDES if guide["type"] == "drive_guide")
    steps = next(block["value"]["steps"] for block in guide["body"] if block["type"] == "steps")
    assert len(steps) == 7
    assert {"sale_methods", "checklist", "drives", "platforms", "document"} <= {
        block["type"] for block in guide["body"]
    }


def test_the_accessibility_statement_has_what_the_law_asks():
    page = next(page for page in PAGES if page["slug"] == "accessibilite")
    text = " ".join(strings(page["body"])).replace(NO_BREAK_SPACE, " ")
    for words in (
        "article 47",
        "non conforme",
        "RGAA",
        "Schéma pluriannuel",
        "Plan d’actions",
        "Non-conformités",
        "charge disproportionnée",
        "exemptés",
        "Date d’établissement",
        "Défenseur des droits",
    ):
        assert words in text


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.yaml")), ids=lambda path: path.stem)
def test_the_typography_is_french(path):
    for text in strings(yaml.safe_load(path.read_text(encoding="utf-8"))):
        plain = re.sub(r'href="[^"]*"', "", text)
        assert not re.search(r"\w'\w", plain), f"straight apostrophe: {text}"
        assert not re.search(r" [:;?!»%]", plain), f"breaking space before a sign: {text}"
        assert not re.search(r"\w[;?!»](?!\w)", re.sub(r"&\w+;", "", plain)), f"no space before a sign: {text}"
        assert not re.search(r"«(?!\u00a0)", plain), f"space missing after «: {text}"
        assert not re.search(r"\d h\b|\bh \d", plain), f"breaking space in a time: {text}"
        assert "..." not in plain and "oeu" not in plain.lower()
        assert "!" not in plain
