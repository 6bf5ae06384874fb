"""One request at the desk: what it says, the thread, and what the service does with it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from cms.core.desk_filters import colleagues
from cms.core.models import AnswerTemplate
from cms.core.public_forms import readable
from cms.core.requests import State


class TextForm(forms.Form):
    """Words of the service."""

    text = forms.CharField(label=_("Votre réponse"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))

    def __init__(self, data=None, **kwargs):
        super().__init__(None if data is None else readable(data), **kwargs)


class AnswerForm(TextForm):
    """An answer to the sender, and the state it leaves the request in."""

    state = forms.ChoiceField(label=_("La demande est ensuite"), choices=State.choices, initial=State.WAITING)


class NoteForm(TextForm):
    """A note between colleagues."""

    text = forms.CharField(label=_("Votre note"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))


class FollowForm(forms.Form):
    """State, assignee and due date."""

    state = forms.ChoiceField(label=_("État"), choices=State.choices)
    assignee = forms.ModelChoiceField(label=_("Suivie par"), queryset=None, required=False, empty_label=_("personne"))
    due_on = forms.DateField(
        label=_("Réponse promise pour le"),
        required=False,
        help_text=_("Un changement de date ou d’état est annoncé à la personne."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, data=None, *, people, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["assignee"].queryset = people

    def clean_due_on(self):
        """The day promised until now, or one to come."""
        kept = self.initial["due_on"]
        day = self.cleaned_data["due_on"] or kept
        if day != kept and day < timezone.localdate():
            raise forms.ValidationError(_("Choisissez un jour à venir."))
        return day


class DeskDetailView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """Shows a request to those who may look; answers, notes and changes need the right to change."""

    model = None
    permission_policy = None
    any_permission_required = ["view", "change"]
    template_name = "admin/desk/detail.html"
    index_url_name = ""
    detail_url_name = ""
    header_icon = ""
    ACTIONS = {"answer": AnswerForm, "note": NoteForm, "follow": FollowForm}

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.inbound = None

    def dispatch(self, request, *args, **kwargs):
        self.request = request
        if self.user_has_any_permission(self.any_permission_required):
            self.inbound = get_object_or_404(self.model.objects.select_related("assignee"), pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        """The page; `?modele=` starts the answer with a template."""
        return self.render_to_response(self.get_context_data(forms=self.get_forms()))

    def post(self, request, pk):
        """One action: answer, note, or change of state and assignee."""
        if not self.user_has_permission("change"):
            raise PermissionDenied
        action = request.POST.get("action", "")
        if action not in self.ACTIONS:
            return redirect(self.detail_url_name, pk)
        shown = self.get_forms(action, request.POST)
        if not shown[action].is_valid():
            return self.render_to_response(self.get_context_data(forms=shown))
        getattr(self, action)(**shown[action].cleaned_data)
        messages.success(request, _("C’est enregistré."))
        return redirect(self.detail_url_name, pk)

    def answer(self, text, state):
        """Write to the sender."""
        self.inbound.answer(text, self.request.user, State(state))

    def note(self, text):
        """Write to colleagues."""
        self.inbound.note(text, self.request.user)

    def follow(self, state, assignee, due_on):
        """Change who follows the request, until when, and its state."""
        self.inbound.assign(assignee)
        self.inbound.reschedule(due_on, self.request.user)
        self.inbound.change_state(State(state), self.request.user)

    def get_forms(self, action=None, data=None):
        """The three forms, one of them filled in."""
        template = self.answer_templates.filter(pk=self.template_asked).first()
        given = {
            "answer": {"initial": {"text": template.text if template else "", "state": State.WAITING}},
            "note": {},
            "follow": {
                "initial": {
                    "state": self.inbound.state,
                    "assignee": self.inbound.assignee_id,
                    "due_on": self.inbound.due_on,
                },
                "people": colleagues(self.model),
            },
        }
        return {
            name: form(data if name == action else None, prefix=None, auto_id=f"id_{name}_%s", **given.get(name, {}))
            for name, form in self.ACTIONS.items()
        }

    @property
    def template_asked(self):
        """The template answer that the query names, if any."""
        asked = self.request.GET.get("modele", "")
        return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else None

    @property
    def answer_templates(self):
        """The template answers for this kind."""
        return AnswerTemplate.objects.filter(Q(kind="") | Q(kind=self.model.PREFIX))

    def get_page_title(self):
        return self.inbound.reference

    def get_breadcrumbs_items(self):
        index = {"url": reverse(self.index_url_name), "label": self.model._meta.verbose_name_plural.capitalize()}
        return [*self.breadcrumbs_items, index, {"url": "", "label": self.inbound.reference}]

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "breadcrumbs_items": self.get_breadcrumbs_items(),
            "inbound": self.inbound,
            "thread": self.inbound.messages.select_related("author"),
            "templates": self.answer_templates,
            "may_change": self.user_has_permission("change"),
        }
