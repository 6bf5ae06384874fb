"""Which pictures the public sees, and where: for the page of credits and for search engines."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from cms.core.models.images import CARD_SPECS
from map.models import Listing
from producers.models import Video


def pictures_by_page():
    """Ids of the pictures of each page, published or not, by the page's id: what Wagtail noted when it was saved."""
    library = ContentType.objects.get_for_model(get_image_model())
    rows = ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), to_content_type=library
    )
    found = defaultdict(dict)
    for page_id, image_id in rows.order_by("pk").values_list("object_id", "to_object_id"):
        found[int(page_id)][int(image_id)] = True
    return {page_id: list(images) for page_id, images in found.items()}


def places_by_picture():
    """Where each picture is seen: lists of (title, address) by the picture's id, public places only."""
    seen = defaultdict(dict)
    pages = pictures_by_page()
    for page in Page.objects.live().public().filter(pk__in=pages).order_by("path"):
        for image_id in pages[page.pk]:
            seen[image_id][page.url] = page.title
    for image_id, url, title in Listing.objects.exclude(photo=None).values_list("photo_id", "url", "title"):
        seen[image_id][url] = title
    for video in Video.objects.for_player().exclude(poster=None):
        address = video.producer.url if video.producer else "/producteurs/?video=on"
        seen[video.poster_id][address] = video.title
    return {image_id: [(title, url) for url, title in places.items()] for image_id, places in seen.items()}


def credited_pictures():
    """The pictures the public sees, by title, each with its `places`."""
    places = places_by_picture()
    pictures = get_image_model().objects.prefetch_renditions(*CARD_SPECS).filter(pk__in=places)
    pictures = list(pictures.order_by("title", "pk"))
    for picture in pictures:
        picture.places = places[picture.pk]
    return pictures
