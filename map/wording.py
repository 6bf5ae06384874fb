"""What was asked, in words and in links: titles, filters in force, groups by state."""

from urllib.parse import urlencode

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.core.hours import DAY_NAMES, french
from cms.core.text import with_de
from map.forms import LONGEST
from map.kinds import KINDS
from map.moments import NOW
from map.states import CLOSED, OPEN, UNKNOWN

MOMENT = ("ouvert", "jour", "heure")
STATE_NAMES = {"": "Ouvert", "ouvert": "Ouvert", "a-confirmer": "Horaires à confirmer", "ferme": "Fermé"}
COUNTED = {
    OPEN: ("ouvert", gettext_lazy("%d ouvert"), gettext_lazy("%d ouverts")),
    UNKNOWN: ("a-confirmer", gettext_lazy("%d à confirmer"), gettext_lazy("%d à confirmer")),
    CLOSED: ("ferme", gettext_lazy("%d fermé"), gettext_lazy("%d fermés")),
}


class Wording:
    """The words and links of a `ListingSearch`."""

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
        filled = ((key, item) for key, items in self.query.lists() for item in items if 0 < len(item) <= LONGEST)
        pairs = [(key, item) for key, item in filled if key != "page"]
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
        if asked.get("ouvert") or asked.get("etat"):
            filters.append((f"{STATE_NAMES[asked.get('etat')]} {self.when}", [*MOMENT, "etat"], None))
        if self.position:
            filters.append((self.position.name or _("Autour de vous"), ["commune", "lat", "lng", "rayon"], None))
        if self.zone:
            filters.append((_("Zone de la carte"), ["zone"], None))
        return [
            {"label": text, "remove_url": f"?{self.query_without(*names, value=value)}"}
            for text, names, value in filters
        ]

    @property
    def when(self):
        """« maintenant », « demain », « le samedi 28 novembre à 9 h »."""
        return self.moment.words(timezone.localdate())

    @property
    def state_counts(self):
        """The three groups: `code`, `label` (« 12 ouverts »), `url` of that group, or of all when it `is_current`."""
        asked = self.asked.get("etat")
        kept = self.query_without("etat")
        if not (self.asked.get("ouvert") or self.reading.day or self.reading.now):
            kept = "&".join(filter(None, (self.query_without("etat", *MOMENT), f"ouvert={NOW}")))
        groups = []
        for state, (code, one, many) in COUNTED.items():
            number = self.states.counts[state]
            url = f"?{kept}" if code == asked else f"?{kept}&etat={code}".replace("?&", "?")
            label = (many if number > 1 else one) % number
            groups.append({"code": state, "label": label, "number": number, "url": url, "is_current": code == asked})
        return groups

    @property
    def elsewhen(self):
        """The groups that answer when the one asked for is empty, as `state_counts` has them."""
        return [group for group in self.state_counts if group["number"] and not group["is_current"]]
