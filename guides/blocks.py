"""Blocks of the guides."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from cms.core.blocks import GuidanceBlock
from guides.querysets import drives, platforms, sale_methods


class RecordsBlock(blocks.StructBlock):
    """Records of the site as they are today, under a title; subclasses say which."""

    title = blocks.CharBlock(label=_("Titre"), max_length=120)
    introduction = blocks.TextBlock(label=_("Introduction"), required=False, max_length=500)

    def get_records(self):
        """The name the template knows the records by, and a queryset of them."""
        raise NotImplementedError

    def get_context(self, value, parent_context=None):
        name, records = self.get_records()
        return super().get_context(value, parent_context=parent_context) | {name: records}


class SaleMethodsBlock(RecordsBlock):
    """The forms of direct sale with their legal status, as the sheets say today: those chosen, else all."""

    only = blocks.ListBlock(
        SnippetChooserBlock("guides.SaleMethod", label=_("Fiche")),
        label=_("Fiches à montrer"),
        default=[],
        help_text=_("Laissez vide pour les montrer toutes."),
    )

    class Meta:
        icon = "clipboard-list"
        label = _("Formes de vente et leur statut")
        template = "blocks/sale_methods.html"
        description = _("Les fiches de vente, toutes ou quelques-unes, avec leur statut, leur source et leur date")
        preview_value = {"title": "Ce que dit la règle", "introduction": ""}

    def get_records(self):
        return "methods", sale_methods()

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        return context | ({"methods": quoted(value), "is_choice": True} if value.get("only") else {})


def quoted(value):
    """The public sheets that a block of forms of sale shows, in its order; all of them when it chooses none."""
    chosen = value.get("only")
    return [method for method in chosen if method and method.live] if chosen else sale_methods()


class PlatformsBlock(RecordsBlock):
    """The selling platforms, compared in a table."""

    class Meta:
        icon = "table"
        label = _("Plateformes comparées")
        template = "blocks/platforms.html"
        description = _("Le tableau des plateformes de vente en ligne : pour qui, coût, paiement, formation")
        preview_value = {"title": "Comparer les plateformes", "introduction": ""}

    def get_records(self):
        return "platforms", platforms()


class DrivesBlock(RecordsBlock):
    """The drives one can order from."""

    class Meta:
        icon = "site"
        label = _("Drives du département")
        template = "blocks/drives.html"
        description = _("Les drives de la carte, avec leur lien de commande, la date limite et le retrait")
        preview_value = {"title": "Les drives qui existent", "introduction": ""}

    def get_records(self):
        return "drives", drives()


class ContactBlock(blocks.StructBlock):
    """Someone to call or write to."""

    name = blocks.CharBlock(label=_("Nom ou service"), max_length=120)
    role = blocks.CharBlock(label=_("Pour quoi"), required=False, max_length=200)
    phone = blocks.RegexBlock(
        label=_("Téléphone"),
        regex=r"^\+?[\d .]{8,19}$",
        required=False,
        error_messages={"invalid": _("Écrivez un numéro, par exemple 05 62 67 31 07.")},
    )
    email = blocks.EmailBlock(label=_("Adresse électronique"), required=False)
    hours = blocks.CharBlock(label=_("Quand appeler"), required=False, max_length=120)

    class Meta:
        icon = "user"
        label = _("Contact")
        template = "blocks/contact.html"
        description = _("Une personne ou un service : téléphone, adresse électronique, heures d’appel")
        preview_value = {"name": "Service Agriculture", "role": "Pour les projets de drive", "phone": "05 62 67 31 07"}


class GuideBlock(GuidanceBlock):
    """What the body of a guide is made of."""

    contact = ContactBlock(group=_("Faire agir"))
    sale_methods = SaleMethodsBlock(group=_("Guider"))
    platforms = PlatformsBlock(group=_("Guider"))
    drives = DrivesBlock(group=_("Guider"))
