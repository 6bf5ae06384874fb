"""From a query string to places: one reading of the filters for the page, the points and the embed."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.core import hours
from cms.core.hours import french
from cms.core.kept import kept
from cms.core.models import confirmation_limits
from cms.core.text import stems
from map import totals
from map.forms import BY_NAME, DEFAULT_RADIUS, ListingFilterForm
from map.models.listing import Listing
from map.place_names import Meaning, meaning_of
from map.reading import Reading, read
from map.states import CLOSED, OPEN, STATES, UNKNOWN, Grouped, States
from map.vocabulary import corrected
from map.wording import Wording
from producers import catalogue


@dataclass(frozen=True)
class Place:
    """Where a visitor looks around: a commune or a position, in WGS 84 degrees, and a radius in km (0: anywhere)."""

    name: str
    latitude: float
    longitude: float
    radius_km: float
    is_position: bool = False
    """Whether it is a point that came with the question, named or not, rather than a commune."""


STATE_CODES = {"ouvert": OPEN, "a-confirmer": UNKNOWN, "ferme": CLOSED}


class ListingSearch(Wording):
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
        communes = not (self.position or self.zone)
        return kept(totals.SUBJECT, _reading, text, communes, timezone.localdate()) if text else Reading()

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
    def moment(self):
        """The `Moment` at which states are told: the one asked for, the one the words name, else now."""
        day = self.reading.day
        if moment := self.asked.get("ouvert"):
            return moment
        if not day or self.reading.now:
            return hours.now_at(timezone.localtime())
        return hours.rest_of_day(timezone.localtime()) if day == timezone.localdate() else hours.whole_day(day)

    @cached_property
    def found(self):
        """The places whatever their state, by distance, by how well they answer the words, or from A to Z."""
        asked, found = self.asked, Listing.objects.all()
        if asked.get("type"):
            found = found.of_kinds(asked["type"])
        found = found.with_goods(asked.get("produit"), asked.get("label")).by_name()
        if asked.get("q"):
            found = found.none() if self.reading.is_vain else found.answering(self.reading, self.radius_km)
        if self.position:
            found = found.near(self.position.latitude, self.position.longitude, self.radius_km)
        if self.zone:
            found = found.inside(self.zone)
        return found.by_name() if asked.get("tri") == BY_NAME else found

    @property
    def shows_everything(self):
        """Whether every place is listed, wherever it is and whatever its state."""
        asked = self.asked
        is_filtered = any(asked.get(name) for name in ("type", "produit", "label", "q")) or self.position or self.zone
        return not is_filtered and self.shown == STATES

    @cached_property
    def limits(self):
        """Until when a confirmation counts (`Limits`)."""
        return confirmation_limits()

    @cached_property
    def states(self):
        """The places found by their state at the moment (`States`)."""
        return States(self.found, self.moment, self.limits, shared=not (self.place or self.zone))

    @property
    def shown(self):
        """Which states are listed, in this order: the one asked for; where a moment is, no place that is closed."""
        if self.asked.get("etat"):
            return (STATE_CODES[self.asked["etat"]],)
        return (OPEN, UNKNOWN) if self.asked.get("ouvert") or self.reading.now else STATES

    @cached_property
    def listings(self):
        """The places listed."""
        return self.found if self.shown == STATES else self.states.those(*self.shown)

    @cached_property
    def results(self):
        """The places listed, group by group where a moment is asked for, as a paginator reads them (`Grouped`)."""
        counts = self.states.counts
        if self.shown == STATES and not self.reading.day:
            groups = [("", sum(counts.values()), self.found)]
        else:
            groups = [(state, counts[state], self.states.those(state)) for state in self.shown if counts[state]]
        return Grouped(groups, self.cards)

    def cards(self, places, state=""):
        """These places with all that their cards show, at the moment asked for; `state` is that of their group."""
        places = list(places.for_cards())
        for place in places:
            place.moment, place.limits, place.group = self.moment, self.limits, state
        return places


def _reading(text, communes, _today):
    """What a text means among the goods and places there are."""
    products = (product.name for family in catalogue.families() for product in family.products.all())
    return read(text, stems(" ".join(products)).split(), communes)


def of_the_minute(make, *arguments):
    """`make(*arguments)`, about places as they are now: the same for all visitors of a minute, unless one changes."""
    return kept(totals.SUBJECT, _made_at, hours.now_at(timezone.localtime()), confirmation_limits(), make, arguments)


def _made_at(_now, _limits, make, arguments):
    return make(*arguments)
