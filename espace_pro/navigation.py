"""The rooms of the espace pro, in the order of its menu."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Entry:
    """One line of the menu: `key` says which is current, `view` is the name of its address about a farm.

    `count` is a function of the farm: how many things wait there.
    """

    key: str
    icon: str
    label: str
    view: str
    count: Callable | None = None


def waiting_proposals(farm):
    """How many proposals of a farm wait for the service."""
    return farm.proposals.waiting().count()


def films_to_approve(farm):
    """How many films wait for the farm's word."""
    return farm.video_requests.for_producer().count()


ENTRIES = (
    Entry("dashboard", "home", _("Tableau de bord"), "espace_pro:dashboard"),
    Entry("profile", "edit", _("Ma fiche"), "espace_pro:profile"),
    Entry("places", "calendar", _("Horaires et marchés"), "espace_pro:places"),
    Entry("history", "pending", _("Modifications"), "espace_pro:history", waiting_proposals),
    Entry("figures", "stats", _("Mes statistiques"), "espace_pro:figures"),
    Entry("films", "video", _("Ma vidéo"), "espace_pro:films", films_to_approve),
    Entry("printing", "print", _("Affiche et QR code"), "espace_pro:printing"),
    Entry("people", "group", _("Équipe"), "espace_pro:people"),
    Entry("personal_data", "account", _("Mes données"), "espace_pro:personal_data"),
)


def menu_of(farm, current):
    """The lines of the menu for a farm: icon, label, url, whether it is the current one, how much waits there."""
    return [
        {
            "icon": entry.icon,
            "label": entry.label,
            "url": reverse(entry.view, args=[farm.pk]),
            "is_current": entry.key == current,
            "count": entry.count(farm) if entry.count else 0,
        }
        for entry in ENTRIES
    ]
