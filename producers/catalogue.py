"""Goods and signs to filter by: the same for every visitor, so read from the database once a minute."""

from django.core.cache import cache
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from producers.models import Label, Product, ProductFamily

LIFETIME = 60
"""Seconds during which another process may still show what was there before a change."""


def families():
    """Every `ProductFamily` in its order, its `products` prefetched."""
    return _kept("catalogue-families", ProductFamily.objects.prefetch_related("products"))


def labels():
    """Every `Label` in its order."""
    return _kept("catalogue-labels", Label.objects.all())


def _kept(key, records):
    found = cache.get(key)
    if found is None:
        found = list(records)
        cache.set(key, found, LIFETIME)
    return found


@receiver([post_save, post_delete], sender=ProductFamily)
@receiver([post_save, post_delete], sender=Product)
@receiver([post_save, post_delete], sender=Label)
def forget(**kwargs):
    """A change shows at once where it was made."""
    cache.delete_many(["catalogue-families", "catalogue-labels"])
