"""Uploaded files on a single machine: with ranges for videos, never run as a page of the site, never a document."""

import posixpath

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import FileResponse, Http404, HttpResponse
from django.utils._os import safe_join
from whitenoise.media_types import MediaTypes
from whitenoise.responders import NotARegularFileError, StaticFile

DOCUMENTS = "documents/"
"""Where Wagtail keeps documents: they are served by its own view, which knows who may read them."""

PRIVATE = {
    "Cache-Control": "private, no-store",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "sandbox",
}
HEADERS = {
    "Cache-Control": "public, max-age=86400",
    "Content-Security-Policy": (
        "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; sandbox"
    ),
    "X-Content-Type-Options": "nosniff",
}
media_types = MediaTypes(extra_types={".vtt": "text/vtt"})


def serve(request, path):
    """A file of MEDIA_ROOT; a web server or an object store in front may answer instead of us."""
    # "a/../documents/b" leads to a document as well: an address has one spelling.
    if path.startswith(DOCUMENTS) or "\\" in path or posixpath.normpath(path) != path:
        raise Http404
    return send(request, path, HEADERS)


def serve_private(request, file):
    """A file (`FieldFile`) for whom a view let through; with ranges, which players ask for, when it is on our disk."""
    try:
        full_path = file.path
    except NotImplementedError:  # a store elsewhere
        return FileResponse(file.open(), headers=PRIVATE)
    return send(request, full_path, PRIVATE)


def send(request, path, headers):
    """A file of MEDIA_ROOT with these headers, whole or the ranges asked for; Http404 when there is none."""
    try:
        full_path = safe_join(settings.MEDIA_ROOT, path)
        file = StaticFile(full_path, [*headers.items(), ("Content-Type", media_types.get_type(full_path))])
    except (SuspiciousFileOperation, NotARegularFileError, OSError) as error:
        raise Http404 from error
    answer = file.get_response(request.method, request.META)
    response_class = FileResponse if answer.file else HttpResponse
    response = response_class(answer.file or (), status=int(answer.status))
    for name, value in answer.headers:
        response[name] = value
    return response
