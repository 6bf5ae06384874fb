"""A mapped place → its commune, its name when it has none, its postal code. Pure."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.core.text import with_de
from map.importing.fields import clean_code
from map.importing.gazetteer import REACH_KM, CommuneRow, name_key
from map.importing.places import Refused, Remark
from map.kinds import KINDS


@dataclass(frozen=True)
class Placed:
    """The commune of a place, and whether its point alone told it."""

    commune: CommuneRow
    deduced: bool = False


def settle(place, gazetteer):
    """Find the commune of a place and complete what depends on it; returns `Placed` or raises `Refused`."""
    placed = _commune_of(place, gazetteer)
    _check_postcode(place, placed.commune)
    if not place.title:
        place.title = nameless_title(place, placed.commune)
    if not place.ref:
        place.ref = f"fichier:{name_key(place.title)[:45]}|{placed.commune.code_insee}|{place.kind}"
    return placed


def nameless_title(place, commune):
    """An honest title for a place without a name: « Vente à la ferme, Vesoul », « Distributeur d’œufs, Vesoul »."""
    start = place.nameless or KINDS[place.kind].name
    if place.kind == "vending_machine" and len(place.products) == 1:
        start = f"Distributeur {with_de(place.products[0])}"
    return f"{start}, {commune.name}"


def _commune_of(place, gazetteer):
    if place.code_insee in gazetteer.by_code:
        commune = gazetteer.by_code[place.code_insee]
        _check_name(place, commune)
    else:
        if place.code_insee:
            place.remarks.append(Remark(_("code INSEE inconnu, laissé de côté : « %s »") % place.code_insee[:10]))
        commune = _named(place, gazetteer)
    if commune:
        _check_distance(place, commune)
        return Placed(commune)
    if not place.point:
        raise Refused(_not_found(place))
    return _deduced(place, gazetteer)


def _check_name(place, commune):
    if place.city and name_key(place.city) != name_key(commune.name):
        message = _("le code INSEE %(code)s est celui %(name)s, pas de « %(city)s »")
        values = {"code": commune.code_insee, "name": with_de(commune.name), "city": place.city[:60]}
        place.remarks.append(Remark(message % values, doubtful=True))


def _named(place, gazetteer):
    """The commune of this name that the postal code or the point singles out, None without one."""
    candidates = gazetteer.named(place.city) if place.city else []
    if place.point:
        near = [commune for commune in candidates if commune.distance(place.point) <= REACH_KM]
        return min(near, key=lambda commune: commune.distance(place.point), default=None)
    if len(candidates) > 1:
        code = clean_code(place.postcode)
        candidates = [commune for commune in candidates if code in commune.postal_codes] or candidates
    if len(candidates) > 1:
        raise Refused(_("plusieurs communes s’appellent « %s » : indiquez le code INSEE ou postal") % place.city[:60])
    return candidates[0] if candidates else None


def _check_distance(place, commune):
    if place.point and (km := commune.distance(place.point)) > REACH_KM:
        message = _("le point est à %(km)d km du centre %(name)s") % {"km": round(km), "name": with_de(commune.name)}
        place.remarks.append(Remark(message, doubtful=True))


def _not_found(place):
    if place.city:
        return _("commune inconnue : « %s »") % place.city[:60]
    return _("ni commune ni coordonnées : le lieu ne peut pas être placé")


def _deduced(place, gazetteer):
    """The commune that the point lies in, most likely: among those of its postal code or its département."""
    around = gazetteer.around(place.point)
    if not around:
        raise Refused(_("le point est loin de toute commune de France (latitude et longitude inversées ?)"))
    same_code = [commune for commune in around if clean_code(place.postcode) in commune.postal_codes]
    same_department = [commune for commune in around if commune.department == place.department]
    commune = min(same_code or same_department or around, key=lambda one: one.remoteness(place.point))
    if place.city:
        message = _("« %(city)s » n’est pas une commune actuelle de ce lieu : rattaché à %(name)s")
        remark = Remark(message % {"city": place.city[:60], "name": commune.name}, doubtful=not same_code)
        place.remarks.append(remark)
        place.locality = place.locality or place.city[:100]
    return Placed(commune, deduced=True)


def _check_postcode(place, commune):
    """Keep a postal code that may be right; say which one is not the commune's, drop one that is not French."""
    code = clean_code(place.postcode)
    if not place.postcode or code in commune.postal_codes:
        place.postcode = code
    elif len(code) == 5 and code.isdigit() and place.postcode.strip() == code:
        values = {"code": code, "name": commune.name, "known": ", ".join(commune.postal_codes) or "?"}
        place.remarks.append(Remark(_("code postal %(code)s : pour %(name)s, La Poste donne %(known)s") % values))
        place.postcode = code
    else:
        remark = _("« %s » n’est pas un code postal français : lieu à vérifier") % place.postcode[:10]
        place.remarks.append(Remark(remark, doubtful=True))
        place.postcode = ""
