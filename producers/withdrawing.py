"""Taking a film away for good: from the site, from what quotes it, from the disk and from caches."""

from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Page, ReferenceIndex, get_page_models

from cms.core.blocks import VideoBlock
from cms.core.blocks.pictures import playable
from cms.core.models import WithdrawnVideo
from producers.models import ProducerIndexPage, Video

ACTION = "producers.withdraw_video"
EMPTIED = {"url": "", "file": "", "captions": "", "transcript": "", "summary": "", "duration": "", "poster": None}
OFFLINE = {"live": False, "has_unpublished_changes": False, "go_live_at": None, "expire_at": None}
FILES = ("file", "captions")


@transaction.atomic
def withdraw(video, *, user=None):
    """Empty a film and take it off at once, wherever it is shown; False when that was done before.

    What stays is its title for the service's records, and its address, which answers « retirée » (410).
    """
    video = Video.objects.select_for_update().get(pk=video.pk)
    if video.withdrawn_at:
        return False
    pages, batch = pages_about(video), cached_addresses(video)
    reference, poster, files = video.reference, video.poster, files_of(video)
    if state := video.current_workflow_state:
        state.cancel(user=user)
    for name, value in (EMPTIED | OFFLINE).items():
        setattr(video, name, value)
    video.withdrawn_at, video.latest_revision, video.live_revision = timezone.now(), None, None
    video.save()
    video.revisions.all().delete()
    log(instance=video, action=ACTION, user=user)
    if reference:
        _forbid(reference)
    if poster and not _is_used_elsewhere(poster, video):
        poster.delete()
    batch.add_pages(pages)
    transaction.on_commit(lambda: _finish(files, batch))
    return True


def erase(*files):
    """Delete files (`FieldFile`) from the store once the transaction is done."""
    for file in files:
        if file:
            transaction.on_commit(partial(file.storage.delete, file.name))


def files_of(video):
    """Names in the store of every file it has or had."""
    versions = [revision.content for revision in video.revisions.all()]
    names = {getattr(video, name).name for name in FILES}
    names |= {version.get(name) for version in versions for name in FILES}
    return {name for name in names if name}


def pages_about(video):
    """The pages that show it: its farm's, the list of producers, those that chose it, those that quote its address."""
    chosen = ReferenceIndex.get_references_to(video).filter(base_content_type__app_label="wagtailcore")
    keys = {int(key) for key in chosen.values_list("object_id", flat=True)} | {video.producer_id}
    if video.reference:
        keys |= {page.pk for page in quoting(video.reference)}
    listed = models.Q(pk__in=ProducerIndexPage.objects.values("pk"))
    return list(Page.objects.live().filter(models.Q(pk__in=keys) | listed).specific())


def quoting(reference):
    """Pages, published or not, in whose text the address of a hosted film (`VideoRef`) is pasted."""
    for model in get_page_models():
        for name in _streams_of(model):
            found = model.objects.annotate(text=Cast(name, models.TextField())).filter(text__contains=reference.code)
            yield from (page for page in found if any(_is_about(reference, child) for child in getattr(page, name)))


def cached_addresses(video):
    """What a cache may keep of it, as a batch to purge."""
    batch = PurgeBatch()
    batch.add_urls([video.full_url, video.full_embed_url])
    batch.add_urls([getattr(video, name).url for name in FILES if getattr(video, name)])
    if video.poster:
        batch.add_urls([rendition.url for rendition in video.poster.renditions.all()])
    return batch


def _streams_of(model):
    return [field.name for field in model._meta.local_fields if isinstance(field, StreamField)]


def _is_about(reference, child):
    return isinstance(child.block, VideoBlock) and playable(child.value["url"]) == reference


def _is_used_elsewhere(poster, video):
    own = {"base_content_type": ContentType.objects.get_for_model(video), "object_id": str(video.pk)}
    return ReferenceIndex.get_references_to(poster).exclude(**own).exists()


def _forbid(reference):
    """Nobody may paste its address again; what is pasted leaves the pages and what is searched of them."""
    for page in list(quoting(reference)):
        for name in _streams_of(type(page)):
            stream = getattr(page, name)
            for place in reversed(range(len(stream))):
                if _is_about(reference, stream[place]):
                    del stream[place]
        page.save()
    WithdrawnVideo.objects.get_or_create(provider=reference.provider, code=reference.code)


def _finish(files, batch):
    for name in files:
        default_storage.delete(name)
    batch.purge()
