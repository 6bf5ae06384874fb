"""Farms already on the map that look like the one that signs up.

Only what is public of them is compared, so that nobody learns from an answer whose private number it is.
"""

from django.db.models import Q
from rapidfuzz import fuzz

from cms.core.audience import Audience
from cms.core.geo import distance_km
from cms.core.text import normalise
from producers.models import ProducerPage

MOST = 3
ALIKE, SAME, CERTAIN = 80, 95, 200
"""Scores from which two names are close, or the same; and that of the same number."""
NEAR_KM = 25
GENERIC_WORDS = """
    ferme fermes domaine chateau gaec earl scea sarl exploitation producteur producteurs jardin jardins elevage maison
    a au aux d de des du en et l la le les chez
"""
GENERIC = frozenset(GENERIC_WORDS.split())


def similar_farms(name, commune, phone):
    """The farms (`ProducerPage`) of the map that may be the same one, the likeliest first."""
    scored = [(_score(farm, name, commune, phone), farm) for farm in _candidates(name, commune, phone)]
    likely = sorted((pair for pair in scored if pair[0]), key=lambda pair: (-pair[0], pair[1].pk))
    return [farm for _score, farm in likely[:MOST]]


def _candidates(name, commune, phone):
    """Farms worth a comparison: in the commune, with the telling word of the name, or with the public number."""
    worth = Q(commune=commune) | Q(phone__in=spellings(phone), phone_audience=Audience.PUBLIC)
    if words := own_words(name):
        worth |= Q(name_key__contains=max(words, key=len))
    return ProducerPage.objects.visible().filter(worth).select_related("commune").defer_streamfields()


def _score(farm, name, commune, phone):
    """How likely a farm is the same, 0 when it is not."""
    if farm.phone_audience == Audience.PUBLIC and farm.phone and digits(farm.phone) == digits(phone):
        return CERTAIN
    alike = fuzz.token_set_ratio(" ".join(own_words(name)), " ".join(own_words(farm.title)))
    if farm.commune_id == commune.pk:
        return alike if alike >= ALIKE else 0
    return alike if alike >= SAME and _is_near(farm.commune, commune) else 0


def _is_near(one, other):
    if one is None:
        return False
    return distance_km(*((float(place.latitude), float(place.longitude)) for place in (one, other))) <= NEAR_KM


def own_words(name):
    """The words of a name that belong to this farm rather than to any; all of them when none does."""
    words = normalise(name).split()
    return [word for word in words if word not in GENERIC] or words


def digits(phone):
    """The last nine digits of a number, the same whether it is written 05… or +33 5…"""
    return "".join(character for character in phone if character.isdigit())[-9:]


def spellings(phone):
    """The usual ways to write a French number."""
    local = f"0{digits(phone)}"
    pairs = [local[i : i + 2] for i in range(0, 10, 2)]
    abroad = [f"+33{local[1:]}", f"+33 {' '.join([local[1:2], *pairs[1:]])}"]
    return [phone, local, *(mark.join(pairs) for mark in (" ", ".", "-", "\u00a0")), *abroad]
