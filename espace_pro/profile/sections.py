"""The sections of a profile, in the order of its page."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from espace_pro.profile.forms import ContactForm, GoodsForm, HoursForm, PresentationForm
from espace_pro.profile.photos import PhotosForm
from espace_pro.profile.where import WhereForm


@dataclass(frozen=True)
class Section:
    """One form of the profile: `slug` ends its address."""

    slug: str
    label: str
    about: str
    form_class: type

    @property
    def template(self):
        """The fields of its form, placed."""
        return f"espace_pro/profile/{self.slug}.html"


SECTIONS = {
    section.slug: section
    for section in (
        Section("presentation", _("Présentation"), _("nom, phrase, histoire"), PresentationForm),
        Section("photos", _("Photos"), _("photo principale et galerie"), PhotosForm),
        Section("produits", _("Produits et signes"), _("ce que vous vendez, labels, réseaux"), GoodsForm),
        Section("horaires", _("Horaires à la ferme"), _("jours et heures de vente chez vous"), HoursForm),
        Section("lieu", _("Où vous êtes"), _("commune, lieu-dit, repère"), WhereForm),
        Section("contact", _("Contact et accueil"), _("téléphone, adresse, qui voit quoi"), ContactForm),
    )
}
