"""What a farm says when it asks for a film, and while it is made."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.consent import ConsentField
from espace_pro.models import VideoPeriod, VideoPerson, VideoRequest
from espace_pro.places.forms import DateField

CONSENT = _(
    "J’accepte que le Département filme le sujet décrit ici, monte la vidéo, puis, seulement après mon approbation, "
    "la publie sur ce site avec ses sous-titres et sa transcription. Je peux la retirer à tout moment : elle "
    "disparaît le jour même."
)
YES_NO = [("oui", _("Oui")), ("non", _("Non"))]
PERIODS, PEOPLE = 6, 30


def not_future(day):
    """A written agreement is not of tomorrow."""
    if day and day > timezone.localdate():
        raise forms.ValidationError(_("Cette date n’est pas encore venue."))
    return day


class RequestForm(forms.ModelForm):
    """What to film, where, what may be shown, and the farm's own consent."""

    has_minors = forms.ChoiceField(
        label=_("Des enfants ou des adolescents seront-ils filmés ?"),
        choices=YES_NO,
        widget=forms.RadioSelect,
        help_text=_("Si oui, l’accord écrit de leurs parents est nécessaire avant de fixer le tournage."),
        error_messages={"required": _("Répondez par oui ou par non.")},
    )
    consent = ConsentField(CONSENT)

    class Meta:
        model = VideoRequest
        fields = ["subject", "place", "may_show", "has_minors"]
        widgets = {"may_show": forms.Textarea(attrs={"rows": 4})}
        labels = {
            "subject": _("Que voudriez-vous montrer ?"),
            "place": _("Où tourner ?"),
            "may_show": _("Ce qui peut être montré, et ce qui ne doit pas l’être"),
        }
        help_texts = {
            "subject": _("Par exemple : « Le gavage du matin et le marché de Samatan »."),
            "place": _("Un lieu-dit, un marché, un atelier…"),
            "may_show": _("Par exemple : « l’atelier et le pré, mais pas la maison »."),
        }
        error_messages = {
            "subject": {"required": _("Dites en quelques mots ce que vous voudriez montrer.")},
            "place": {"required": _("Indiquez un lieu.")},
            "may_show": {"required": _("Dites ce qui peut être montré.")},
        }

    def clean_has_minors(self):
        """Yes or no, as the record keeps it."""
        return self.cleaned_data["has_minors"] == "oui"


class PeriodForm(forms.ModelForm):
    """« Du 7 au 11 décembre, le matin »."""

    starts_on = DateField(label=_("Du"), error_messages={"required": _("Indiquez le premier jour.")})
    ends_on = DateField(label=_("Au (compris)"), required=False)

    class Meta:
        model = VideoPeriod
        fields = ["starts_on", "ends_on", "moment"]

    def clean(self):
        cleaned = super().clean()
        first = cleaned.get("starts_on")
        last = cleaned["ends_on"] = cleaned.get("ends_on") or first
        if first and first < timezone.localdate():
            self.add_error("starts_on", _("Ce jour est passé."))
        elif first and last < first:
            self.add_error("ends_on", _("La fin vient avant le début."))
        return cleaned


class PersonForm(forms.ModelForm):
    """Someone in the picture, and the date of their written agreement."""

    consented_on = DateField(
        label=_("Accord écrit daté du"), required=False, help_text=_("Laissez vide s’il n’est pas encore signé.")
    )

    class Meta:
        model = VideoPerson
        fields = ["name", "consented_on"]
        error_messages = {"name": {"required": _("Indiquez le prénom et le nom.")}}

    def clean_consented_on(self):
        """A day that has come."""
        return not_future(self.cleaned_data["consented_on"])


class PeriodFormSet(forms.BaseInlineFormSet):
    """The days; one at least."""

    def clean(self):
        if not any(form.has_changed() for form in self.forms):
            raise forms.ValidationError(_("Indiquez au moins une période où nous pouvons venir."))


Periods = forms.inlineformset_factory(
    VideoRequest,
    VideoPeriod,
    form=PeriodForm,
    formset=PeriodFormSet,
    extra=3,
    max_num=PERIODS,
    absolute_max=PERIODS,
    can_delete=False,
)
People = forms.inlineformset_factory(
    VideoRequest, VideoPerson, form=PersonForm, extra=3, max_num=PEOPLE, absolute_max=PEOPLE, can_delete=False
)


class ParentsForm(forms.ModelForm):
    """The date of the parents' written agreement."""

    parental_consent_on = DateField(
        label=_("Accord écrit des parents, daté du"),
        required=False,
        help_text=_("Le tournage ne peut être fixé qu’ensuite. Apportez l’original le jour venu."),
    )

    class Meta:
        model = VideoRequest
        fields = ["parental_consent_on"]

    def clean_parental_consent_on(self):
        """A day that has come."""
        return not_future(self.cleaned_data["parental_consent_on"])


class RedoForm(forms.Form):
    """What to change in a cut."""

    note = forms.CharField(
        label=_("Ce qu’il faut changer"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Le plus simple est de donner le moment : « à 1 min 20, coupez le plan de la maison »."),
        error_messages={"required": _("Dites ce qu’il faut changer.")},
    )


class MessageForm(forms.Form):
    """A word to the service."""

    text = forms.CharField(
        label=_("Votre message"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Écrivez votre message.")},
    )
