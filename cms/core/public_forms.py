"""Forms that anyone may send: no account, no third party, nothing typed is lost.

A form mixes `PublicForm` in, a view derives from `PublicFormView`, on an address of its own (its page sets a
cookie and is kept by no shared cache):

    class ReportForm(PublicForm, forms.ModelForm): …          # every text field has a max_length

    class ReportView(PublicFormView):
        form_class, name, title = ReportForm, "signalement", _("Signaler une erreur")

        def accept(self, form):                                # in one transaction, once for each token
            report = form.save()
            mail.send("signalement_recu", report.email, {"report": report})
            return report.get_absolute_url()                   # the receipt

The template is `public_forms/form.html` unless the view names one that extends it (blocks `before`, `fields`,
`after`, `aside`). `get_extra_form_kwargs()` hands more to the form. The receipt shows `public_forms/already.html`,
which says « déjà reçue » after a replay. Each POST goes through: CSRF, rate limits (counted without addresses),
a token used once, a hidden trap, a minimum time, and a proof of work or a question (`cms.core.proof`).
Steps of a longer form use `PublicForm` alone, with `token=FormToken.new(name)`.
"""

import unicodedata

from django import forms
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from cms.core import proof, throttling
from cms.core.form_tokens import FormToken
from cms.core.forms import printable
from cms.core.middleware import PERSONAL
from cms.core.models import FormReceipt
from cms.core.throttling import Limit

BIDI_CONTROLS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Invisible characters that make a text read as another one."""
ALREADY = "deja"
DJANGO_REQUIRED = forms.Field.default_error_messages["required"]


class PublicForm(forms.Form):
    """A form for strangers: its defences, and texts less what no page can show."""

    trap = forms.CharField(label=_("Laissez ce champ vide"), required=False, max_length=200)
    token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=400)
    solution = forms.CharField(widget=forms.HiddenInput, required=False, max_length=2000)
    answer = forms.CharField(required=False, max_length=60)

    DEFENCES = ("trap", "token", "solution", "answer")

    def __init__(self, data=None, *args, token, **kwargs):
        super().__init__(None if data is None else readable(data), *args, **kwargs)
        self.form_token = token
        self.fields["answer"].label = proof.question(token.question)
        self.fields["answer"].widget.attrs["autocomplete"] = "off"
        self.order_fields([name for name in self.fields if name not in self.DEFENCES])
        for name, field in self.fields.items():
            if isinstance(field, forms.CharField) and not field.max_length:
                raise ImproperlyConfigured(f"{type(self).__name__}.{name} needs a max_length.")
            if field.error_messages.get("required") == DJANGO_REQUIRED:
                field.error_messages["required"] = required_message(field)

    @property
    def own_fields(self):
        """The fields that a person fills in."""
        return [self[name] for name in self.fields if name not in self.DEFENCES]

    @property
    def asks_proof(self):
        """Whether the browser works or the person answers a question."""
        return settings.PUBLIC_FORM_PROOF

    @property
    def challenge(self):
        """The browser's work, as JSON."""
        return proof.challenge(self.form_token.nonce)

    @property
    def lost_files(self):
        """The fields whose file must be chosen again: a browser never shows it twice."""
        return [self[name] for name in self.files if name in self.fields] if self.errors else []

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("trap"):
            raise forms.ValidationError(
                _("Votre envoi ressemble à celui d’un robot. Relisez vos réponses et envoyez-les à nouveau.")
            )
        if self.asks_proof and not self._is_proven(cleaned):
            self.add_error("answer", _("Répondez par un des trois mots : c’est pour écarter les robots."))
        return cleaned

    def _is_proven(self, cleaned):
        token = self.form_token
        return proof.proves_work(token.nonce, cleaned.get("solution") or "") or proof.answers_question(
            token.question, cleaned.get("answer") or ""
        )


class PublicFormView(FormView):
    """Shows a public form, takes it once, leads to its receipt."""

    template_name = "public_forms/form.html"
    name = ""
    title = ""
    standfirst = ""
    submit_label = _("Envoyer")
    per_address = Limit(20)
    per_form = Limit(500)

    def accept(self, form):
        """Save what a valid form says, queue its mails, and give the address of the receipt."""
        raise NotImplementedError

    def get_extra_form_kwargs(self):
        """What else the form is made with."""
        return {}

    def dispatch(self, request, *args, **kwargs):
        self.token = FormToken.new(self.name)
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = PERSONAL
        return response

    def get_form_kwargs(self):
        return super().get_form_kwargs() | self.get_extra_form_kwargs() | {"token": self.token}

    def get_context_data(self, **kwargs):
        words = {name: str(getattr(self, name)) for name in ("title", "standfirst", "submit_label", "token")}
        return super().get_context_data(**words | kwargs)

    def post(self, request, *args, **kwargs):
        token = FormToken.read(request.POST.get("token", "")[:400], self.name)
        if token and (receipt := FormReceipt.objects.filter(nonce=token.nonce).first()):
            return already(receipt)
        self.token = token or self.token
        if not self._is_within_limits():
            return self.refuse(_("Trop d’envois depuis votre connexion. Réessayez dans une heure."), status=429)
        if token is None:
            return self.refuse(_("Ce formulaire était ouvert depuis longtemps. Vérifiez et envoyez à nouveau."))
        if token.is_too_young:
            return self.refuse(_("Votre envoi est arrivé très vite. Relisez vos réponses et envoyez à nouveau."))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        try:
            with transaction.atomic():
                receipt = FormReceipt.objects.create(nonce=self.token.nonce, form=self.name)
                receipt.url = self.accept(form)
                receipt.save()
        except IntegrityError:
            receipt = FormReceipt.objects.filter(nonce=self.token.nonce).first()
            if receipt is None:
                raise
            return already(receipt)
        return HttpResponseRedirect(receipt.url)

    def refuse(self, reason, status=200):
        """The form again, with everything typed and the reason."""
        form = self.get_form()
        form.add_error(None, reason)
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def _is_within_limits(self):
        address = throttling.is_allowed(self.name, throttling.client_key(self.request), self.per_address)
        return throttling.is_allowed(self.name, "all", self.per_form) and address


def required_message(field):
    """What to do about a field that was left out."""
    return _("Choisissez une réponse.") if isinstance(field, forms.ChoiceField) else _("Répondez à cette question.")


class ReadableDataMixin:
    """A form view, of any audience, whose texts come without what no page can show."""

    def get_form_kwargs(self):
        kwargs = super().get_form_kwargs()
        return kwargs | ({"data": readable(kwargs["data"])} if "data" in kwargs else {})


def already(receipt):
    """To the first receipt, which says that it is the first."""
    joint = "&" if "?" in receipt.url else "?"
    return HttpResponseRedirect(f"{receipt.url}{joint}{ALREADY}=1")


def readable(data):
    """The texts of a query without control characters, in which new lines and tabs stay."""
    copy = data.copy()
    for name in copy:
        copy.setlist(name, [readable_text(value) for value in copy.getlist(name)])
    return copy


def readable_text(text):
    """A text with its new lines, less what cannot be shown or reads as something else; accents composed."""
    lines = unicodedata.normalize("NFC", text).translate(BIDI_CONTROLS).replace("\r\n", "\n").split("\n")
    return "\n".join(printable(line.replace("\t", " ")) for line in lines)
