"""Producers, products, places and films of the demo. What exists already is left as it is."""

from datetime import timedelta

from django.core.files import File
from django.utils import timezone

from home.demo.images import image_for
from home.demo.pages import publish
from home.demo.source import MEDIA, read
from home.demo.stories import story
from map.importing.communes import import_communes, load_gazetteer
from map.models import Attendance, Commune, FormerCommuneName, OpeningException, SalePoint
from producers.models import (
    Label,
    ProducerIndexPage,
    ProducerLabel,
    ProducerPage,
    ProducerProduct,
    Product,
    ProductFamily,
    Video,
)

DEPARTMENT = "32"


def load_communes():
    """The communes of the Gers and the names people still use for merged ones."""
    import_communes({DEPARTMENT}, load_gazetteer())
    codes = dict(Commune.objects.values_list("code_insee", "pk"))
    for row in read("former_communes"):
        if row["code_insee"] in codes:
            name, commune = FormerCommuneName(name=row["name"]), codes[row["code_insee"]]
            if not FormerCommuneName.objects.filter(name=row["name"], commune=commune).exists():
                name.commune_id = commune
                name.save()


def load_vocabulary():
    """Families, products and labels."""
    for rank, row in enumerate(read("families")):
        ProductFamily.objects.get_or_create(slug=row.pop("slug"), defaults={"sort_order": rank} | row)
    families = {family.slug: family for family in ProductFamily.objects.all()}
    for row in read("products"):
        Product.objects.get_or_create(slug=row.pop("slug"), defaults=row | {"family": families[row["family"]]})
    for row in read("labels"):
        Label.objects.get_or_create(slug=row.pop("slug"), defaults=row)


def load_producers(home):
    """Invented producers, their products and what they claim."""
    index = ProducerIndexPage.objects.child_of(home).get()
    products = {product.slug: product for product in Product.objects.all()}
    labels = {label.slug: label for label in Label.objects.all()}
    existing = set(index.get_children().values_list("slug", flat=True))
    for row in read("producers"):
        if row["slug"] not in existing:
            publish(index, _producer(row, products, labels))


def _producer(row, products, labels):
    lines = row.pop("products", [])
    signs = row.pop("labels", [])
    tags = row.pop("tags", [])
    page = ProducerPage(**_place(row) | {"story": story(row["story"], image_for)})
    page.product_lines = [ProducerProduct(product=products[line.pop("product")], **line) for line in lines]
    page.label_lines = [ProducerLabel(label=labels[line.pop("label")], **line) for line in signs]
    page.tags.add(*tags)
    return page


def load_sale_points():
    """The real markets, and invented places."""
    hosts = {page.slug: page for page in ProducerPage.objects.all()}
    products = {product.slug: product for product in Product.objects.all()}
    existing = set(SalePoint.objects.values_list("slug", flat=True))
    for row in read("sale_points"):
        if row["slug"] in existing:
            continue
        host, sold, changes = row.pop("host", None), row.pop("products", []), row.pop("exceptions", [])
        point = SalePoint(**_place(row), host=hosts[host] if host else None)
        point.exceptions = [_exception(change) for change in changes]
        point.save()
        point.products.set([products[slug] for slug in sold])
        point.save_revision().publish()


def _exception(row):
    today = timezone.localdate()
    starts, ends = row.pop("starts_in_days"), row.pop("ends_in_days")
    return OpeningException(starts_on=today + timedelta(days=starts), ends_on=today + timedelta(days=ends), **row)


def _place(row):
    """Columns that a producer and a sale point share, references resolved."""
    row = dict(row)
    days_ago = row.pop("confirmed_days_ago", None)
    if days_ago is not None:
        row["confirmed_on"] = timezone.localdate() - timedelta(days=days_ago)
    photo = row.pop("photo", None)
    code = row.pop("commune")
    return row | {
        "photo": image_for(photo) if photo else None,
        "commune": Commune.objects.get(code_insee=code),
    }


def load_attendances():
    """Who sells where."""
    places = dict(SalePoint.objects.values_list("slug", "pk"))
    farms = dict(ProducerPage.objects.values_list("slug", "pk"))
    today = timezone.localdate()
    for row in read("attendances"):
        ends = row.pop("ends_in_days", None)
        if ends is not None:
            row["ends_on"] = today + timedelta(days=ends)
        Attendance.objects.get_or_create(
            sale_point_id=places[row.pop("sale_point")], producer_id=farms[row.pop("producer")], defaults=row
        )


def load_videos():
    """Films: hosted ones, and one file with its captions."""
    farms = {page.slug: page for page in ProducerPage.objects.all()}
    for row in read("videos"):
        if Video.objects.filter(title=row["title"]).exists():
            continue
        files = {name: row.pop(name) for name in ("file", "captions") if row.get(name)}
        poster, producer = row.pop("poster", None), row.pop("producer", None)
        video = Video(**row, producer=farms[producer] if producer else None)
        video.poster = image_for(poster) if poster else None
        for name, path in files.items():
            with (MEDIA / path).open("rb") as file:
                getattr(video, name).save((MEDIA / path).name, File(file), save=False)
        video.full_clean()
        video.save()
        video.save_revision().publish()
