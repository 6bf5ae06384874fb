"""Small parts of the interface: icons, markers, seasons, dates and distances as people say them."""

from collections import Counter
from datetime import datetime, timedelta
from functools import cache, lru_cache
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from cms.core.hours import french
from cms.core.landscapes import LANDSCAPES
from cms.core.text import with_a

register = template.Library()

NBSP = "\u00a0"
INITIALS = "JFMAMJJASOND"
SEASON_CLASSES = {"0": "is-out", "1": "is-edge", "2": "is-full"}
LANDSCAPE_KEYS = [key for key, _words in LANDSCAPES]
DEFAULT_LANDSCAPE = "ploughed"
THUMB_WIDTH, THUMB_HEIGHT = 120, 150


@register.simple_tag
def icon(name, css_class=""):
    """A decorative icon of the sprite: « search » is `i-search`; a name with its prefix is taken as it is."""
    symbol = name if name[1:2] == "-" else f"i-{name}"
    return _icon(_static_url("img/icons.svg"), symbol, f"icon {css_class}".rstrip())


@register.simple_tag
def marker(kind, css_class=""):
    """The marker of a kind of place, decorative: a window on the one sheet."""
    return _marker(kind, f"marker {css_class}".rstrip())


@register.simple_tag
def pictogram(name, css_class=""):
    """The two-ink drawing of a product, decorative; a basket when it has none."""
    return _icon(_static_url("img/icons.svg"), f"p-{name or 'basket'}", f"product {css_class}".rstrip())


@register.simple_tag
def landscape_thumb(name):
    """A drawn landscape as small as a card's arch, decorative, by its key (« ducks »): a window on the one sheet."""
    return _landscape_thumb(_static_url("img/landscapes/thumbs.webp"), _landscape_key(name))


@register.simple_tag
def landscape_arch(name):
    """A drawn landscape, tall, decorative, by its key."""
    return format_html(
        '<img src="{}" alt="" width="480" height="600" loading="lazy" decoding="async">', _landscape_url("arch", name)
    )


@register.simple_tag
def wide_landscape(name, loading="lazy"):
    """A drawn landscape across a page, decorative; flat colours need no double resolution on small screens."""
    return format_html(
        '<img src="{}" srcset="{} 480w, {} 960w" sizes="(max-width: 30rem) 50vw, (max-width: 62rem) 100vw, 54rem"'
        ' alt="" width="960" height="720" loading="{}" decoding="async">',
        _landscape_url("wide", name),
        _landscape_url("narrow", name),
        _landscape_url("wide", name),
        loading,
    )


@register.simple_tag
def status(opening_status, css_class=""):
    """Open, closing, closed or unknown (`OpeningStatus`), in words and shape."""
    return format_html(
        '<span class="status status--{}{}">{}</span>',
        opening_status.state,
        f" {css_class}".rstrip(),
        opening_status.sentence,
    )


@register.simple_tag
def season_strip(season):
    """Twelve months in season as a drawing, this month outlined; the words go beside it."""
    return _season_strip(season, timezone.localdate().month)


@register.simple_tag(takes_context=True)
def nav_link(context, url, label):
    """A link of the menu that knows whether it leads to this page or to the section the page is in."""
    path = getattr(context.get("request"), "path", "")
    current = "page" if path == url else "true" if path.startswith(url) else ""
    return format_html(
        '<a href="{}"{}>{}</a>', url, format_html(' aria-current="{}"', current) if current else "", label
    )


@register.simple_tag
def absolute_url(path):
    """The full address of a path of this site, for other sites and machines; of an upload kept elsewhere, its own."""
    return path if path.startswith(("https://", "http://")) else f"{settings.BASE_URL}{path}"


@register.filter
def french_date(day):
    """« 1er décembre 2020 »."""
    return french.day_of_month(day, year=True) if day else ""


@register.filter
def weekday_date(day):
    """« mardi 1er décembre », with its year when that is another one."""
    year = day.year != timezone.localdate().year
    return f"{french.DAYS[day.weekday()]} {french.day_of_month(day, year=year)}"


@register.filter
def day_heading(day):
    """« Aujourd’hui », « Demain », then « Mardi 1er décembre », from a date or an aware moment."""
    today = timezone.localdate()
    day = timezone.localdate(day) if isinstance(day, datetime) else day
    if day == today:
        return "Aujourd’hui"
    if day == today + timedelta(days=1):
        return "Demain"
    return f"{french.DAYS[day.weekday()]} {french.day_of_month(day)}".capitalize()


@register.filter
def distance(km):
    """« moins de 100 m », « 3,1 km », « 16 km », from kilometres; to be read after « à »."""
    if km is None or km == "":
        return ""
    if km < 0.1:
        return f"moins de 100{NBSP}m"
    return f"{km:.0f}{NBSP}km" if km >= 10 else f"{km:.1f}{NBSP}km".replace(".", ",")


@register.filter
def at_place(name):
    """« à Samatan », « au Houga », from the name of a commune."""
    return with_a(str(name))


@register.filter
def lookup(mapping, key):
    """What a mapping says of a key, None when it says nothing."""
    return mapping.get(key)


@register.filter
def count_kinds(places):
    """The kinds of these places with how many of each, in the order of the places."""
    return Counter(place.kind_info for place in places).items()


@register.filter
def season_landscape(month):
    """The key of the landscape of a month (1 to 12)."""
    return ("winter", "spring", "sunflowers", "vines-autumn")[month % 12 // 3]


@register.filter
def span(opening):
    """The times of an opening: « 9 h à 12 h 30 », « toute la journée »."""
    if opening.is_whole_day:
        return "toute la journée"
    return french.span(opening.start, opening.end)


@register.filter
def phone(number):
    """A telephone number in pairs of digits that no line break separates; a foreign one as typed."""
    digits = "".join(number.split()).replace(".", "")
    if len(digits) == 10 and digits.isdigit():
        return NBSP.join(digits[i : i + 2] for i in range(0, 10, 2))
    return number


@register.filter
def phone_href(number):
    """A telephone number as a phone dials it: « +33562673107 »."""
    digits = "".join(character for character in number if character.isdigit() or character == "+")
    return f"+33{digits[1:]}" if len(digits) == 10 and digits.startswith("0") else digits


@register.filter
def hostname(url):
    """« hippolyte.example » of a web address."""
    return (urlsplit(url).hostname or url).removeprefix("www.")


_static_url = cache(static)
"""Addresses of static files never change while the site runs, and a list of places asks for hundreds."""


def _landscape_key(name):
    return name if name in LANDSCAPE_KEYS else DEFAULT_LANDSCAPE


def _landscape_url(size, name):
    return _static_url(f"img/landscapes/{size}/{_landscape_key(name)}.webp")


@lru_cache(maxsize=64)
def _landscape_thumb(sheet, key):
    return format_html(
        '<svg viewBox="{} 0 {} {}" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">'
        '<image href="{}" width="{}" height="{}"/></svg>',
        LANDSCAPE_KEYS.index(key) * THUMB_WIDTH,
        THUMB_WIDTH,
        THUMB_HEIGHT,
        sheet,
        len(LANDSCAPES) * THUMB_WIDTH,
        THUMB_HEIGHT,
    )


@lru_cache(maxsize=512)
def _icon(sprite, symbol, css_class):
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>', css_class, sprite, symbol
    )


@lru_cache(maxsize=64)
def _marker(kind, css_class):
    return format_html('<span class="{}" data-kind="{}" aria-hidden="true"></span>', css_class, kind)


@lru_cache(maxsize=512)
def _season_strip(season, month):
    months = (
        (f"{SEASON_CLASSES[level]}{' is-now' if number == month else ''}", initial)
        for number, (level, initial) in enumerate(zip(season, INITIALS, strict=True), start=1)
    )
    cells = format_html_join("", '<i class="{}">{}</i>', months)
    return format_html('<span class="season-strip" aria-hidden="true">{}</span>', cells)
