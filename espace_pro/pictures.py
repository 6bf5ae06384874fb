"""Pictures that producers sent: where they are in the library, and when they leave it."""

from datetime import timedelta

from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import Collection, ReferenceIndex

from espace_pro.models import Proposal

COLLECTION = "Espace pro"
UNUSED_AFTER = timedelta(days=30)
"""How long a picture that nothing shows may still be wanted."""


def collection():
    """Where pictures sent from the espace pro are."""
    root = Collection.get_first_root_node()
    return root.get_children().filter(name=COLLECTION).first() or root.add_child(name=COLLECTION)


def shown_by(record):
    """The pictures of a version of a `ProducerPage` or `SalePoint`, the main one first."""
    gallery = [photo.image for photo in record.gallery.all()] if hasattr(record, "gallery") else []
    return [image for image in [record.photo, *gallery] if image]


def drop_pictures(farm):
    """Take the pictures of a farm that was never online, and delete those that nothing else shows."""
    sent = {image.pk: image for version in (farm, farm.get_latest_revision_as_object()) for image in shown_by(version)}
    farm.photo = None
    farm.gallery.set([])
    farm.save(clean=False)
    _delete_unused(image for image in sent.values() if image.collection.name == COLLECTION)


def forget_unused():
    """Delete the pictures that nothing online, no draft and no open proposal has shown for a month; how many."""
    old = get_image_model().objects.filter(collection=collection(), created_at__lt=timezone.now() - UNUSED_AFTER)
    proposed = {
        image.pk
        for proposal in Proposal.objects.open()
        for record in proposal.records
        for image in shown_by(record.get_latest_revision_as_object())
    }
    return _delete_unused(old.exclude(pk__in=proposed))


def _delete_unused(images):
    unused = [image for image in images if not ReferenceIndex.get_references_to(image).exists()]
    for image in unused:
        image.delete()
    return len(unused)
