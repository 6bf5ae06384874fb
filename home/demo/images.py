"""The pictures of the demo: photographs with their credits, and the site's own drawings."""

from django.conf import settings
from django.core.files.images import ImageFile
from wagtail.images import get_image_model

from home.demo.source import MEDIA, read

DRAWINGS = settings.BASE_DIR / "static" / "img" / "landscapes" / "wide"


def image_for(key):
    """The image of a key of `images.yaml`, put into the library the first time it is asked for."""
    row, model = read("images")[key], get_image_model()
    existing = model.objects.filter(title=row["title"]).first()
    if existing:
        return existing
    path = _path(key)
    with path.open("rb") as file:
        image = model(
            title=row["title"],
            description=row["alt"],
            credit=row.get("credit", ""),
            licence=row.get("licence", ""),
            file=ImageFile(file, name=path.name),
        )
        image.save()
    return image


def _path(key):
    photograph = MEDIA / "photos" / f"{key}.jpg"
    return photograph if photograph.exists() else DRAWINGS / f"{key}.webp"
