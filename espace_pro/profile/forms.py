"""What a producer may change, a form a section; each starts from what is proposed already, else from what is online.

A section's form is made with `farm` and `place` (its own sale, or None), versions in memory: `apply()` writes its
answers into them and says which records it touched. Nothing here saves them.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core import hours
from cms.core.fields import NO_MARKUP, LineField, PhoneField, SiteField
from cms.core.hours_field import rows_of
from espace_pro.inscription.forms.visibility import audience
from espace_pro.moderation.facts import story_text
from espace_pro.profile.hours_rows import HourRowsField
from espace_pro.profile.new_sale import new_sale
from espace_pro.profile.story import write_paragraphs
from producers.models import Label, Product, ProductFamily


def prose(label, help_text, max_length, rows):
    """A text of several lines."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=max_length,
        required=False,
        validators=[NO_MARKUP],
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class SectionForm(forms.Form):
    """A section of the profile; every one ends with a word for the service."""

    def __init__(self, *args, farm, place=None, **kwargs):
        self.farm, self.place = farm, place
        kwargs["initial"] = self.read() | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)
        self.fields["note"] = prose(_("Un mot pour le service"), _("Il n’est pas publié."), 1000, 2)

    def read(self):
        """The answers as the records have them."""
        return {name: getattr(self.farm, name) for name in self.base_fields}

    def apply(self):
        """Write the answers into the records; the records that were touched."""
        for name in self.base_fields:
            setattr(self.farm, name, self.cleaned_data[name])
        return [self.farm]


class PresentationForm(SectionForm):
    """« Présentation »."""

    title = LineField(label=_("Nom de la ferme"), max_length=100)
    standfirst = LineField(
        label=_("Votre ferme en une phrase"), help_text=_("Ce que vous produisez, et comment."), max_length=200
    )
    story = prose(_("Votre histoire"), _("Quelques paragraphes, séparés par une ligne vide."), max_length=6000, rows=12)

    def read(self):
        texts = story_text(block for block in self.farm.story if block.block_type == "text")
        return super().read() | {"story": texts.replace("\n", "\n\n")}

    def apply(self):
        self.farm.title, self.farm.standfirst = self.cleaned_data["title"], self.cleaned_data["standfirst"]
        story = self.cleaned_data["story"].replace("\r\n", "\n")
        if story.strip() != self.initial["story"].strip():
            write_paragraphs(self.farm, story)
        return [self.farm]


class GoodsForm(SectionForm):
    """« Produits et signes »."""

    products = forms.ModelMultipleChoiceField(
        Product.objects.select_related("family"),
        label=_("Vos produits"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Un produit manque ? Dites-le dans le mot pour le service."),
    )
    labels = forms.ModelMultipleChoiceField(
        Label.objects.all(),
        label=_("Signes de qualité, marques et réseaux"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Affichés « déclaré par le producteur » tant que le service ne les a pas vérifiés."),
    )
    supplies_catering = forms.BooleanField(
        label=_("Nous pouvons fournir la restauration collective (cantines, hôpitaux)"), required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if hasattr(self.farm, "open_to_drive_groups"):
            self.fields["open_to_drive_groups"] = forms.BooleanField(
                label=_("Nous serions prêts à rejoindre un drive de producteurs"), required=False
            )
            self.initial.setdefault("open_to_drive_groups", self.farm.open_to_drive_groups)

    def families(self):
        """The families with their products, each ticked or not."""
        ticked = {str(pk) for pk in self["products"].value() or ()}
        for family in ProductFamily.objects.prefetch_related("products"):
            products = [(each.pk, each.name, str(each.pk) in ticked) for each in family.products.all()]
            number = sum(is_ticked for _pk, _name, is_ticked in products)
            if products:
                yield {"name": family.name, "products": products, "ticked": number, "is_open": bool(number)}

    def read(self):
        return {
            "products": [line.product_id for line in self.farm.product_lines.all()],
            "labels": [line.label_id for line in self.farm.label_lines.all()],
            "supplies_catering": self.farm.supplies_catering,
        }

    def apply(self):
        data = self.cleaned_data
        keep_chosen(self.farm.product_lines, "product", data["products"])
        keep_chosen(self.farm.label_lines, "label", data["labels"])
        self.farm.supplies_catering = data["supplies_catering"]
        if "open_to_drive_groups" in data:
            self.farm.open_to_drive_groups = data["open_to_drive_groups"]
        return [self.farm]


def keep_chosen(lines, name, chosen):
    """Make the lines of a record those of the chosen things: those that were there keep their state and their order."""
    chosen = {each.pk: each for each in chosen}
    kept = [line for line in lines.all() if getattr(line, f"{name}_id") in chosen]
    known = {getattr(line, f"{name}_id") for line in kept}
    new = [lines.model(**{name: each}) for pk, each in chosen.items() if pk not in known]
    for number, line in enumerate([*kept, *new]):
        line.sort_order = number
    lines.set([*kept, *new])


class ContactForm(SectionForm):
    """« Contact et accueil », with who sees each thing."""

    phone = PhoneField(label=_("Téléphone"), required=False)
    phone_audience = audience(_("Qui voit votre téléphone ?"), None)
    email = forms.EmailField(
        label=_("Adresse électronique"),
        max_length=150,
        required=False,
        error_messages={"invalid": _("Cette adresse n’est pas complète. Exemple : nom@domaine.fr")},
    )
    email_audience = audience(_("Qui voit votre adresse électronique ?"), None)
    website = SiteField(label=_("Site internet"), help_text=_("Ou une page de réseau social."), required=False)
    website_audience = audience(_("Qui voit votre site ?"), None)
    contact_note = LineField(
        label=_("Comment vous joindre"),
        help_text=_("Par exemple : « Le plus simple est d’appeler entre midi et deux. »"),
        max_length=200,
        required=False,
    )
    practical_info = prose(_("Infos pratiques"), _("Une par ligne : parking, paiement, visites…"), 1000, 5)


class HoursForm(SectionForm):
    """« Horaires de vente à la ferme »."""

    opening_hours = HourRowsField(label=_("Horaires"), required=False)
    hours_note = LineField(
        label=_("Précision sur les horaires"),
        help_text=_("Ce que les lignes ne peuvent pas dire."),
        max_length=255,
        required=False,
    )

    @property
    def sentence(self):
        """The hours as they are, in words."""
        return hours.describe(self.place.opening_hours) if self.place else ""

    @property
    def is_too_special(self):
        """Whether rows cannot say the hours as they are."""
        return bool(self.place and self.place.opening_hours) and rows_of(self.place.opening_hours) is None

    def read(self):
        if not self.place:
            return {"opening_hours": "", "hours_note": ""}
        return {"opening_hours": self.place.opening_hours, "hours_note": self.place.hours_note}

    def apply(self):
        place = self.place or new_sale(self.farm)
        if self.cleaned_data["opening_hours"] or not self.is_too_special:
            place.opening_hours = self.cleaned_data["opening_hours"]
        place.hours_note = self.cleaned_data["hours_note"]
        return [place]
