"""Goods and signs to filter by: the same for every visitor."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from cms.core.kept import forget, kept
from producers.models.labels import Label
from producers.models.products import Product, ProductFamily

SUBJECT = "catalogue"


def families():
    """Every `ProductFamily` in its order, its `products` prefetched."""
    return kept(SUBJECT, _families)


def labels():
    """Every `Label` in its order."""
    return kept(SUBJECT, _labels)


def _families():
    return list(ProductFamily.objects.prefetch_related("products"))


def _labels():
    return list(Label.objects.all())


@receiver([post_save, post_delete], sender=ProductFamily)
@receiver([post_save, post_delete], sender=Product)
@receiver([post_save, post_delete], sender=Label)
def forget_catalogue(**kwargs):
    """A change shows at once where it was made."""
    forget(SUBJECT)
