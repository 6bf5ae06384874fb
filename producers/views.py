"""The page of one film, and the same in a frame on another site."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from producers.models import Video


@require_safe
def video(request, slug):
    """A film with its transcript; 410 once it was withdrawn."""
    return _answer(request, slug, "producers/video_page.html", "410.html")


@require_safe
def video_frame(request, slug):
    """What the code of a producer's film shows on another site: no cookie, nothing asked elsewhere before a click."""
    response = _answer(request, slug, "producers/video_frame.html", "producers/video_frame_withdrawn.html")
    response["X-Robots-Tag"] = "noindex"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _answer(request, slug, template, template_when_withdrawn):
    if Video.objects.filter(slug=slug).exclude(withdrawn_at=None).exists():
        return render(request, template_when_withdrawn, status=410)
    film = get_object_or_404(Video.objects.for_player(), slug=slug)
    return render(request, template, {"video": film})
