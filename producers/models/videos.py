"""Presentation videos: hosted elsewhere behind a click, or uploaded with their captions."""

from itertools import count

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PublishingPanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin, WorkflowMixin
from wagtail.search import index

from cms.core.uploads import validate_captions, validate_video_file
from cms.core.video import UnknownVideo
from cms.core.video_backends import find_video
from cms.core.video_fields import VideoURLField
from producers.publishing import VideoForm, problems_of
from producers.querysets import VideoQuerySet

UNVERSIONED = ("slug", "needs_approval", "approved_at", "withdrawn_at")
"""What no older version brings back."""


class Video(WorkflowMixin, PreviewableMixin, DraftStateMixin, RevisionMixin, index.Indexed, models.Model):
    """A film about a producer, with what makes it accessible: captions, transcript, poster."""

    title = models.CharField(_("titre"), max_length=120)
    slug = models.SlugField(max_length=140, unique=True, editable=False, default="")
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
    is_captioned_by_host = models.BooleanField(
        _("sous-titres vérifiés chez l’hébergeur"),
        default=False,
        help_text=_("Pour une adresse : j’ai lancé la vidéo chez l’hébergeur, et ses sous-titres français sont là."),
    )
    transcript = RichTextField(
        _("transcription"),
        blank=True,
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
    needs_approval = models.BooleanField(default=False, editable=False)
    approved_at = models.DateTimeField(_("approuvée le"), null=True, editable=False)
    withdrawn_at = models.DateTimeField(_("retirée le"), null=True, editable=False)

    objects = models.Manager.from_queryset(VideoQuerySet)()

    base_form_class = VideoForm
    panels = [
        FieldPanel("title"),
        FieldPanel("producer"),
        FieldPanel("summary"),
        MultiFieldPanel([FieldPanel("url"), FieldPanel("file")], _("La vidéo : une adresse ou un fichier")),
        MultiFieldPanel(
            [FieldPanel("captions"), FieldPanel("is_captioned_by_host"), FieldPanel("transcript")], _("Accessibilité")
        ),
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

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = _free_slug(self.title)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """Its own page."""
        return reverse("video", args=[self.slug])

    def clean(self):
        super().clean()
        if self.url and self.file:
            raise ValidationError({"url": _("Indiquez l’adresse de la vidéo ou joignez un fichier, l’un des deux.")})

    def publish(self, revision, *args, **kwargs):
        """Whatever the way it is asked for, nothing goes online that lacks an approval, captions or a transcript."""
        if problems := problems_of(revision.as_object()):
            raise ValidationError(list(problems.values()))
        super().publish(revision, *args, **kwargs)

    def with_content_json(self, content):
        version = super().with_content_json(content)
        for name in UNVERSIONED:
            setattr(version, name, getattr(self, name))
        return version

    @property
    def full_url(self):
        """Its own page, to share."""
        return f"{settings.BASE_URL}{self.get_absolute_url()}"

    @property
    def full_embed_url(self):
        """The same for a frame on another site."""
        return f"{settings.BASE_URL}{reverse('video_frame', args=[self.slug])}"

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


def _free_slug(title):
    """The end of an address that no other film has."""
    start = slugify(title)[:120].strip("-") or "video"
    taken = set(Video.objects.filter(slug__startswith=start).values_list("slug", flat=True))
    names = (start if number == 1 else f"{start}-{number}" for number in count(1))
    return next(name for name in names if name not in taken)
