"""Untrusted pictures: what is refused before decoding, what comes out of the rest."""

import struct
import zlib
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from cms.core.images import UnsafeImage, redraw

PRIVATE = b"PRIVATE-MARK"


def encoded(image, format, **options):
    output = BytesIO()
    image.save(output, format, **options)
    return output.getvalue()


def telltale_exif(orientation=1):
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    exif[ExifTags.Base.Artist] = PRIVATE.decode()
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSAreaInformation] = PRIVATE
    return exif.tobytes()


def two_colours(mode="RGB", size=(64, 32)):
    """Red on the left, blue on the right."""
    image = Image.new("RGB", size, "red")
    image.paste("blue", (size[0] // 2, 0, *size))
    return image.convert(mode)


def opened(picture):
    return Image.open(BytesIO(picture.data))


def samples():
    text = PngImagePlugin.PngInfo()
    text.add_itxt("XML:com.adobe.xmp", PRIVATE.decode())
    text.add_text("Author", PRIVATE.decode())
    xmp = b"<x:xmpmeta>" + PRIVATE + b"</x:xmpmeta>"
    image = two_colours()
    return {
        "JPEG": encoded(image, "JPEG", exif=telltale_exif(), comment=PRIVATE, xmp=xmp),
        "PNG": encoded(image, "PNG", exif=telltale_exif(), pnginfo=text),
        "WEBP": encoded(image, "WEBP", exif=telltale_exif(), xmp=xmp),
        "HEIF": encoded(image, "HEIF", exif=telltale_exif(), xmp=xmp),
    }


@pytest.mark.parametrize(("source", "target"), [("JPEG", "JPEG"), ("PNG", "PNG"), ("WEBP", "WEBP"), ("HEIF", "JPEG")])
def test_nothing_but_pixels_remains(source, target):
    data = samples()[source] + b"<script>" + PRIVATE
    assert PRIVATE in data
    picture = redraw(data)
    image = opened(picture)
    assert picture.format == image.format == target
    assert PRIVATE not in picture.data
    assert not image.getexif()
    assert not {"exif", "xmp", "icc_profile", "comment", "XML:com.adobe.xmp", "Author"} & set(image.info)
    assert image.size == (64, 32)
    red, green, blue = image.convert("RGB").getpixel((4, 16))
    assert red > 200 and green < 60 and blue < 60


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP"])
def test_a_picture_taken_sideways_stands_upright(format):
    image = opened(redraw(encoded(two_colours(), format, exif=telltale_exif(orientation=6))))
    assert image.size == (32, 64)
    red, _, blue = image.convert("RGB").getpixel((16, 4))
    assert red > blue


def test_a_colour_profile_is_applied_and_a_broken_one_ignored():
    image = two_colours()
    foreign = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for profile in (foreign, b"not a profile"):
        assert opened(redraw(encoded(image, "PNG", icc_profile=profile))).getpixel((4, 4)) == (255, 0, 0)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = opened(redraw(encoded(image, "PNG", icc_profile=srgb)))
    assert picture.getpixel((4, 4)) == (255, 0, 0)


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA", "I;16"])
def test_every_kind_of_png_is_drawn(mode):
    image = two_colours().convert("L").convert(mode) if mode != "I;16" else Image.new(mode, (64, 32), 40_000)
    drawn = opened(redraw(encoded(image, "PNG")))
    assert drawn.mode == "RGB"
    if mode == "I;16":
        assert drawn.getpixel((1, 1)) == (156, 156, 156)


def test_printers_colours_and_greys_are_drawn():
    for mode in ("CMYK", "L"):
        assert opened(redraw(encoded(two_colours(mode), "JPEG"))).mode == "RGB"


@pytest.mark.parametrize("format", ["PNG", "WEBP", "HEIF"])
def test_what_is_transparent_stays_so(format):
    image = two_colours("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    picture = redraw(encoded(image, format))
    assert picture.format != "JPEG" and opened(picture).mode == "RGBA"


def test_a_large_photograph_is_reduced():
    data = encoded(Image.new("RGB", (5000, 4000), "green"), "JPEG")
    assert opened(redraw(data)).size == (2560, 2048)


def test_an_animation_keeps_its_first_picture():
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "blue")]
    for format in ("PNG", "WEBP"):
        drawn = opened(redraw(encoded(frames[0], format, save_all=True, append_images=frames[1:])))
        assert getattr(drawn, "n_frames", 1) == 1
        assert drawn.convert("RGB").getpixel((5, 5))[0] > 200


def declared_png(width, height):
    """A PNG of 57 bytes that says it is huge."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("size", [(4900, 4900), (12_000, 12_000), (60_000, 60_000)])
def test_a_picture_that_says_it_is_huge_is_never_decoded(size, monkeypatch):
    def decoded(*args, **kwargs):
        raise AssertionError("decoded before it was measured")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", decoded)
    with pytest.raises(UnsafeImage, match="trop de pixels : 24 millions au plus"):
        redraw(declared_png(*size))


def test_frames_count_as_pixels():
    frames = [Image.new("RGB", (100, 100), (number, 0, 0)) for number in range(5)]
    data = encoded(frames[0], "PNG", save_all=True, append_images=frames[1:])
    assert redraw(data, max_pixels=50_000)
    with pytest.raises(UnsafeImage, match="trop de pixels"):
        redraw(data, max_pixels=49_999)


def test_a_jpeg_of_endless_scans_is_refused():
    data = encoded(two_colours(), "JPEG", progressive=True)
    scan = data[data.rindex(b"\xff\xda") : -2]
    with pytest.raises(UnsafeImage):
        redraw(data[:-2] + scan * 200 + b"\xff\xd9")


REFUSED = {
    "empty": b"",
    "text": b"hello",
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "gif": encoded(two_colours("P"), "GIF"),
    "bmp": encoded(two_colours(), "BMP"),
    "tiff": encoded(two_colours(), "TIFF"),
    "eps": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    "html with a picture behind": b"<html>" + encoded(two_colours(), "PNG"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_any_other_file_is_refused_in_french(name):
    with pytest.raises(UnsafeImage, match="Formats acceptés"):
        redraw(REFUSED[name])


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "HEIF"])
@settings(max_examples=60, deadline=None)
@given(cut=st.floats(0, 1), position=st.floats(0, 0.999), byte=st.integers(0, 255))
def test_a_damaged_file_is_drawn_or_refused_never_an_error(format, cut, position, byte):
    whole = samples()[format]
    damaged = bytearray(whole[: max(1, int(len(whole) * cut))])
    damaged[int(len(damaged) * position)] = byte
    with suppress(UnsafeImage):
        assert PRIVATE not in redraw(bytes(damaged)).data
