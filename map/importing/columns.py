"""Which columns a file has: an OpenStreetMap export, or the spreadsheet of a service in French."""

from collections import Counter
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.core.text import normalise
from map.importing.limits import FileProblem

OSM_KEYS = ("@id", "@lat", "@lon")
FRENCH_COLUMNS = {
    "name": ("nom", "nom du lieu", "nom du point de vente", "denomination", "intitule", "enseigne", "raison sociale"),
    "kind": ("type", "type de lieu", "type de point de vente", "categorie", "nature"),
    "city": ("commune", "ville", "nom commune", "nom de la commune", "localite"),
    "postcode": ("code postal", "cp", "c p", "codepostal", "code post"),
    "code_insee": ("code insee", "insee", "codeinsee", "code commune", "code insee commune", "code commune insee"),
    "address": ("adresse", "rue", "numero et rue", "adresse postale", "voie"),
    "locality": ("lieu dit", "lieudit", "hameau", "lieu", "place", "complement d adresse"),
    "latitude": ("latitude", "lat", "y"),
    "longitude": ("longitude", "long", "lon", "lng", "x"),
    "phone": ("telephone", "tel", "n tel", "n de telephone", "numero de telephone", "portable", "mobile"),
    "email": ("courriel", "mail", "email", "e mail", "mel", "adresse electronique", "adresse mail"),
    "website": ("site", "site internet", "site web", "web", "url", "lien"),
    "opening_hours": ("horaires", "horaire", "heures d ouverture", "jours et horaires", "ouverture"),
    "products": ("produits", "produit", "productions", "production", "produits vendus"),
    "description": ("description", "presentation", "commentaire", "remarques", "observations"),
    "ref": ("reference", "ref", "identifiant", "id", "n"),
    "confirmed_on": ("date", "date de verification", "verifie le", "mis a jour le", "date de mise a jour"),
    "source": ("source", "origine"),
}
SPELLINGS = {spelling: key for key, spellings in FRENCH_COLUMNS.items() for spelling in spellings}


@dataclass(frozen=True)
class Layout:
    """How to read the lines of a file: `keys` has a column's key by position, empty for a column we do not use."""

    name: str
    keys: tuple[str, ...]
    ignored: tuple[str, ...]

    def read(self, cells):
        """A line as a dictionary; None when it has more cells than the file has headers."""
        if len(cells) > len(self.keys):
            return None
        padded = [*cells, *[""] * (len(self.keys) - len(cells))]
        return {key: cell for key, cell in zip(self.keys, padded, strict=True) if key}


def recognise(headers):
    """The layout of a file from its headers."""
    lowered = [header.lower() for header in headers]
    if set(OSM_KEYS) <= set(lowered):
        layout = Layout("osm", tuple(lowered), ())
    else:
        keys = tuple(SPELLINGS.get(normalise(header), "") for header in headers)
        ignored = (header for header, key in zip(headers, keys, strict=True) if header and not key)
        layout = Layout("french", keys, tuple(ignored))
        _require_a_place(layout)
    _refuse_twins(layout, headers)
    return layout


def _require_a_place(layout):
    found = set(layout.keys)
    if found & {"name", "kind"} and (found & {"city", "code_insee"} or {"latitude", "longitude"} <= found):
        return
    raise FileProblem(
        _(
            "Les titres de colonnes ne sont pas reconnus. Il faut au moins « nom » ou « type », puis « commune », "
            "« code INSEE » ou « latitude » et « longitude » (ou un export d’OpenStreetMap avec @id, @lat et @lon)."
        )
    )


def _refuse_twins(layout, headers):
    for key, count in Counter(key for key in layout.keys if key).items():
        if count > 1:
            twins = [header for header, column in zip(headers, layout.keys, strict=True) if column == key]
            names = " et ".join(f"« {twin} »" for twin in twins)
            raise FileProblem(_("Deux colonnes disent la même chose : %s. Gardez-en une.") % names)
