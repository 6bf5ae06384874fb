"""Untrusted pictures made safe: checked before they are decoded, then drawn again without anything but their pixels."""

from dataclasses import dataclass
from io import BytesIO

import pillow_heif
from PIL import Image, ImageCms, ImageOps

pillow_heif.register_heif_opener(thumbnails=False)

MAX_PIXELS = 24_000_000
MAX_SIDE = 2_560
MAX_JPEG_SCANS = 100
READ_FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
SAVE_OPTIONS = {
    "JPEG": {"quality": 90, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90},
}
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))

UNREADABLE = "Cette image est illisible ou d’un format inconnu. Formats acceptés : JPEG, PNG, WebP, HEIC."
TOO_LARGE = "Cette image a trop de pixels : {most} millions au plus. Réduisez-la avant de l’envoyer."


class UnsafeImage(ValueError):  # noqa: N818
    """The file is not a picture we accept; the message is for the person who sent it."""


@dataclass(frozen=True)
class Picture:
    """An encoded picture without metadata: `format` is Pillow's name, `extension` has no dot."""

    data: bytes
    format: str

    @property
    def extension(self):
        return "jpg" if self.format == "JPEG" else self.format.lower()

    @property
    def content_type(self):
        return f"image/{self.format.lower()}"


def redraw(data, max_pixels=MAX_PIXELS):
    """The picture in some bytes, upright, in sRGB, at most 2,560 pixels a side (`Picture`).

    Raises `UnsafeImage` for whatever cannot be read, and, before decoding, for a picture of more than
    `max_pixels` (width × height × frames). EXIF, GPS, XMP, comments and what follows the picture are gone.
    """
    try:
        with Image.open(BytesIO(data), formats=READ_FORMATS) as image:
            _refuse_bombs(image, data, max_pixels)
            return _encode(_clean(image), image.format)
    except UnsafeImage:
        raise
    except Image.DecompressionBombError as error:  # Pillow's own limit comes before ours for the largest
        raise _too_large(max_pixels) from error
    except Exception as error:  # decoders fail in as many ways as files can be broken
        raise UnsafeImage(UNREADABLE) from error


def _refuse_bombs(image, data, max_pixels):
    # Of a JPEG with several pictures (MPO: depth, gain map) only the first is ever decoded.
    frames = 1 if image.format in ("JPEG", "MPO") else getattr(image, "n_frames", 1)
    if image.width * image.height * frames > max_pixels:
        raise _too_large(max_pixels)
    # A progressive JPEG of thousands of nearly empty scans is small and takes hours to decode.
    if image.format in ("JPEG", "MPO") and data.count(b"\xff\xda") > MAX_JPEG_SCANS:
        raise UnsafeImage(UNREADABLE)


def _too_large(max_pixels):
    return UnsafeImage(TOO_LARGE.format(most=f"{max_pixels / 1e6:g}".replace(".", ",")))


def _clean(image):
    image.draft(None, (MAX_SIDE, MAX_SIDE))
    upright = ImageOps.exif_transpose(image)
    picture = _to_srgb(upright)
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    picture.info.clear()  # encoders copy profiles and comments from there
    return picture


def _to_srgb(image):
    profile = image.info.get("icc_profile")
    image = _eight_bits(image)
    target = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            return ImageCms.profileToProfile(image, source, SRGB, outputMode=target)
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass  # the profile is broken or for other colours: the picture counts without it
    return image.convert(target)


def _eight_bits(image):
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in ("L", "RGB", "CMYK") else image.convert("RGB")


def _encode(picture, source_format):
    target = source_format if source_format in ("PNG", "WEBP") else "JPEG"
    if target == "JPEG" and picture.mode == "RGBA":
        target = "PNG"
    output = BytesIO()
    picture.save(output, target, **SAVE_OPTIONS[target])
    return Picture(output.getvalue(), target)
