"""The private page of whoever sent a request: where it stands, the thread, and a box to write in."""

from django import forms
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from cms.core.middleware import SECRET
from cms.core.public_forms import PublicForm, PublicFormView
from cms.core.reply_address import reply_address
from cms.core.requests import find_by_token


class MessageForm(PublicForm):
    """One more message."""

    text = forms.CharField(label=_("Votre message"), max_length=4000, widget=forms.Textarea(attrs={"rows": 5}))


class FollowUpView(PublicFormView):
    """`/suivi/<token>/`: whoever holds the address may read and write; nobody else learns that it exists."""

    form_class = MessageForm
    name = "suivi"
    template_name = "requests/follow_up.html"
    submit_label = _("Envoyer ce message")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.inbound = find_by_token(kwargs["token"])
        if self.inbound is None:
            raise Http404
        self.title = _("Votre %(subject)s") % {"subject": self.inbound.SUBJECT}

    def dispatch(self, request, *args, **kwargs):
        response = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = SECRET
        response["Referrer-Policy"] = "same-origin"  # the address is secret; without an origin a form is refused
        response["X-Robots-Tag"] = "noindex"
        return response

    def get_context_data(self, **kwargs):
        may_reply = bool(reply_address(self.inbound.reference))
        return super().get_context_data(inbound=self.inbound, may_reply=may_reply, **kwargs)

    def accept(self, form):
        self.inbound.hear(form.cleaned_data["text"])
        return f"{self.inbound.get_absolute_url()}?ecrit=1"
