"""Producers as the projection of a place sees them."""

from cms.core.audience import LocationAudience
from map.projection import Seller
from producers.models import ProducerPage


def sellers_among(pks):
    """The visible producers among these primary keys, as `Seller`, by primary key; a fixed number of queries."""
    pages = (
        ProducerPage.objects.filter(pk__in=pks)
        .visible()
        .defer_streamfields()
        .prefetch_related("product_lines__product__family", "label_lines__label", "videos")
    )
    return {page.pk: _seller(page) for page in pages}


def _seller(page):
    held = [line.label for line in page.label_lines.all() if line.is_held]
    return Seller(
        page.pk,
        page.title,
        page.url or "",
        tuple(line.product for line in page.product_lines.all()),
        tuple(label.pk for label in held),
        page.standfirst[:255],
        any(video.live for video in page.videos.all()),
        page.photo_id,
        page.illustration,
        tuple(label.name for label in held),
        is_blurred=page.location_audience == LocationAudience.COMMUNE,
    )
