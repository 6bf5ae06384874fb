"""« Ma vidéo »: the farm's films and what to do with them, its request and every step of it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View

from cms.core.media import serve_private
from cms.core.public_forms import readable
from espace_pro.access import FarmMixin
from espace_pro.films import services
from espace_pro.films.forms import MessageForm, ParentsForm, People, Periods, RedoForm, RequestForm
from espace_pro.films.kit import kits_of
from espace_pro.films.services import MoveRefusedError
from espace_pro.films.stages import PRODUCER, Stage, next_for
from espace_pro.models import VideoRequest


class FilmsMixin(FarmMixin):
    """A page of « Ma vidéo »."""

    section = "films"

    @cached_property
    def film(self):
        """The request of the address, if it is this farm's."""
        films = self.farm.video_requests.select_related("producer", "video", "asked_by")
        return get_object_or_404(films, pk=self.kwargs["film"])

    @cached_property
    def typed(self):
        """What was sent, fit to be shown again; None for a visit."""
        return readable(self.request.POST) if self.request.method == "POST" else None


class FilmsView(FilmsMixin, TemplateView):
    """The films online with their kit, the requests, the way to ask."""

    template_name = "espace_pro/films/films.html"

    def get_context_data(self, **kwargs):
        requests = list(self.farm.video_requests.all())
        return super().get_context_data(**kwargs) | {
            "kits": kits_of(self.farm),
            "requests": requests,
            "may_ask": not any(film.state in VideoRequest.OURS for film in requests),
        }


class AskView(FilmsMixin, TemplateView):
    """The form; a farm has one request in progress at a time."""

    template_name = "espace_pro/films/ask.html"

    def dispatch(self, request, *args, **kwargs):
        self.film = VideoRequest()
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def forms(self):
        """The request, its days, its people."""
        return {
            "form": RequestForm(self.typed, instance=self.film),
            "periods": Periods(self.typed, instance=self.film, prefix="jours"),
            "people": People(self.typed, instance=self.film, prefix="personnes"),
        }

    def get(self, request, *args, **kwargs):
        current = self.farm.video_requests.in_progress().first()
        return redirect(current) if current else super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if not all(form.is_valid() for form in self.forms.values()):
            return self.render_to_response(self.get_context_data())
        film = services.ask(film=self.film, farm=self.farm, user=request.user, **self.forms)
        return redirect(film.receipt_url)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | self.forms


class FilmView(FilmsMixin, TemplateView):
    """One request: its steps, the cut to look at, the exchange; the farm's moves and messages."""

    template_name = "espace_pro/films/film.html"
    ACTIONS = {"approve": None, "redo": RedoForm, "message": MessageForm}

    def post(self, request, *args, **kwargs):
        action = request.POST.get("action", "")
        if action not in self.ACTIONS:
            return redirect(self.film)
        form_class = self.ACTIONS[action]
        form = form_class(self.typed, auto_id=f"id_{action}_%s") if form_class else None
        if form and not form.is_valid():
            return self.render_to_response(self.get_context_data(**{f"{action}_form": form}))
        try:
            said = getattr(self, action)(**(form.cleaned_data if form else {}))
        except MoveRefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, said)
        return redirect(self.film)

    def approve(self):
        """The cut may be published."""
        services.approve(film=self.film, user=self.request.user)
        return _("Merci : la vidéo est approuvée. Nous la publions avec ses sous-titres et sa transcription.")

    def redo(self, note):
        """The cut must change."""
        services.ask_again(film=self.film, user=self.request.user, note=note)
        return _("C’est noté : un autre montage vous sera proposé.")

    def message(self, text):
        """A word to the service."""
        self.film.hear(text)
        return _("Votre message est envoyé.")

    def get_context_data(self, **kwargs):
        moves = next_for(self.film.state, PRODUCER)
        forms = {
            "redo_form": RedoForm(auto_id="id_redo_%s"),
            "message_form": MessageForm(auto_id="id_message_%s"),
        }
        context = forms | super().get_context_data(**kwargs)
        return context | {
            "film": self.film,
            "to_approve": Stage.APPROVED in moves,
            "may_stop": Stage.WITHDRAWN in moves,
            "cut": self.film.cut if self.film.state in (Stage.EDITED, Stage.TO_REDO) else None,
        }


class PeopleView(FilmsMixin, TemplateView):
    """Who is in the picture, and the dates of the written agreements, until the film is approved."""

    template_name = "espace_pro/films/people.html"

    @cached_property
    def forms(self):
        """The people, and the parents when minors are filmed."""
        forms = {"people": People(self.typed, instance=self.film, prefix="personnes")}
        if self.film.has_minors:
            forms["parents"] = ParentsForm(self.typed, instance=self.film)
        return forms

    def get(self, request, *args, **kwargs):
        return super().get(request, *args, **kwargs) if self.film.state in VideoRequest.OURS else redirect(self.film)

    def post(self, request, *args, **kwargs):
        if self.film.state not in VideoRequest.OURS:
            return redirect(self.film)
        if not all(form.is_valid() for form in self.forms.values()):
            return self.render_to_response(self.get_context_data())
        self.forms["people"].save()
        if self.film.has_minors:
            # Only this column: the service may be moving the film at the same time.
            day = self.forms["parents"].cleaned_data["parental_consent_on"]
            VideoRequest.objects.filter(pk=self.film.pk).update(parental_consent_on=day)
        messages.success(request, _("C’est enregistré."))
        return redirect(self.film)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | self.forms | {"film": self.film}


class StopView(FilmsMixin, TemplateView):
    """Give up a request before its film is online: one screen to be sure."""

    template_name = "espace_pro/films/withdraw.html"

    def post(self, request, *args, **kwargs):
        try:
            services.withdraw(film=self.film, user=request.user, side=PRODUCER)
        except MoveRefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("C’est fait : la demande est retirée, et ce qui a été tourné est effacé."))
        return redirect("espace_pro:films", farm=self.farm.pk)

    def get_context_data(self, **kwargs):
        title = self.film.subject
        return super().get_context_data(**kwargs) | {"name": title, "back": self.film.get_absolute_url()}


class WithdrawView(FilmsMixin, TemplateView):
    """Take a film offline, for good and today."""

    template_name = "espace_pro/films/withdraw.html"

    @cached_property
    def video(self):
        """The farm's film of the address, withdrawn ones included: saying it twice is no error."""
        return get_object_or_404(self.farm.videos, pk=self.kwargs["video"])

    def post(self, request, *args, **kwargs):
        services.withdraw_video(video=self.video, user=request.user, side=PRODUCER)
        messages.success(request, _("C’est fait : la vidéo est retirée du site, et ses fichiers sont effacés."))
        return redirect("espace_pro:films", farm=self.farm.pk)

    def get_context_data(self, **kwargs):
        back = reverse("espace_pro:films", args=[self.farm.pk])
        return super().get_context_data(**kwargs) | {"name": self.video.title, "back": back, "is_online": True}


class CutFileView(FilmsMixin, View):
    """The file of a cut, for the farm's members."""

    def get(self, request, *args, **kwargs):
        cut = get_object_or_404(self.film.cuts, pk=self.kwargs["cut"])
        if not cut.file:
            raise Http404
        return serve_private(request, cut.file)
