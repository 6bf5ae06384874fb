"""Which films each page shows, for search engines: a producer's own, and those in the body of a page."""

from collections import defaultdict

from django.apps import apps
from django.db.models import TextField
from django.db.models.functions import Cast
from django.templatetags.static import static
from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.core.blocks.pictures import playable
from cms.core.publication import leaves, streams_of
from cms.core.templatetags.ui import absolute_url
from producers.models import Video

SUMMARY = 300
"""Signs of a transcript that stand for the description of its film."""


def films_by_page(pictures):
    """Films by page id: `title`, `description`, `still`, `player` or `file`, `date`; `pictures` are addresses by id."""
    films = defaultdict(list)
    for video in Video.objects.for_player():
        if video.is_playable and video.producer_id:
            films[video.producer_id].append(_of_producer(video, pictures))
    for page in _pages_with_films():
        for value in _film_blocks(page):
            if reference := playable(value["url"]):
                films[page.pk].append(_of_block(value, reference, page, pictures))
    return films


def _of_producer(video, pictures):
    return {
        "title": video.title,
        "description": video.summary or video.title,
        "still": pictures.get(video.poster_id) or _no_still(),
        "player": video.reference.embed_url if video.reference else "",
        "file": absolute_url(video.file.url) if video.file else "",
        "date": video.filmed_on,
    }


def _of_block(value, reference, page, pictures):
    poster, transcript = value["poster"], strip_tags(str(value["transcript"]))
    return {
        "title": value["title"],
        "description": Truncator(" ".join(transcript.split())).chars(SUMMARY) or value["title"],
        "still": (poster and pictures.get(poster.pk)) or _no_still(),
        "player": reference.embed_url,
        "file": "",
        "date": getattr(page, "date", None),
    }


def _pages_with_films():
    """Live pages whose body has a film, a query for each page type."""
    for model in apps.get_models():
        if issubclass(model, Page) and model._meta.app_label != "wagtailcore":
            for field in model._meta.get_fields():
                if isinstance(field, StreamField):
                    text = {"text_of_body": Cast(field.name, TextField())}
                    yield from model.objects.live().public().annotate(**text).filter(text_of_body__contains='"video"')


def _film_blocks(page):
    for field, stream in streams_of(page):
        for block, value in leaves(field.stream_block, stream):
            if {"url", "transcript"} <= set(getattr(block, "child_blocks", ())):
                yield value


def _no_still():
    return absolute_url(static("img/sharing.jpg"))
