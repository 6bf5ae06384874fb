"""What must be checked again, and which pages quote it."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from guides.blocks import quoted
from guides.models import Initiative, Platform, SaleMethod

SHOWN = 8


@dataclass(frozen=True)
class Task:
    """Records of one kind that a person must check or read: how many, the first ones, where the others are."""

    label: str
    records: list
    count: int
    list_url: str
    edit_name: str

    @property
    def links(self):
        """The first ones, as (record, address of its form)."""
        return [(record, reverse(self.edit_name, args=[record.pk])) for record in self.records]


def tasks_for(user):
    """The kinds of record with something to do that this user may change (`Task` list)."""
    waiting = (
        (_("Fiches à revérifier"), SaleMethod, SaleMethod.objects.overdue(), ""),
        (_("Initiatives proposées, à relire"), Initiative, Initiative.objects.proposed(), "?live=false"),
        (_("Initiatives à revérifier"), Initiative, Initiative.objects.unchecked(), "?live=true"),
        (_("Plateformes à revérifier"), Platform, Platform.objects.overdue(), ""),
    )
    tasks = []
    for label, model, records, query in waiting:
        if user.has_perm(f"guides.change_{model._meta.model_name}") and (count := records.count()):
            names = f"wagtailsnippets_guides_{model._meta.model_name}"
            address = reverse(f"{names}:list") + query
            tasks.append(Task(label, list(records[:SHOWN]), count, address, f"{names}:edit"))
    return tasks


def overdue_quotes(page):
    """The names of the overdue records that a page quotes in its blocks, in the page's order."""
    names = []
    for block in _blocks(page):
        if block.block_type == "sale_methods":
            names += [method.name for method in quoted(block.value) if method.is_overdue]
        elif block.block_type == "sale_method" and block.value and (method := block.value["method"]):
            names += [method.name] if method.live and method.is_overdue else []
        elif block.block_type == "platforms":
            names += [platform.name for platform in Platform.objects.overdue()]
    return list(dict.fromkeys(names))


def _blocks(page):
    fields = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
    return [block for name in fields for block in getattr(page, name)]
