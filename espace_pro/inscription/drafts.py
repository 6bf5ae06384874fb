"""From answers to records: a farm, its sale and its pictures, none of them published."""

from django.core.files.images import ImageFile
from django.db import transaction
from django.utils.text import slugify
from wagtail.images import get_image_model
from wagtail.search import index

from cms.core.geo import LocationPrecision
from espace_pro.inscription.steps import FARM, PLACE, PRODUCTS, SALES, VISIBILITY
from espace_pro.pictures import collection
from map.models import Attendance, SalePoint
from producers.models import ProducerIndexPage, ProducerLabel, ProducerPage, ProducerProduct
from producers.models.pages import ProducerPhoto


def make_farm(answers, reference):
    """The farm's page (`ProducerPage`), not published, with its products, signs and photos."""
    farm, products, visibility = (answers.cleaned(step) for step in (FARM, PRODUCTS, VISIBILITY))
    page = ProducerPage(
        title=farm["name"],
        slug="" if slugify(farm["name"]) else slugify(reference),
        standfirst=products["standfirst"],
        supplies_catering=products["supplies_catering"],
        website=visibility["website"],
        contact_note=visibility["contact_note"],
        live=False,
        **where(answers),
        **contacts(answers),
    )
    page.product_lines = [ProducerProduct(product=product) for product in products["products"]]
    page.label_lines = [ProducerLabel(label=label) for label in products["labels"]]
    images = make_images(answers.inscription, farm["name"])
    page.photo = images[0] if images else None
    page.gallery = [ProducerPhoto(image=image, caption=image.description) for image in images[1:]]
    ProducerIndexPage.objects.get().add_child(instance=page)
    return page


def make_sale(answers, page):
    """The sale at the farm (`SalePoint`), not published; None when one does not buy there."""
    sales = answers.cleaned(SALES)
    if "farm" not in sales["kinds"]:
        return None
    return SalePoint.objects.create(
        kind="farm",
        title=page.title,
        slug=free_slug(page.slug),
        host=page,
        opening_hours=sales["opening_hours"],
        hours_note=sales["closures"],
        live=False,
        **where(answers),
        **contacts(answers),
    )


def make_attendances(answers, page):
    """Where the farm says it sells already: seen by nobody as long as the farm is not published."""
    for pk in answers.cleaned(SALES)["places"]:
        Attendance.objects.create(sale_point_id=int(pk), producer=page)


def where(answers):
    """The fields of a record's place."""
    place = answers.cleaned(PLACE)
    point = place["coordinates"]
    return {
        "commune": answers.commune,
        "postcode": answers.commune.postcode,
        "locality": place["locality"],
        "address": place["address"],
        "latitude": point and f"{point.latitude:.6f}",
        "longitude": point and f"{point.longitude:.6f}",
        "location_precision": LocationPrecision.EXACT if point else LocationPrecision.COMMUNE,
        "location_audience": place["location_audience"],
    }


def contacts(answers):
    """The telephone and the mail address, with who may see them."""
    farm, visibility = answers.cleaned(FARM), answers.cleaned(VISIBILITY)
    return {
        "phone": farm["phone"],
        "phone_audience": visibility["phone_audience"],
        "email": farm["email"],
        "email_audience": visibility["email_audience"],
    }


def make_images(inscription, name):
    """The photos of an inscription, in the library; their sizes are made once all is written."""
    photos = list(inscription.photos.all())
    folder = collection() if photos else None
    images = [image_of(photo, f"{name} ({number})", folder) for number, photo in enumerate(photos, start=1)]
    get_image_model().objects.bulk_create(images)  # `save()` would make a dozen pictures of each, here and now
    for image in images:
        index.insert_or_update_object(image)
        transaction.on_commit(image.make_renditions)
    for photo in photos:
        transaction.on_commit(photo.delete)
    return images


def image_of(photo, title, folder):
    """A picture of the library, not saved, from one that waits."""
    with photo.file.open("rb") as file:
        image = get_image_model()(title=title, description=photo.description, collection=folder)
        image.file.save(photo.file.name.rpartition("/")[2], ImageFile(file), save=False)
    image._set_image_file_metadata()
    return image


def free_slug(slug):
    """A slug that no sale point has."""
    taken = set(SalePoint.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(name for name in numbered if name not in taken)
