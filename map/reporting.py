"""« Signaler une erreur »: the form that anyone may fill in about a public page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.consent import ConsentField
from cms.core.public_forms import PublicForm, PublicFormView
from map.models import Listing, ListingReport
from producers.models import ProducerPage

CONSENT = _(
    "J’accepte que le Département conserve ce signalement, et mes coordonnées si je les donne, "
    "jusqu’à un an après sa réponse, pour le traiter et me répondre."
)


class ReportForm(PublicForm, forms.ModelForm):
    """What is wrong, on which page, and how to answer if one wishes."""

    consent = ConsentField(CONSENT)

    class Meta:
        model = ListingReport
        fields = ["page", "field", "text", "contact_name", "contact_email"]
        labels = {"page": _("De quelle page, ou de quel lieu, s’agit-il ?"), "field": _("Qu’est-ce qui est faux ?")}
        widgets = {
            "field": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 4}),
            "contact_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "contact_email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }
        help_texts = {
            "text": _("Par exemple : « le marché commence à 8 h depuis mars »."),
            "contact_email": _("Pour être prévenu de la réponse. Exemple : nom@domaine.fr"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = ListingReport.Field.choices  # without the empty one


class ReportView(PublicFormView):
    """`/signaler/?page=…`."""

    form_class = ReportForm
    name = "signalement"
    title = _("Signaler une erreur")
    submit_label = _("Envoyer le signalement")

    @property
    def standfirst(self):
        """Which place it is about, when the address is one of ours."""
        place = place_of(self.page)
        if place:
            return _("À propos de : %(place)s") % {"place": place}
        return _("Dites-nous ce qui a changé : nous vérifions, puis nous corrigeons.")

    @property
    def page(self):
        """The page that the link came from."""
        return self.request.GET.get("page", "")[:300].replace("\0", "")

    def get_initial(self):
        return {"page": self.page}

    def accept(self, form):
        report = form.save(commit=False)
        report.place = place_of(report.page)
        report.open(consent=form)
        return report.receipt_url


def place_of(page):
    """The name of the place or producer that a path of ours shows to everyone, empty for any other text."""
    title = Listing.objects.filter(url=page).values_list("title", flat=True).first()
    if title is None and page.startswith("/producteurs/"):
        slug = page.removeprefix("/producteurs/").strip("/")
        title = ProducerPage.objects.visible().filter(slug=slug).values_list("title", flat=True).first()
    return title or ""
