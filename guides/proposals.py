"""The public form by which one makes an initiative known: it waits for a person."""

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from cms.core.consent import ConsentField
from cms.core.public_forms import PublicForm, PublicFormView
from guides.models import Initiative
from guides.services import submit


class ProposalForm(PublicForm, forms.ModelForm):
    """An initiative as someone tells it; nothing of it is public before it was read."""

    consent = ConsentField(
        _("J’accepte que le service me réponde à cette adresse et publie l’initiative après l’avoir vérifiée.")
    )

    class Meta:
        model = Initiative
        fields = [
            "name", "locality", "department", "carrier", "theme", "description", "url", "started_on",
            "source_name", "sender_email",
        ]  # fmt: skip
        labels = {
            "name": _("Nom de l’initiative"),
            "locality": _("Où"),
            "carrier": _("Qui la porte"),
            "url": _("Adresse internet"),
            "started_on": _("Depuis quand"),
            "source_name": _("Comment la connaissez-vous ?"),
            "sender_email": _("Votre adresse électronique"),
        }
        help_texts = {
            "locality": _("Une commune, un secteur, ou tout le département."),
            "description": _("En quelques lignes : qui vend quoi, où et comment. 600 signes au plus."),
            "url": _("Elle commence par https://"),
            "started_on": _("Par exemple 04/04/2020."),
            "source_name": _("Par exemple : j’y vends, j’y achète, un article du journal."),
            "sender_email": _("Pour vous répondre. Elle n’est jamais publiée."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["description"].widget.attrs["rows"] = 5

    def clean(self):
        cleaned = super().clean()
        key = {name: cleaned.get(name) for name in ("name", "locality", "department")}
        if all(key.values()) and Initiative.objects.filter(**key).exists():
            self.add_error("name", _("Nous connaissons déjà cette initiative, ou elle attend d’être relue. Merci."))
        return cleaned


class ProposalView(PublicFormView):
    """« Faites-nous connaître la vôtre »."""

    form_class, name, title = ProposalForm, "initiative", _("Faites-nous connaître la vôtre")
    standfirst = _("Vous vendez ensemble, autrement ? Racontez-le. Une personne vous lit avant de publier.")
    submit_label = _("Envoyer l’initiative")
    extra_context = {"parent_title": _("Ce qui se fait ailleurs"), "parent_url": "/guides/initiatives/"}

    def accept(self, form):
        submit(form.save(commit=False))
        return reverse("initiative_received")


class ReceivedView(TemplateView):
    """What happens next."""

    template_name = "guides/initiative_received.html"
