"""A farm that begins to sell at home."""

from django.utils.text import slugify

from map.models import SalePoint


def new_sale(farm):
    """The farm's own sale, not online and not saved yet, where the farm is."""
    shared = ("commune", "postcode", "locality", "address", "location_audience", "location_precision")
    place = SalePoint(kind="farm", title=farm.title, host=farm, live=False, **{n: getattr(farm, n) for n in shared})
    place.point = farm.point
    place.slug = free_slug(slugify(farm.title) or f"ferme-{farm.pk}")
    return place


def free_slug(base):
    """This name in links, or the first one like it that no place has."""
    taken = set(SalePoint.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    names = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)
