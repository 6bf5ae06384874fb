"""Every way a picture enters the library gives the same safe file, or an error in French; so do videos and captions."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from PIL import ExifTags, Image
from wagtail.images import get_image_model
from wagtail.models import Collection, UploadedFile

from cms.core.models.images import CARD_SPECS, SHARING_SPEC, WIDE_SPECS
from cms.core.uploads import SafeImageField, validate_captions, validate_video_file

PRIVATE = b"PRIVATE-MARK"


def photograph(format="JPEG", size=(1600, 1200), colour="green"):
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = PRIVATE.decode()
    output = BytesIO()
    Image.new("RGB", size, colour).save(output, format, exif=exif.tobytes())
    return output.getvalue()


def upload(content=None, name="Chez Marcel 43.65 0.58.JPG"):
    return SimpleUploadedFile(name, photograph() if content is None else content)


BROKEN = {
    "truncated": photograph()[:2000],
    "corrupt": photograph("PNG")[:60] + b"\0" * 500,
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    "html": b"<script>alert(1)</script>",
    "too heavy": photograph() + b"\0" * (8 * 1024 * 1024),
}


@pytest.fixture(autouse=True)
def media(media_root):
    """An empty folder for uploads."""
    return media_root


@pytest.fixture
def images():
    return get_image_model().objects


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def assert_safe(image, media):
    assert re.fullmatch(r"images/[0-9a-f]{24}\.(jpg|png|webp)", image.file.name)
    assert all(PRIVATE not in path.read_bytes() and "Marcel" not in path.name for path in files_in(media))
    assert (image.width, image.height) == (1600, 1200)
    assert {*CARD_SPECS, *WIDE_SPECS, SHARING_SPEC} <= {rendition.filter_spec for rendition in image.renditions.all()}


class TestTheField:
    """`SafeImageField`, on its own, as any public form uses it."""

    def test_the_upload_itself_is_rewritten(self):
        original = upload()
        cleaned = SafeImageField().clean(original)
        assert cleaned is original
        assert (cleaned.name, cleaned.content_type) == ("Chez Marcel 43.65 0.58.jpg", "image/jpeg")
        assert cleaned.size == len(cleaned.read()) and cleaned.tell() == cleaned.size
        cleaned.seek(0)
        assert PRIVATE not in cleaned.read()

    def test_a_file_kept_on_disk_is_rewritten_on_disk(self):
        data = photograph("PNG")
        original = TemporaryUploadedFile("photo.png", "image/png", len(data), None)
        original.write(data)
        cleaned = SafeImageField().clean(original)
        content = Path(cleaned.temporary_file_path()).read_bytes()
        assert PRIVATE not in content and len(content) == cleaned.size
        assert Image.open(BytesIO(content)).size == (1600, 1200)

    def test_a_phones_format_becomes_jpeg(self):
        cleaned = SafeImageField().clean(upload(photograph("HEIF"), "IMG_0001.HEIC"))
        assert cleaned.name == "IMG_0001.jpg" and Image.open(cleaned).format == "JPEG"

    def test_the_content_decides_not_the_name(self):
        assert SafeImageField().clean(upload(photograph("PNG"), "photo.jpeg")).name == "photo.png"

    @pytest.mark.parametrize("name", BROKEN)
    def test_a_bad_file_is_an_error(self, name):
        with pytest.raises(ValidationError) as caught:
            SafeImageField().clean(upload(BROKEN[name]))
        assert "Cette image" in caught.value.messages[0] or "fichier" in caught.value.messages[0]

    def test_no_file_is_fine_where_it_may_be_missing(self):
        assert SafeImageField(required=False).clean(None) is None


@pytest.mark.django_db
class TestTheLibrary:
    """Wagtail's own screens."""

    DESCRIBED = {"title": "Chez Marcel", "description": "Une ferme au soleil"}

    @pytest.fixture(autouse=True)
    def _staff(self, admin_client):
        self.client = admin_client
        self.collection = Collection.get_first_root_node().pk

    def post(self, name, content=None, args=(), **data):
        prefix = "image-chooser-upload-" if "chooser" in name else ""
        fields = self.DESCRIBED | {"collection": self.collection, "file": upload(content), "tags": ""} | data
        return self.client.post(reverse(name, args=args), {prefix + key: value for key, value in fields.items()})

    def post_several(self, content=None):
        data = {"title": "Chez Marcel", "collection": self.collection, "files[]": upload(content)}
        return self.client.post(reverse("wagtailimages:add_multiple"), data).json()

    @pytest.mark.parametrize("name", ["wagtailimages:add", "wagtailimages_chooser:create"])
    def test_one_picture(self, name, images, media):
        response = self.post(name)
        assert response.status_code in (200, 302)
        image = images.get()
        assert_safe(image, media)
        assert image.default_alt_text == "Une ferme au soleil"

    @pytest.mark.parametrize("name", ["wagtailimages:add", "wagtailimages_chooser:create"])
    def test_a_picture_that_nobody_described_is_not_taken(self, name, images):
        response = self.post(name, description="")
        assert response.status_code == 200 and not images.exists()
        page = response.json()["htmlFragment"] if "chooser" in name else response.text
        assert "Ce que l’image montre" in page
        assert re.search(r"w-field--error[^>]*data-contentpath=\"description\"", page)

    def test_several_pictures_wait_for_their_description(self, images, media):
        answer = self.post_several()
        assert answer["success"] and not images.exists()
        waiting = UploadedFile.objects.get()
        assert PRIVATE not in waiting.file.read()
        prefix = f"uploaded-image-{waiting.pk}-"
        fields = self.DESCRIBED | {"collection": self.collection, "tags": ""}
        url = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk])
        refused = self.client.post(url, {prefix + key: value for key, value in (fields | {"description": ""}).items()})
        assert not refused.json()["success"] and not images.exists()
        assert self.client.post(url, {prefix + key: value for key, value in fields.items()}).json()["success"]
        assert not UploadedFile.objects.exists()
        assert_safe(images.get(), media)

    def test_a_new_file_for_a_picture_gets_its_own_renditions(self, images, media):
        self.post("wagtailimages:add")
        image = images.get()
        before = {rendition.file.name for rendition in image.renditions.all()}
        self.post("wagtailimages:edit", photograph(colour="blue"), args=[image.pk])
        image = images.get()
        assert_safe(image, media)
        assert not before & {rendition.file.name for rendition in image.renditions.all()}
        with image.renditions.first().file.open() as stored:
            assert Image.open(stored).convert("RGB").getpixel((5, 5))[2] > 200

    def test_a_picture_is_edited_without_sending_it_again(self, images, media):
        self.post("wagtailimages:add")
        image = images.get()
        self.post("wagtailimages:edit", args=[image.pk], file="", title="Autre nom", credit="Marcel")
        changed = images.get()
        assert (changed.title, changed.credit, changed.file.name) == ("Autre nom", "Marcel", image.file.name)

    @pytest.mark.parametrize("name", BROKEN)
    def test_a_bad_file_is_a_form_error_everywhere(self, name, images, media):
        for screen in ("wagtailimages:add", "wagtailimages_chooser:create"):
            assert self.post(screen, BROKEN[name]).status_code == 200
        assert self.post_several(BROKEN[name])["success"] is False
        assert not images.exists() and not UploadedFile.objects.exists() and not files_in(media)

    def test_pages_find_their_sizes_ready(self, images, django_assert_num_queries):
        self.post("wagtailimages:add")
        image = images.prefetch_renditions(*CARD_SPECS).get()
        with django_assert_num_queries(0):
            assert len(image.get_renditions(*CARD_SPECS)) == len(CARD_SPECS)

    def test_a_failure_to_make_sizes_loses_no_picture(self, images, monkeypatch, caplog):
        def fail(*args):
            raise OSError("disk full")

        monkeypatch.setattr(get_image_model(), "get_renditions", fail)
        self.post("wagtailimages:add")
        assert images.exists() and "No renditions of image" in caplog.text


class TestVideosAndCaptions:
    """What `Video.file` and `Video.captions` accept."""

    def test_a_video_is_told_by_its_content(self):
        validate_video_file(upload(b"\0\0\0\x20ftypisom" + b"\0" * 20, "film.mp4"))
        validate_video_file(upload(b"\x1a\x45\xdf\xa3" + b"\0" * 20, "film.webm"))
        for content in (b"", b"<html>"):
            with pytest.raises(ValidationError, match="n’est pas une vidéo"):
                validate_video_file(upload(content, "film.mp4"))

    def test_a_video_has_a_weight_limit(self):
        heavy = upload(b"\0\0\0\x20ftypisom", "film.mp4")
        heavy.size = 50 * 1024 * 1024 + 1
        with pytest.raises(ValidationError, match="trop lourde"):
            validate_video_file(heavy)

    @pytest.mark.parametrize("start", ["WEBVTT", "\ufeffWEBVTT", "WEBVTT - Sous-titres"])
    def test_captions_are_webvtt(self, start):
        validate_captions(upload(f"{start}\n\n00:00.000 --> 00:02.000\nBonjour, été\n".encode(), "film.vtt"))

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"1\n00:00:00,000 --> 00:00:02,000\nBonjour\n",
            b"WEBVTT\n\nrien",
            b"WEBVTT\n\n --> \0",
            b"WEBVTTx\n-->",
            "WEBVTT\n\n00:00 --> 00:01\nété".encode("latin-1"),
            b"<script>-->",
        ],
    )
    def test_anything_else_is_refused(self, content):
        with pytest.raises(ValidationError):
            validate_captions(upload(content, "film.vtt"))

    def test_a_file_already_stored_is_not_read_again(self):
        class Field:
            storage = attname = name = None

        stored = FieldFile(None, Field(), "videos/gone.mp4")
        validate_video_file(stored)
        validate_captions(stored)
