"""The rooms of the espace pro, in the order of its menu."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Entry:
    """One line of the menu: `key` says which is current, `view` is the name of its address about a farm."""

    key: str
    icon: str
    label: str
    view: str


ENTRIES = (
    Entry("dashboard", "home", _("Tableau de bord"), "espace_pro:dashboard"),
    Entry("profile", "edit", _("Ma fiche"), "espace_pro:profile"),
    Entry("places", "calendar", _("Horaires et marchés"), "espace_pro:places"),
    Entry("history", "pending", _("Modifications"), "espace_pro:history"),
    Entry("printing", "print", _("Affiche et QR code"), "espace_pro:printing"),
    Entry("people", "group", _("Équipe"), "espace_pro:people"),
    Entry("personal_data", "account", _("Mes données"), "espace_pro:personal_data"),
)


def menu_of(farm, current):
    """The lines of the menu for a farm: icon, label, url, whether it is the current one."""
    return [
        {
            "icon": entry.icon,
            "label": entry.label,
            "url": reverse(entry.view, args=[farm.pk]),
            "is_current": entry.key == current,
        }
        for entry in ENTRIES
    ]
