"""Pictures for tests: small, real files."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image
from wagtail.images import get_image_model


def make_image(title="Une oie", description="Une oie au pré", **fields):
    """An image of the library, 64 × 48 pixels."""
    data = BytesIO()
    Image.new("RGB", (64, 48), "#2f6c9c").save(data, "JPEG")
    file = ImageFile(BytesIO(data.getvalue()), name="oie.jpg")
    return get_image_model().objects.create(title=title, description=description, file=file, **fields)
