"""What is in season this month."""

from django.db.models import Count

from producers.seasons import ALL_YEAR, EDGE, FULL


def products_of_the_month(products, month):
    """Products in season that one can buy somewhere, full season first; those of the whole year are left out.

    Each has `place_count`, how many public places sell it.
    """
    sold = (
        products.exclude(season=ALL_YEAR)
        .select_related("family")
        .annotate(place_count=Count("listings"))
        .filter(place_count__gt=0)
    )
    ranks = {FULL: 0, EDGE: 1}
    seasonal = [product for product in sold.order_by("-place_count", "name") if product.season[month - 1] in ranks]
    return sorted(seasonal, key=lambda product: ranks[product.season[month - 1]])
