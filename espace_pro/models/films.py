"""A farm asks to be filmed: the request, who is in the picture, the cuts to look at, what was said and done."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core import mail
from cms.core.hours import french
from cms.core.media import DOCUMENTS
from cms.core.requests import DAYS_TO_ANSWER, InboundRequest, RequestMessage, RequestQuerySet
from cms.core.uploads import validate_video_file
from cms.core.video import UnknownVideo
from cms.core.video_backends import find_video
from cms.core.video_fields import VideoURLField
from espace_pro.films.stages import OPEN, OVER, Stage, journey
from espace_pro.people.addresses import addresses_of


class VideoRequestQuerySet(RequestQuerySet):
    """Questions about films in the making."""

    def in_progress(self):
        """Those neither online, refused nor withdrawn."""
        return self.filter(state__in=OPEN)

    def for_producer(self):
        """Those whose next move is the farm's."""
        return self.filter(state=Stage.EDITED)

    def by_stage(self):
        """In the order of the stages, the longest without a move first."""
        ranks = [models.When(state=stage, then=rank) for rank, stage in enumerate(Stage)]
        return self.annotate(stage_rank=models.Case(*ranks, output_field=models.IntegerField())).order_by(
            "stage_rank", "due_on", "pk"
        )


class VideoRequest(InboundRequest):
    """« Demande de vidéo »: followed by the farm in its room, by the service at its desk."""

    PREFIX, SUBJECT = "VID", _("demande de vidéo")
    OURS, OVER = OPEN, OVER

    state = models.CharField(
        _("état"), max_length=12, choices=Stage.choices, default=Stage.RECEIVED, editable=False, db_index=True
    )
    producer = models.ForeignKey(
        "producers.ProducerPage", models.CASCADE, related_name="video_requests", verbose_name=_("producteur")
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("demandée par")
    )
    subject = models.CharField(_("sujet de la vidéo"), max_length=120)
    place = models.CharField(_("lieu du tournage"), max_length=200)
    may_show = models.TextField(_("ce qui peut être montré"), max_length=2000)
    has_minors = models.BooleanField(_("des mineurs seront filmés"), default=False)
    parental_consent_on = models.DateField(_("accord écrit des parents, daté du"), null=True, blank=True)
    shoot_on = models.DateField(_("jour du tournage"), null=True, editable=False)
    shoot_place = models.CharField(_("rendez-vous"), max_length=200, blank=True, editable=False)
    video = models.OneToOneField(
        "producers.Video", models.SET_NULL, null=True, editable=False, related_name="video_request"
    )

    objects = VideoRequestQuerySet.as_manager()

    class Meta(InboundRequest.Meta):
        verbose_name = _("demande de vidéo")
        verbose_name_plural = _("demandes de vidéo")

    def get_absolute_url(self):
        """Its page in the farm's room."""
        return reverse("espace_pro:film", args=[self.producer_id, self.pk])

    def facts(self):
        periods = "\n".join(str(period) for period in self.periods.all())
        minors = _("non")
        if self.has_minors:
            minors = _("oui, accord des parents attendu")
            if self.parental_consent_on:
                day = french.day_of_month(self.parental_consent_on, year=True)
                minors = _("oui, accord des parents daté du %s") % day
        meeting = f"{french.day_of_month(self.shoot_on, year=True)}, {self.shoot_place}" if self.shoot_on else ""
        return [
            (_("Producteur"), self.producer.title),
            (_("Sujet"), self.subject),
            (_("Lieu"), self.place),
            (_("Disponibilités"), periods),
            (_("Ce qui peut être montré"), self.may_show),
            (_("Mineurs filmés"), minors),
            (_("Tournage"), meeting),
        ]

    @property
    def steps(self):
        """What happened, and what is to come (`stages.Step` list)."""
        return journey(list(self.messages.exclude(stage="").select_related("author")), self.state)

    @property
    def thread(self):
        """What the farm and the service wrote to each other."""
        return self.messages.filter(kind__in=(RequestMessage.Kind.SENDER, RequestMessage.Kind.SERVICE))

    @property
    def cut(self):
        """The last cut (`VideoCut`), None before the first."""
        return self.cuts.last()

    def answer(self, text, author):
        """The service writes to the farm; the film stays where it is."""
        self._add(RequestMessage.Kind.SERVICE, text, author)
        self._tell_sender("film_message", text=text)

    def record(self, stage, author=None, note=""):
        """Move to a stage: dated, kept in the list of steps, and the farm is told. The caller checked that it may."""
        self._become(stage)
        self.messages.create(kind=RequestMessage.Kind.STATE, stage=stage, text=note, author=author)
        self._tell_sender(f"film_{stage}", note=note)

    def tell_service(self):
        """The farm moved the film on: the service is told."""
        self._tell_service("film_moved")

    def _become(self, state):
        start = max(timezone.localdate(), self.shoot_on or timezone.localdate())
        self.due_on = start + timedelta(days=DAYS_TO_ANSWER)
        super()._become(state)

    def _reopen(self):
        """A message moves nothing: the stages have their own table."""

    def _tell_sender(self, name, **context):
        for address in addresses_of(self.producer):
            mail.send(f"requests/{name}", address, {"request": self} | context)


class VideoRequestMessage(RequestMessage):
    """A message about a film, or a step that was made: then `stage` says which, `text` why."""

    request = models.ForeignKey(VideoRequest, models.CASCADE, related_name="messages")
    stage = models.CharField(max_length=12, choices=Stage.choices, blank=True)

    def get_kind_display(self):
        """At the desk: the step, or who speaks."""
        return self.get_stage_display() if self.stage else self.Kind(self.kind).label


class VideoPeriod(models.Model):
    """Days on which the farm may be filmed."""

    class Moment(models.TextChoices):
        """When in the day."""

        DAY = "day", _("toute la journée")
        MORNING = "morning", _("le matin")
        AFTERNOON = "afternoon", _("l’après-midi")

    request = models.ForeignKey(VideoRequest, models.CASCADE, related_name="periods")
    starts_on = models.DateField(_("du"))
    ends_on = models.DateField(_("au (compris)"))
    moment = models.CharField(_("moment"), max_length=9, choices=Moment.choices, default=Moment.DAY)

    class Meta:
        ordering = ["starts_on", "pk"]
        verbose_name = _("disponibilité")
        verbose_name_plural = _("disponibilités")

    def __str__(self):
        first, last = (french.day_of_month(day, year=True) for day in (self.starts_on, self.ends_on))
        when = _("le %s") % first if self.starts_on == self.ends_on else _("du %s au %s") % (first, last)
        return f"{when}, {self.get_moment_display()}"


class VideoPerson(models.Model):
    """Someone in the picture; their name is between the farm and the service."""

    request = models.ForeignKey(VideoRequest, models.CASCADE, related_name="people")
    name = models.CharField(_("prénom et nom"), max_length=120)
    consented_on = models.DateField(_("accord écrit daté du"), null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("personne filmée")
        verbose_name_plural = _("personnes filmées")

    def __str__(self):
        return self.name


class VideoCut(models.Model):
    """A version of the film for the farm alone: unlisted at a host's, or a file that only a view serves."""

    request = models.ForeignKey(VideoRequest, models.CASCADE, related_name="cuts")
    url = VideoURLField(_("adresse non répertoriée"), blank=True)
    file = models.FileField(
        _("fichier vidéo"),
        upload_to=f"{DOCUMENTS}montages/",
        blank=True,
        validators=[FileExtensionValidator(["mp4", "webm"]), validate_video_file],
        help_text=_("MP4 ou WebM, 50 Mo au plus. Il n’est montré qu’à la ferme et au service."),
    )
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("montage")
        verbose_name_plural = _("montages")

    def __str__(self):
        return f"{self.request} – {self.pk}"

    def clean(self):
        if bool(self.url) == bool(self.file):
            raise ValidationError({"url": _("Indiquez une adresse ou joignez un fichier, l’un des deux.")})

    @property
    def reference(self):
        """Provider and player of a hosted cut (`VideoRef`), None for a file."""
        try:
            return find_video(self.url) if self.url else None
        except UnknownVideo:
            return None
