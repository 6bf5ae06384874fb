"""What a farm takes away of its film: files, address, code for its own site."""

from dataclasses import dataclass

from django.utils.html import format_html

from producers.models import Video

WIDTH, HEIGHT = 640, 480


@dataclass(frozen=True)
class Kit:
    """A film online and what goes with it."""

    video: Video

    @property
    def code(self):
        """The lines to copy into a page of one's own."""
        frame = (
            '<iframe src="{}" width="{}" height="{}" title="{}" loading="lazy" style="border:0;max-width:100%" '
            "allowfullscreen></iframe>"
        )
        return format_html(frame, self.video.full_embed_url, WIDTH, HEIGHT, self.video.title)

    @property
    def size(self):
        """The weight of the file, « 1,5 Mo »; empty when there is none or it cannot be read."""
        try:
            return (
                f"{self.video.file.size / 1_000_000:.1f}\N{NO-BREAK SPACE}Mo".replace(".", ",")
                if self.video.file
                else ""
            )
        except OSError:
            return ""


def kits_of(farm):
    """A `Kit` for each film of the farm that visitors may play."""
    return [Kit(video) for video in farm.videos.for_player() if video.is_playable]


def latest_of(farm):
    """For the dashboard: the latest request, and the first film online."""
    return {"film": farm.video_requests.first(), "kit": next(iter(kits_of(farm)), None)}
