"""Blocks to look at: pictures, galleries, videos."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from cms.core.blocks.prose import EXAMPLE_TEXT
from cms.core.models.withdrawn import WithdrawnVideo
from cms.core.video import UnknownVideo
from cms.core.video_backends import find_video
from cms.core.video_fields import validate_video_url


def example_figure():
    """A picture of the library, for the editor's picker."""
    return {"image": get_image_model().objects.first(), "caption": "Une légende et, si besoin, un crédit."}


class FigureBlock(blocks.StructBlock):
    """A picture with its caption; its credit comes from the image library."""

    image = ImageBlock(label=_("Image"))
    caption = blocks.CharBlock(label=_("Légende"), required=False, max_length=200)

    class Meta:
        icon = "image"
        label = _("Image")
        template = "blocks/image.html"
        description = _("Une photo ou un dessin, avec sa légende")

    def get_preview_value(self):
        return self.normalize(example_figure())


EMPTY_FIGURE = {"image": None, "caption": ""}


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    images = blocks.ListBlock(
        FigureBlock(), label=_("Images"), min_num=2, max_num=12, default=[EMPTY_FIGURE, EMPTY_FIGURE]
    )

    class Meta:
        icon = "copy"
        label = _("Galerie")
        template = "blocks/gallery.html"
        description = _("Plusieurs photos côte à côte")

    def get_preview_value(self):
        return self.normalize({"images": [example_figure(), example_figure()]})


class VideoBlock(blocks.StructBlock):
    """A hosted video behind a click, with its transcript."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120)
    url = blocks.URLBlock(
        label=_("Adresse"),
        validators=[validate_video_url],
        help_text=_("YouTube, Vimeo, Dailymotion ou PeerTube."),
    )
    duration = blocks.CharBlock(
        label=_("Durée"), required=False, max_length=20, help_text=_("Par exemple : « 2 min 40 ».")
    )
    poster = ImageBlock(label=_("Image d’attente"), required=False)
    transcript = blocks.RichTextBlock(
        label=_("Transcription"),
        features=["bold", "italic", "ol", "ul"],
        help_text=_("Tout ce qui se dit et ce que l’image montre d’utile, pour qui ne voit ou n’entend pas la vidéo."),
    )

    class Meta:
        icon = "media"
        label = _("Vidéo")
        template = "blocks/video.html"
        description = _("Une vidéo, chargée seulement après le clic du visiteur")
        preview_value = {
            "title": "Une journée à la ferme",
            "url": "https://vimeo.com/76979871",
            "duration": "2 min 40",
            "transcript": EXAMPLE_TEXT,
        }

    def get_context(self, value, parent_context=None):
        page = (parent_context or {}).get("page")
        date = getattr(page, "date", None) or getattr(page, "updated_on", None)
        own = {"reference": playable(value["url"]), "date": date}
        return super().get_context(value, parent_context=parent_context) | own

    def get_searchable_content(self, value):
        """Nothing of a film that nobody may see any more."""
        return super().get_searchable_content(value) if playable(value.get("url")) else []


def playable(url):
    """The video at an address (`VideoRef`), None when its host is unknown or the film was withdrawn."""
    try:
        reference = find_video(url)
    except UnknownVideo:
        return None
    return None if WithdrawnVideo.objects.names(reference) else reference
