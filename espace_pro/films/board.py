"""The service's board of films, under « Demandes »: by stage, with filters; a page each, with its moves as buttons."""

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from cms.core.desk import DeskIndexView, DeskViewSet
from cms.core.desk_detail import DeskDetailView, NoteForm, TextForm
from cms.core.desk_filters import DeskFilterSet, colleagues
from cms.core.hours import french
from cms.core.media import serve_private
from espace_pro.films import services
from espace_pro.films.board_forms import MOVE_FORMS, AssignForm, ParentsSeenForm
from espace_pro.films.services import MoveRefusedError
from espace_pro.films.stages import SERVICE, Stage, next_for
from espace_pro.models import VideoCut, VideoRequest

SERVICES = {
    Stage.ACCEPTED: services.accept,
    Stage.REFUSED: services.refuse,
    Stage.PLANNED: services.plan,
    Stage.SHOT: services.shoot,
    Stage.EDITED: services.add_cut,
    Stage.PUBLISHED: services.publish,
    Stage.WITHDRAWN: lambda **facts: services.withdraw(side=SERVICE, **facts),
}


def months_of_shoots():
    """The months in which something is or was shot, the latest first: « 2026-12 », « décembre 2026 »."""
    days = VideoRequest.objects.exclude(shoot_on=None).dates("shoot_on", "month", order="DESC")
    return [(f"{day:%Y-%m}", f"{french.MONTHS[day.month - 1]} {day.year}") for day in days]


def day_of_shoot(film):
    """« 9 décembre 2026 », a dash while there is none."""
    return french.day_of_month(film.shoot_on, year=True) if film.shoot_on else "–"


class FilmFilterSet(DeskFilterSet):
    """Stage, person, delay, month of the shoot."""

    shoot_month = django_filters.ChoiceFilter(
        label=_("Mois du tournage"), choices=months_of_shoots, method="in_month", empty_label=_("tous")
    )

    def in_month(self, queryset, name, value):
        """The films shot in a month."""
        year, month = value.split("-")
        return queryset.filter(shoot_on__year=int(year), shoot_on__month=int(month))


class FilmIndexView(DeskIndexView):
    """Every film, by stage."""

    search_fields = ["reference", "subject", "producer__title"]
    base_filterset_class = FilmFilterSet
    default_ordering = ["stage_rank", "due_on"]

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("producer").by_stage()


class FilmDetailView(DeskDetailView):
    """One film: what was asked, its steps, its cuts, the exchange, and the moves that are possible now."""

    template_name = "espace_pro/films/board.html"
    ACTIONS = {"answer": TextForm, "note": NoteForm, "assign": AssignForm, "parents": ParentsSeenForm}

    def post(self, request, pk):
        """A move of the film, or one of the desk's actions."""
        stage = request.POST.get("to", "")
        if stage not in SERVICES:
            return super().post(request, pk)
        if not self.user_has_permission("change"):
            raise PermissionDenied
        stage = Stage(stage)
        form_class, _label = MOVE_FORMS[stage]
        form = self.move_form(stage, request.POST, request.FILES) if form_class else None
        if form and not form.is_valid():
            return self.render_to_response(self.get_context_data(forms=self.get_forms(), refused={stage: form}))
        try:
            SERVICES[stage](film=self.inbound, user=request.user, **(form.cleaned_data if form else {}))
        except MoveRefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("C’est enregistré, et le producteur est prévenu."))
        return redirect(self.detail_url_name, pk)

    def answer(self, text):
        """Write to the farm."""
        self.inbound.answer(text, self.request.user)

    def assign(self, assignee):
        """Give the film to a colleague."""
        self.inbound.assign(assignee)

    def parents(self, parental_consent_on):
        """The parents' written agreement is here."""
        VideoRequest.objects.filter(pk=self.inbound.pk).update(parental_consent_on=parental_consent_on)

    def move_form(self, stage, data=None, files=None):
        """The form of a move, filled in or not."""
        return MOVE_FORMS[stage][0](data, files, film=self.inbound, auto_id=f"id_{stage}_%s")

    def get_forms(self, action=None, data=None):
        """The desk's forms, one of them filled in."""
        template = self.answer_templates.filter(pk=self.template_asked).first()
        given = {
            "answer": {"initial": {"text": template.text if template else ""}},
            "assign": {"initial": {"assignee": self.inbound.assignee_id}, "people": colleagues(self.model)},
        }
        return {
            name: form(data if name == action else None, auto_id=f"id_{name}_%s", **given.get(name, {}))
            for name, form in self.ACTIONS.items()
        }

    def get_moves(self, refused):
        """The moves that are possible now: stage, button, form (None when there is nothing to fill in)."""
        for stage in next_for(self.inbound.state, SERVICE):
            form_class, label = MOVE_FORMS[stage]
            yield stage, label, refused.get(stage) or (self.move_form(stage) if form_class else None)

    def get_context_data(self, refused=None, **kwargs):
        film = self.inbound
        return super().get_context_data(**kwargs) | {
            "moves": list(self.get_moves(refused or {})),
            "steps": film.steps,
            "cuts": film.cuts.all(),
            "people": film.people.all(),
            "may_know_people": self.request.user.has_perm("producers.manage_contact"),
            "thread": film.messages.filter(stage="").select_related("author"),
        }


class CutView(DeskDetailView):
    """The file of a cut, for those who may look at the board."""

    def get(self, request, pk, cut):
        cut = get_object_or_404(VideoCut, request=self.inbound, pk=cut)
        if not cut.file:
            raise Http404
        return serve_private(request, cut.file)


class FilmDesk(DeskViewSet):
    """The board."""

    model = VideoRequest
    icon = "media"
    menu_label = _("Vidéos")
    menu_order = 200
    index_view_class = FilmIndexView
    detail_view_class = FilmDetailView
    list_filter = ["state", "assignee"]
    more_columns = (
        Column("producer", label=_("Producteur"), accessor="producer"),
        Column("subject", label=_("Sujet"), accessor="subject"),
        Column("shoot_on", label=_("Tournage"), accessor=day_of_shoot, sort_key="shoot_on"),
    )
    list_export = ["reference", "get_state_display", "producer", "subject", "created_at", "shoot_on", "assignee"]

    def get_urlpatterns(self):
        cut = path("<int:pk>/montages/<int:cut>/", self.construct_view(CutView), name="cut")
        return [*super().get_urlpatterns(), cut]
