"""What a page lacks before it may be published, as sentences for its author.

An error prevents publication; a warning only advises. Rendering is not needed: the fields and blocks say it all.
"""

from dataclasses import dataclass

from bs4 import BeautifulSoup
from django.db.models import ForeignKey
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.blocks import ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock

from cms.core.dead_links import dead_links

TITLE_LENGTH = 70
DESCRIPTION_LENGTHS = range(50, 161)
ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Problem:
    """One thing to correct; `field` is the name of the field it is in, None for the whole page."""

    level: str
    text: str
    field: str | None = None

    @property
    def is_error(self):
        """Whether it prevents publication."""
        return self.level == ERROR


def problems_of(page):
    """Everything to correct in a page (`Problem` list), the errors first."""
    found = [*_standfirst(page), *_pictures(page), *_blocks(page), *_dead_links(page), *_date(page), *_summary(page)]
    return sorted(found, key=lambda problem: not problem.is_error)


def streams_of(page):
    """The StreamFields of a page with their values."""
    return [(field, getattr(page, field.name)) for field in page._meta.get_fields() if isinstance(field, StreamField)]


def leaves(block, value):
    """Every block inside a value, with its own value: pairs, depth first."""
    yield block, value
    if isinstance(block, StreamBlock):
        for child in value:
            yield from leaves(child.block, child.value)
    elif isinstance(block, ListBlock):
        for child in value:
            yield from leaves(block.child_block, child)
    elif isinstance(block, StructBlock) and not isinstance(block, ImageBlock):
        for name, child in block.child_blocks.items():
            yield from leaves(child, value.get(name))


def _standfirst(page):
    fields = {field.name: field for field in page._meta.get_fields()}
    if "standfirst" in fields and not page.standfirst.strip():
        level = WARNING if fields["standfirst"].blank else ERROR
        yield Problem(level, _("Le chapô manque : deux phrases qui disent l’essentiel."), "standfirst")


def _pictures(page):
    """Pictures of the page's own fields; what a picture shows is written once, in the library."""
    library = get_image_model()
    for field in page._meta.get_fields():
        if isinstance(field, ForeignKey) and field.related_model is library and field.name != "social_image":
            image = getattr(page, field.name)
            if image and not image.description.strip():
                text = _("%(field)s : « %(title)s » n’a pas de texte de remplacement. Modifiez-la dans la photothèque.")
                name = str(field.verbose_name).capitalize()
                yield Problem(ERROR, text % {"field": name, "title": image.title}, field.name)
    if "hero_image" in {field.name for field in page._meta.get_fields()} and not page.hero_image:
        yield Problem(WARNING, _("Sans image principale, l’article se remarque moins dans les listes."), "hero_image")


def _blocks(page):
    for field, value in streams_of(page):
        level = 1
        for block, content in leaves(field.stream_block, value):
            if isinstance(block, RichTextBlock) and content:
                headings = _headings(content)
                if any(after > before + 1 for before, after in zip([level, *headings], headings, strict=False)):
                    yield Problem(
                        WARNING, _("Un intertitre de niveau 3 vient sans intertitre de niveau 2."), field.name
                    )
                level = headings[-1] if headings else level
            elif text := _problem_of(block, content):
                yield Problem(ERROR, text, field.name)


def _headings(content):
    return [int(element.name[1]) for element in _soup(content).find_all(["h2", "h3"])]


def _problem_of(block, content):
    """What one block lacks, or None."""
    if isinstance(block, ImageBlock):
        return _problem_of_picture(content) if content else None
    if isinstance(block, TypedTableBlock):
        return _problem_of_table(content) if content else None
    has_transcript = isinstance(block, StructBlock) and "transcript" in block.child_blocks
    if has_transcript and not _soup(content.get("transcript")).get_text(strip=True):
        return _("La vidéo « %s » n’a pas de transcription.") % content.get("title")
    return None


def _problem_of_picture(image):
    if image.decorative or (image.contextual_alt_text or "").strip():
        return None
    return _("L’image « %s » n’a pas de texte de remplacement.") % image.title


def _problem_of_table(table):
    if not table.caption:
        return _("Un tableau n’a pas de titre.")
    return None if all(column["heading"] for column in table.columns) else _("Une colonne de tableau n’a pas de titre.")


def _dead_links(page):
    for field, value in streams_of(page):
        for words in dead_links(_links(field.stream_block, value)):
            yield Problem(ERROR, _("Un lien ne mène nulle part : « %s ».") % words, field.name)


def _links(block, value):
    """Links of a stream: pairs of the words one clicks, and a page's id or a path of this site."""
    for leaf, content in leaves(block, value):
        if isinstance(leaf, RichTextBlock) and content:
            for link in _soup(content).find_all("a"):
                target = link.get("id") if link.get("linktype") == "page" else link.get("href")
                yield link.get_text(" ", strip=True), target
        elif isinstance(leaf, StructBlock) and {"page", "url", "label"} <= set(leaf.child_blocks):
            chosen = content.get("page")
            yield content.get("label"), str(chosen.pk) if chosen else content.get("url")


def _soup(content):
    return BeautifulSoup(getattr(content, "source", content) or "", "html.parser")


def _date(page):
    """An article carries the day on which it is to appear."""
    date, hour = getattr(page, "date", None), page.go_live_at
    if date and hour and timezone.localdate(hour) != date:
        yield Problem(WARNING, _("La date n’est pas celle de la publication programmée."), "date")


def _summary(page):
    if len(page.title) > TITLE_LENGTH:
        yield Problem(WARNING, _("Le titre dépasse %d signes : il sera coupé ailleurs.") % TITLE_LENGTH, "title")
    if _is_told_twice(page):
        yield Problem(WARNING, _("Une autre page porte déjà ce titre."), "title")
    if not page.search_description:
        text = _("La description pour les moteurs de recherche manque (onglet Promotion).")
        yield Problem(WARNING, text, "search_description")
    elif len(page.search_description) not in DESCRIPTION_LENGTHS:
        text = _("La description pour les moteurs de recherche tient mieux entre 50 et 160 signes.")
        yield Problem(WARNING, text, "search_description")


def _is_told_twice(page):
    """Whether a neighbour in the tree has the same title."""
    return page.pk is not None and page.get_siblings(inclusive=False).filter(title__iexact=page.title).exists()
