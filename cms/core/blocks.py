"""What an editor may put in the body of a page: small blocks, each with a template of the same name."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from cms.core.video import UnknownVideo
from cms.core.video_backends import find_video
from cms.core.video_fields import validate_video_url

EXAMPLE_TEXT = "<p>On sait ce que l’on mange quand on sait à qui on l’achète.</p>"
LOCAL_PATH = re.compile(r"/(?![/\\])")
"""A path of this site: browsers read « //host » and « /\\host » as another one."""
PROSE_FEATURES = ["h2", "h3", "bold", "italic", "link", "document-link", "ol", "ul"]


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


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side."""

    images = blocks.ListBlock(FigureBlock(), label=_("Images"), min_num=2, max_num=12)

    class Meta:
        icon = "copy"
        label = _("Galerie")
        template = "blocks/gallery.html"
        description = _("Plusieurs photos côte à côte")

    def get_preview_value(self):
        return self.normalize({"images": [example_figure(), example_figure()]})


class QuoteBlock(blocks.StructBlock):
    """Someone's own words."""

    text = blocks.TextBlock(label=_("Citation"), max_length=500)
    author = blocks.CharBlock(label=_("Qui parle"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Citation")
        template = "blocks/quote.html"
        description = _("Les mots de quelqu’un, détachés du texte")
        preview_value = {"text": "Le lait fait quatre kilomètres, pas un de plus.", "author": "Une éleveuse"}


class VideoBlock(blocks.StructBlock):
    """A hosted video behind a click, with its transcript."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120)
    url = blocks.URLBlock(
        label=_("Adresse"),
        validators=[validate_video_url],
        help_text=_("YouTube, Vimeo, Dailymotion ou PeerTube."),
    )
    duration = blocks.CharBlock(label=_("Durée"), required=False, max_length=20)
    poster = ImageBlock(label=_("Image d’attente"), required=False)
    transcript = blocks.RichTextBlock(label=_("Transcription"), features=["bold", "italic", "ol", "ul"])

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
        context = super().get_context(value, parent_context=parent_context)
        try:
            context["reference"] = find_video(value["url"])
        except UnknownVideo:
            context["reference"] = None
        return context


class LinkValue(blocks.StructValue):
    """A link to a page of the site, or to an address."""

    @property
    def href(self):
        """Where the link leads; empty when its page is gone."""
        page = self.get("page")
        return page.url if page else self.get("url", "")


class CallToActionBlock(blocks.StructBlock):
    """A sentence and one button."""

    text = blocks.CharBlock(label=_("Phrase"), max_length=200)
    label = blocks.CharBlock(label=_("Bouton"), max_length=60)
    page = blocks.PageChooserBlock(label=_("Page du site"), required=False)
    url = blocks.CharBlock(
        label=_("ou adresse"), required=False, max_length=300, help_text=_("https://… ou /chemin/ sur ce site.")
    )

    class Meta:
        icon = "arrow-right"
        label = _("Appel à agir")
        template = "blocks/call_to_action.html"
        description = _("Une phrase et un bouton")
        value_class = LinkValue
        preview_value = {"text": "Votre ferme n’est pas encore sur la carte ?", "label": "Je m’inscris", "url": "/"}

    def clean(self, value):
        value = super().clean(value)
        url = value.get("url") or ""
        if bool(value.get("page")) == bool(url):
            raise blocks.StructBlockValidationError(
                {"url": ValidationError(_("Choisissez une page du site ou donnez une adresse, l’une des deux."))}
            )
        if url and not (url.startswith("https://") or LOCAL_PATH.match(url)):
            raise blocks.StructBlockValidationError(
                {"url": ValidationError(_("Une adresse commence par https:// ou par /."))}
            )
        return value


class DocumentBlock(blocks.StructBlock):
    """A file to download."""

    document = DocumentChooserBlock(label=_("Document"))
    description = blocks.CharBlock(label=_("Ce qu’il contient"), required=False, max_length=200)

    class Meta:
        icon = "doc-full"
        label = _("Document à télécharger")
        template = "blocks/document.html"
        description = _("Un fichier, avec son format et son poids")

    def get_preview_value(self):
        document = get_document_model().objects.first()
        return self.normalize({"document": document, "description": "Ce que contient le fichier."})


class StepBlock(blocks.StructBlock):
    """One step: what to do, and how."""

    title = blocks.CharBlock(label=_("Étape"), max_length=120)
    text = blocks.RichTextBlock(label=_("Explication"), features=["bold", "italic", "link", "ol", "ul"])


class StepsBlock(blocks.StructBlock):
    """Numbered steps."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120)
    steps = blocks.ListBlock(StepBlock(), label=_("Étapes"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("Étapes numérotées")
        template = "blocks/steps.html"
        description = _("Ce qu’il faut faire, dans l’ordre")
        preview_value = {
            "title": "Les étapes",
            "steps": [
                {"title": "Formez le groupe", "text": EXAMPLE_TEXT},
                {"title": "Choisissez le lieu", "text": EXAMPLE_TEXT},
            ],
        }


class ChecklistBlock(blocks.StructBlock):
    """Things to tick off, kept on the visitor's device and printable."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120)
    items = blocks.ListBlock(blocks.CharBlock(label=_("Point"), max_length=200), label=_("Points"), min_num=2)

    class Meta:
        icon = "tick"
        label = _("Aide-mémoire à cocher")
        template = "blocks/checklist.html"
        description = _("Une liste à cocher, à imprimer")
        preview_value = {"title": "Avant d’ouvrir", "items": ["Accord écrit du propriétaire", "Prix affichés"]}


class MessageBlock(blocks.StructBlock):
    """Something the reader must not miss."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120)
    text = blocks.RichTextBlock(label=_("Texte"), features=["bold", "italic", "link"])

    class Meta:
        icon = "warning"
        label = _("À retenir")
        template = "blocks/message.html"
        description = _("Un avertissement ou un conseil, mis en avant")
        preview_value = {"title": "La règle évolue", "text": "<p>Faites confirmer votre situation.</p>"}


class StoryBlock(blocks.StreamBlock):
    """What an editor may put in the body of a producer, an article or a page."""

    text = blocks.RichTextBlock(
        label=_("Texte"),
        features=PROSE_FEATURES,
        icon="pilcrow",
        template="blocks/text.html",
        group=_("Écrire"),
        description=_("Paragraphes, intertitres, listes et liens"),
        preview_value="<h2>Un intertitre</h2><p>Un paragraphe de texte.</p>",
    )
    quote = QuoteBlock(group=_("Écrire"))
    message = MessageBlock(group=_("Écrire"))
    image = FigureBlock(group=_("Montrer"))
    gallery = GalleryBlock(group=_("Montrer"))
    video = VideoBlock(group=_("Montrer"))
    call_to_action = CallToActionBlock(group=_("Faire agir"))
    document = DocumentBlock(group=_("Faire agir"))


class GuidanceBlock(StoryBlock):
    """A story with what a guide needs besides: steps and checklists."""

    steps = StepsBlock(group=_("Guider"))
    checklist = ChecklistBlock(group=_("Guider"))
