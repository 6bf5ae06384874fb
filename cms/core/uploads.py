"""The doors by which files come in: one form field for every picture, validators for videos and captions."""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.forms import FileField
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField

from cms.core.images import MAX_PIXELS, UnsafeImage, redraw

MAX_VIDEO_SIZE = 50 * 1024 * 1024
MAX_CAPTIONS_SIZE = 1024 * 1024
WEBM_START = b"\x1a\x45\xdf\xa3"


class SafeImageField(WagtailImageField):
    """A form field whose picture was checked and drawn again (`cms.core.images`), whatever form it is in.

    The upload itself is rewritten in place: nothing after validation, not even Wagtail's waiting
    room for pictures without a description, ever holds the original and what it tells.
    """

    def to_python(self, data):
        upload = FileField.to_python(self, data)
        if upload is None:
            return None
        self.check_image_file_size(upload)
        try:
            upload.seek(0)
            picture = redraw(upload.read(), self.max_image_pixels or MAX_PIXELS)
        except UnsafeImage as error:
            raise ValidationError(str(error), code="invalid_image") from error
        _rewrite(upload, picture)
        return upload


def _rewrite(upload, picture):
    upload.file.seek(0)
    upload.file.truncate()
    upload.file.write(picture.data)
    upload.file.flush()
    upload.file.seek(0)
    upload.size = len(picture.data)
    upload.name = f"{PurePath(upload.name).stem}.{picture.extension}"
    upload.content_type = picture.content_type


def validate_video_file(file):
    """Refuse a new file that is too big, or neither MP4 nor WebM whatever its name says."""
    if _is_stored(file):
        return
    if file.size > MAX_VIDEO_SIZE:
        raise ValidationError(_("Cette vidéo est trop lourde : 50 Mo au plus."), code="file_too_large")
    start = _start(file, 12)
    if start[4:8] != b"ftyp" and not start.startswith(WEBM_START):
        raise ValidationError(_("Ce fichier n’est pas une vidéo MP4 ou WebM."), code="invalid_video")


def validate_captions(file):
    """Refuse a new file that is not WebVTT text in UTF-8 of at most 1 MB."""
    if _is_stored(file):
        return
    if file.size > MAX_CAPTIONS_SIZE:
        raise ValidationError(_("Ce fichier de sous-titres est trop lourd : 1 Mo au plus."), code="file_too_large")
    try:
        text = _start(file, MAX_CAPTIONS_SIZE).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValidationError(_("Enregistrez les sous-titres en UTF-8."), code="invalid_captions") from error
    if text.split(maxsplit=1)[:1] != ["WEBVTT"] or "\0" in text or "-->" not in text:
        raise ValidationError(
            _("Ce fichier n’est pas au format WebVTT : sa première ligne est « WEBVTT »."), code="invalid_captions"
        )


def _is_stored(file):
    return getattr(file, "_committed", False)


def _start(file, size):
    file.seek(0)
    start = file.read(size)
    file.seek(0)
    return start
