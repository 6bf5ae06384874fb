"""The field for a video's address, which explains itself in French."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from embed_video.fields import EmbedVideoField, EmbedVideoFormField

from cms.core.models.withdrawn import WithdrawnVideo
from cms.core.video import UnknownVideo
from cms.core.video_backends import find_video


def validate_video_url(url):
    """Refuse a video address that no allowed host answers for, or whose film was withdrawn."""
    try:
        reference = find_video(url)
    except UnknownVideo as error:
        raise ValidationError(str(error), code="unknown_video") from error
    if WithdrawnVideo.objects.names(reference):
        message = _("Le producteur a retiré son accord pour cette vidéo : elle ne peut plus être montrée.")
        raise ValidationError(message, code="withdrawn_video")


class VideoURLFormField(EmbedVideoFormField):
    """django-embed-video's form field, with a message that says what to type instead."""

    def validate(self, url):
        if url:
            validate_video_url(url)
        super().validate(url)


class VideoURLField(EmbedVideoField):
    """django-embed-video's model field; imports and services meet the same validation as forms."""

    default_validators = [*models.URLField.default_validators, validate_video_url]

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": VideoURLFormField} | kwargs)
