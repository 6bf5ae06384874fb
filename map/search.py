"""From a query string to places: one reading of the filters for the page, the points and the embed."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.core.hours import DAY_NAMES, french
from cms.core.text import stems, with_de
from map.forms import BY_NAME, DEFAULT_RADIUS, NOW, ListingFilterForm
from map.kinds import KINDS
from map.models.listing import Listing
from map.place_names import Meaning, meaning_of
from map.reading import read
from map.vocabulary import corrected


@dataclass(frozen=True)
class Place:
    """Where a visitor looks around: a commune or a position, in WGS 84 degrees, and a radius in km (0: anywhere)."""

    name: str
    latitude: float
    longitude: float
    radius_km: float
    is_position: bool = False
    """Whether it is a point that came with the question, named or not, rather than a commune."""


class ListingSearch:
    """The places that answer a query string, and the words that say what was asked."""

    def __init__(self, query, guess=True):
        """`guess`: answer for the likeliest spelling when a word typed means nothing here."""
        self.form = ListingFilterForm(query)
        self.guess = guess
        self.asked = self.form.asked
        self.query = query

    @cached_property
    def meaning(self):
        """What the box of the commune means (`Meaning`)."""
        text = self.asked.get("commune")
        return meaning_of(text) if text else Meaning()

    @property
    def commune(self):
        """The commune that was typed, the likeliest of several; None when none or unknown."""
        return self.meaning.commune if not self.is_at_hamlet else None

    @cached_property
    def is_at_hamlet(self):
        """Whether the box names a position that comes with it, as a suggestion wrote them: no commune reads so."""
        text, point = self.asked.get("commune"), (self.asked.get("lat"), self.asked.get("lng"))
        return bool(text) and None not in point and (self.meaning.commune is None or self.meaning.is_guess)

    @property
    def commune_choices(self):
        """Other communes that were perhaps meant, each with the query string that asks for it."""
        if not self.commune:
            return []
        return [
            {"name": commune.label, "url": f"?{self.query_without('commune', 'lat', 'lng', commune=commune.asked_as)}"}
            for commune in self.meaning.others
        ]

    @cached_property
    def radius_km(self):
        """How far to look around a place, 0 for anywhere."""
        radius = self.asked.get("rayon")
        return DEFAULT_RADIUS if radius is None else radius

    @cached_property
    def position(self):
        """The place given apart from the words (`Place`): a commune or a position; None for everywhere."""
        if self.commune:
            return self._around(self.commune)
        latitude, longitude = self.asked.get("lat"), self.asked.get("lng")
        if latitude is None or longitude is None:
            return None
        name = self.asked["commune"] if self.is_at_hamlet else ""
        return Place(name, latitude, longitude, self.radius_km, is_position=True)

    @cached_property
    def place(self):
        """Around which point to look (`Place`), None for everywhere."""
        return self._around(self.reading.commune) if self.reading.commune else self.position

    @cached_property
    def zone(self):
        """The part of the map to look in (`Box`), when no place is given; None for everywhere."""
        return None if self.position else self.asked.get("zone")

    def _around(self, commune):
        return Place(commune.name, float(commune.latitude), float(commune.longitude), self.radius_km)

    @cached_property
    def typed(self):
        """What the words mean as they were typed (`Reading`)."""
        return self._read(self.asked.get("q", ""))

    @cached_property
    def suggestion(self):
        """The same words in the spelling they most likely had; empty when none is unknown or nothing is near."""
        return corrected(self.asked["q"], [word.text for word in self.typed.unknown]) if self.typed.unknown else ""

    @cached_property
    def reading(self):
        """What to answer to (`Reading`): the words as typed, or as suggested."""
        return self._read(self.suggestion) if self.guess and self.suggestion else self.typed

    def _read(self, text):
        products = (product.name for family in self.form.families for product in family.products.all())
        goods = stems(" ".join(products)).split() if text else ()
        return read(text, Listing.objects.all(), goods, communes=not (self.position or self.zone))

    @cached_property
    def notices(self):
        """What was ignored, a sentence each."""
        unknown = self.asked.get("commune") and not (self.commune or self.is_at_hamlet)
        typed = self.asked.get("commune")
        more = [_("Nous ne connaissons pas de commune « %s » : la recherche porte sur tout le territoire.") % typed]
        return self.form.notices + (more if unknown else []) + self.left_out

    @property
    def left_out(self):
        """A sentence for the words set aside, when others were understood."""
        if not self.reading.unknown or self.reading.is_vain:
            return []
        words = french.listed([f"« {word.text} »" for word in self.reading.unknown])
        return [_("Aucun lieu ne parle de %s : la recherche porte sur le reste.") % words]

    @cached_property
    def listings(self):
        """The places, by distance when a place was given, by how well they answer the words, else from A to Z."""
        asked, found = self.asked, Listing.objects.all()
        if asked.get("type"):
            found = found.of_kinds(asked["type"])
        if asked.get("produit"):
            found = found.with_product(asked["produit"])
        if asked.get("label"):
            found = found.with_label(asked["label"])
        found = found.by_name()
        if asked.get("q"):
            found = found.none() if self.reading.is_vain else found.answering(self.reading, self.radius_km)
        if self.position:
            found = found.near(self.position.latitude, self.position.longitude, self.radius_km)
        if self.zone:
            found = found.inside(self.zone)
        if asked.get("tri") == BY_NAME:
            found = found.by_name()
        instant = asked.get("ouvert") or (timezone.localtime() if self.reading.now else None)
        return found.open_at(instant) if instant else found

    def title(self, count):
        """« 12 lieux à moins de 30 km de Fleurance »."""
        words = _("Aucun lieu") if not count else _("1 lieu") if count == 1 else _("%d lieux") % count
        if self.reading.day:
            day = self.reading.day
            words += _(" le %(weekday)s %(day)s") % {
                "weekday": DAY_NAMES[day.weekday()],
                "day": french.day_of_month(day),
            }
        if self.zone:
            return _("%s dans cette zone de la carte") % words
        if not self.place:
            return words
        where = with_de(self.place.name) if self.place.name else _("de votre position")
        if not self.place.radius_km:
            return _("%(places)s, en partant %(where)s") % {"places": words, "where": where}
        radius = f"{self.place.radius_km:g}".replace(".", ",")
        return _("%(places)s à moins de %(radius)s km %(where)s") % {"places": words, "radius": radius, "where": where}

    def query_without(self, *names, value=None, **added):
        """The query string less some filters, or less one value of one, with others, and back on the first page."""
        pairs = [(key, item) for key, items in self.query.lists() for item in items if item and key != "page"]
        kept = [pair for pair in pairs if pair[0] not in names or (value is not None and pair[1] != value)]
        return urlencode([*kept, *added.items()])

    @cached_property
    def query_string(self):
        """The filters that were understood, as a query string without the page."""
        return self.query_without()

    @cached_property
    def active_filters(self):
        """Each filter in force: `label` and the `remove_url` that lifts it."""
        asked = self.asked
        filters = [(KINDS[code].name, ["type"], code) for code in asked.get("type", [])]
        if asked.get("produit"):
            filters.append((self.form.product_names[asked["produit"]], ["produit"], None))
        if asked.get("label"):
            filters.append((self.form.label_names[asked["label"]], ["label"], None))
        if asked.get("q"):
            filters.append((f"« {asked['q']} »", ["q"], None))
        if asked.get("ouvert"):
            now = self.query.get("ouvert") == NOW
            text = _("Ouvert maintenant") if now else f"Ouvert le {asked['ouvert']:%d/%m/%Y à %H:%M}"
            filters.append((text, ["ouvert"], None))
        if self.position:
            filters.append((self.position.name or _("Autour de vous"), ["commune", "lat", "lng", "rayon"], None))
        if self.zone:
            filters.append((_("Zone de la carte"), ["zone"], None))
        return [
            {"label": text, "remove_url": f"?{self.query_without(*names, value=value)}"}
            for text, names, value in filters
        ]
