"""Presentation videos: hosted elsewhere behind a click, or uploaded with their captions."""

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin
from wagtail.search import index

from cms.core.uploads import validate_captions, validate_video_file
from cms.core.video import UnknownVideo
from cms.core.video_backends import find_video
from cms.core.video_fields import VideoURLField
from producers.querysets import VideoQuerySet


class Video(PreviewableMixin, DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """A film about a producer, with what makes it accessible: captions, transcript, poster."""

    title = models.CharField(_("titre"), max_length=120)
    producer = models.ForeignKey(
        "producers.ProducerPage",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="videos",
        verbose_name=_("producteur"),
    )
    summary = models.CharField(_("en une phrase"), max_length=255, blank=True)
    url = VideoURLField(
        _("adresse de la vidéo"),
        blank=True,
        help_text=_(
            "Sur YouTube, Vimeo, Dailymotion ou PeerTube. Rien n’est demandé à cet hébergeur avant le clic du visiteur."
        ),
    )
    file = models.FileField(
        _("fichier vidéo"),
        upload_to="videos/",
        blank=True,
        validators=[FileExtensionValidator(["mp4", "webm"]), validate_video_file],
        help_text=_("MP4 ou WebM, 50 Mo au plus. À la place de l’adresse."),
    )
    captions = models.FileField(
        _("sous-titres"),
        upload_to="videos/",
        blank=True,
        validators=[FileExtensionValidator(["vtt"]), validate_captions],
        help_text=_("Fichier WebVTT (.vtt) en français. Obligatoire avec un fichier vidéo."),
    )
    transcript = RichTextField(
        _("transcription"),
        features=["bold", "italic", "ol", "ul"],
        help_text=_("Tout ce qui se dit et ce que l’image montre d’utile, pour qui ne voit ou n’entend pas la vidéo."),
    )
    poster = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image d’attente"),
        help_text=_("Montrée avant la lecture. Elle vient de notre site, jamais de l’hébergeur."),
    )
    duration = models.CharField(_("durée"), max_length=20, blank=True, help_text=_("Par exemple : « 2 min 40 »."))
    filmed_on = models.DateField(_("tournée le"), null=True, blank=True)

    objects = models.Manager.from_queryset(VideoQuerySet)()

    panels = [
        FieldPanel("title"),
        FieldPanel("producer"),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("url"), FieldPanel("file")], _("La vidéo : une adresse ou un fichier")),
        MultiFieldPanel([FieldPanel("captions"), FieldPanel("transcript")], _("Accessibilité")),
        MultiFieldPanel([FieldPanel("poster"), FieldRowPanel(["duration", "filmed_on"])], _("Présentation")),
        PublishingPanel(),
    ]
    search_fields = [index.SearchField("title"), index.AutocompleteField("title"), index.FilterField("live")]

    class Meta:
        ordering = ["-filmed_on", "title"]
        verbose_name = _("vidéo de présentation")
        verbose_name_plural = _("vidéos de présentation")

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        if bool(self.url) == bool(self.file):
            raise ValidationError({"url": _("Indiquez l’adresse de la vidéo ou joignez un fichier, l’un des deux.")})
        if self.file and not self.captions:
            raise ValidationError({"captions": _("Un fichier vidéo se publie avec ses sous-titres.")})

    @cached_property
    def reference(self):
        """Provider, host and player address of a hosted video (`VideoRef`), None for a file or an unknown address."""
        try:
            return find_video(self.url) if self.url else None
        except UnknownVideo:
            return None

    @property
    def is_playable(self):
        """Whether there is something to play: an empty frame is never shown."""
        return bool(self.file or self.reference)

    def get_preview_template(self, request, mode_name):
        return "producers/video_preview.html"
