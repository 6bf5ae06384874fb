"""What a film lacks before it may be online, as sentences for whoever prepares it."""

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from cms.core.page_forms import DraftsMayLackMixin

WITHDRAWN = _("Le producteur a retiré son accord : cette vidéo ne peut plus être publiée.")
NOT_APPROVED = _("Le producteur n’a pas encore approuvé cette vidéo : elle ne peut pas être publiée.")
NO_FILM = _("Indiquez l’adresse de la vidéo ou joignez un fichier.")
NO_CAPTIONS = _("Joignez les sous-titres : une vidéo se publie avec eux.")
NOT_CHECKED = _("Vérifiez chez l’hébergeur que la vidéo a des sous-titres français, puis cochez cette case.")
NO_TRANSCRIPT = _("Écrivez la transcription : une vidéo se publie avec elle.")


def problems_of(video):
    """Sentences by the name of the field to correct, None for what no field can; empty when it may be published."""
    problems = {}
    if video.withdrawn_at:
        problems[None] = WITHDRAWN
    elif video.needs_approval and not video.approved_at:
        problems[None] = NOT_APPROVED
    if not (video.url or video.file):
        problems["url"] = NO_FILM
    elif video.file and not video.captions:
        problems["captions"] = NO_CAPTIONS
    elif video.url and not video.is_captioned_by_host:
        problems["is_captioned_by_host"] = NOT_CHECKED
    if not strip_tags(video.transcript or "").strip():
        problems["transcript"] = NO_TRANSCRIPT
    return problems


class VideoForm(DraftsMayLackMixin, WagtailAdminModelForm):
    """A film in the admin: a draft may lack anything; what is published, submitted or under review may not."""

    def _post_clean(self):
        super()._post_clean()
        if self.may_lack:
            return
        for name, sentence in problems_of(self.instance).items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, sentence)
