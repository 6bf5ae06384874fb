"""What an import would do, decided row by row without writing anything."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from cms.core.geo import distance_km
from cms.core.text import normalise
from map.importing.fields import shorten
from map.importing.gazetteer import CommuneRow
from map.importing.places import Refused, Remark
from map.importing.placing import settle
from map.importing.records import EVERY_COLUMN, fill, kept_by_a_person, new_record, validate
from map.importing.report import DRAFT, PUBLISHED, Line, Outcome
from map.models import SalePoint

TWIN_KM = 0.1


@dataclass
class Step:
    """A record to write, with what cannot be set before its commune exists."""

    line: Line
    record: SalePoint
    commune: CommuneRow
    products: set[int]
    publish: bool


class Planner:
    """Compares the rows of a file with the records; `steps` are what is to be written, in order."""

    def __init__(self, gazetteer, catalogue, columns, publish):
        self.gazetteer, self.catalogue, self.columns, self.publish = gazetteer, catalogue, columns, publish
        self.steps = []
        self._seen = {}

    def plan(self, mapped_rows):
        """A report line for each row."""
        rows = [(row, Line(row.number, row.label)) for row in mapped_rows]
        settled = [(line, *self._settle(row, line)) for row, line in rows]
        self._load_records({place.ref for _line, place, _placed in settled if place})
        for line, place, placed in settled:
            if place:
                self._decide(line, place, placed)
        return [line for _row, line in rows]

    def _settle(self, row, line):
        try:
            if row.refusal:
                raise Refused(row.refusal)
            placed = settle(row.place, self.gazetteer)
        except Refused as refused:
            line.details.append(refused.reason)
            return None, None
        line.title, line.commune, line.code_insee = row.place.title, placed.commune.name, placed.commune.code_insee
        line.label = line.label or row.place.ref
        return row.place, placed

    def _load_records(self, refs):
        """The records these rows may update, and where the other places of the same name are."""
        points = SalePoint.objects.exclude(source_ref="").filter(source_ref__among=list(refs))
        points = (
            points.select_related("commune", "latest_revision")
            .defer("latest_revision__content")
            .prefetch_related("products")
        )
        self._records = {point.source_ref: point for point in points}
        self._slugs = set(SalePoint.objects.values_list("slug", flat=True))
        self._twins = defaultdict(list)
        for point in (
            SalePoint.objects.exclude(source_ref__in=self._records).exclude(commune=None).select_related("commune")
        ):
            self._remember(point.title, point.commune.code_insee, point.point, _("une fiche du site"))

    def _decide(self, line, place, placed):
        try:
            if place.ref in self._seen:
                raise Refused(
                    _("même lieu que la ligne %d (référence ou nom, commune et type)") % self._seen[place.ref]
                )
            self._seen[place.ref] = line.number
            self._look_for_twins(line, place, placed.commune)
            record = self._records.get(place.ref)
            step = self._update(line, record, place, placed) if record else self._create(line, place, placed)
        except Refused as refused:
            line.outcome = Outcome.REFUSED
            line.details = [refused.reason]
            return
        line.details += [remark.text for remark in place.remarks]
        if step:
            self.steps.append(step)

    def _create(self, line, place, placed):
        products = self._products(place)
        record = new_record(place, placed.commune.name, self._slugs)
        fill(record, place, EVERY_COLUMN)
        validate(record)
        line.outcome = Outcome.WARNED if place.remarks else Outcome.IMPORTED
        publish = self.publish and not _is_doubtful(place)
        line.state = PUBLISHED if publish else DRAFT
        return Step(line, record, placed.commune, products, publish)

    def _update(self, line, record, place, placed):
        kept, live = kept_by_a_person(record), record.live
        products = self._products(place)
        changed = self._changes(record, place, placed, products)
        line.outcome, line.state = Outcome.UNCHANGED, PUBLISHED if live else DRAFT
        if kept:
            if changed:
                line.details.append(
                    _("fiche relue par une personne, gardée ; le fichier diffère : %s") % ", ".join(changed)
                )
            return None
        validate(record)
        publish = live or (self.publish and not _is_doubtful(place))
        if not changed and publish == live:
            return None
        line.outcome, line.state = Outcome.UPDATED, PUBLISHED if publish else DRAFT
        line.details.append(_("change : %s") % ", ".join(changed) if changed else _("publication"))
        return Step(line, record, placed.commune, products, publish)

    def _changes(self, record, place, placed, products):
        changed = fill(record, place, self.columns)
        if not record.commune or record.commune.code_insee != placed.commune.code_insee:
            changed.append(_("commune"))
        if "products" in self.columns and {product.pk for product in record.products.all()} != products:
            changed.append(_("produits"))
        return changed

    def _products(self, place):
        found, unknown = self.catalogue.find(place.products)
        if unknown:
            words = ", ".join(unknown)
            place.remarks.append(Remark(_("produits absents du catalogue, écrits dans la présentation : %s") % words))
            place.description = shorten("\n".join(filter(None, [place.description, f"Produits\u00a0: {words}."])), 1000)
        return found

    def _look_for_twins(self, line, place, commune):
        for point, what in self._twins[normalise(place.title), commune.code_insee]:
            if place.point and point and distance_km(place.point, point) < TWIN_KM:
                place.remarks.append(
                    Remark(_("doublon possible : même nom à moins de 100 m (%s)") % what, doubtful=True)
                )
                break
        self._remember(place.title, commune.code_insee, place.point, _("ligne %d") % line.number)

    def _remember(self, title, code_insee, point, what):
        self._twins[normalise(title), code_insee].append((point, what))


def _is_doubtful(place):
    return any(remark.doubtful for remark in place.remarks)
