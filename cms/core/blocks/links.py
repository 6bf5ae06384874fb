"""Blocks that lead somewhere: a button, a file."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock

LOCAL_PATH = re.compile(r"/(?![/\\])")
"""A path of this site: browsers read « //host » and « /\\host » as another one."""


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
        preview_value = {"text": "Votre ferme n’est pas encore sur la carte ?", "label": "Je m’inscris", "url": "/"}

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
