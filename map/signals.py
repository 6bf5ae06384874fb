"""Every change of a record reaches its listing."""

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import PageViewRestriction

from cms.core.kept import forget
from cms.core.records import record_saved
from map import listings, place_names
from map.models import Attendance, Commune, FormerCommuneName, Listing, SalePoint
from producers.models import ProducerPage, Product, ProductFamily, Video


@receiver(record_saved, sender=SalePoint)
@receiver(post_delete, sender=SalePoint)
def sync_sale_point(instance, **kwargs):
    """A sale point was saved or deleted."""
    listings.sync(sale_points=[instance.pk], producers=[instance.host_id] if instance.host_id else [])


@receiver(record_saved, sender=ProducerPage)
def sync_producer(instance, **kwargs):
    """A producer was saved."""
    listings.sync(producers=[instance.pk])


@receiver(pre_delete, sender=ProducerPage)
def remember_farm_sales(instance, **kwargs):
    """The deletion cuts the tie to the farm's own sale points: note them while it holds."""
    instance.orphaned_sale_points = list(instance.own_sale_points.values_list("pk", flat=True))


@receiver(post_delete, sender=ProducerPage)
def sync_without_producer(instance, **kwargs):
    """A producer was deleted."""
    listings.sync(sale_points=instance.orphaned_sale_points, producers=[instance.pk])


@receiver([post_save, post_delete], sender=Attendance)
def sync_attendance(instance, origin=None, **kwargs):
    """Someone comes to a place, or no longer does; a place that is being deleted takes its listing along."""
    if getattr(origin, "model", type(origin)) is SalePoint:
        return
    listings.sync(sale_points=[instance.sale_point_id], producers=[instance.producer_id])


@receiver([post_save, post_delete], sender=Video)
def sync_video(instance, **kwargs):
    """A film appears or disappears."""
    listings.sync(producers=[instance.producer_id] if instance.producer_id else [])


@receiver([post_save, post_delete], sender=PageViewRestriction)
def sync_restricted_pages(instance, **kwargs):
    """A page and all below it became private, or public again."""
    producers = ProducerPage.objects.descendant_of(instance.page, inclusive=True)
    listings.sync(producers=producers.values_list("pk", flat=True))


@receiver([post_save, post_delete], sender=Commune)
@receiver([post_save, post_delete], sender=FormerCommuneName)
def forget_communes(**kwargs):
    """A commune changed what it is called."""
    forget(place_names.SUBJECT)


@receiver(post_save, sender=Product)
def sync_product(instance, **kwargs):
    """A product changed its name, its family or the words one finds it by."""
    _sync_again(Listing.objects.filter(products=instance))


@receiver(post_save, sender=ProductFamily)
def sync_product_family(instance, **kwargs):
    """A family changed its name."""
    _sync_again(Listing.objects.filter(products__family=instance))


def _sync_again(places):
    points = places.exclude(sale_point=None).values_list("sale_point", flat=True)
    producers = places.filter(sale_point=None).values_list("producers", flat=True)
    listings.sync(sale_points=points, producers=producers)
