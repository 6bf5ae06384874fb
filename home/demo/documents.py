"""The files of the demo that a visitor downloads: templates for groups of producers."""

from django.core.files import File
from wagtail.documents import get_document_model

from home.demo.source import MEDIA, read


def document_for(key):
    """The document of a key of `documents.yaml`, put into the library the first time it is asked for."""
    row, model = read("documents")[key], get_document_model()
    existing = model.objects.filter(title=row["title"]).first()
    if existing:
        return existing
    path = MEDIA / "documents" / row["file"]
    with path.open("rb") as file:
        document = model(title=row["title"], file=File(file, name=path.name))
        document.save()
    return document
