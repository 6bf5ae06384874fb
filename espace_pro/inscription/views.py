"""The screens of an inscription. Its link is in each address: it opens that one, and nothing else."""

from django.http import FileResponse, Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView, View
from wagtail.models import Page, Site

from cms.core import throttling
from cms.core.public_forms import PublicFormView, readable
from cms.core.throttling import Limit
from espace_pro.claims.candidates import candidates, is_dismissed
from espace_pro.inscription import services
from espace_pro.inscription.access import ExpiredLinkError, UnknownLinkError, open_link, screen_token
from espace_pro.inscription.forms import StartForm
from espace_pro.inscription.links import LinkMixin, private
from espace_pro.inscription.steps import BY_SLUG, FARM, PHOTOS, REVIEW, STEPS, after, before
from espace_pro.inscription.summary import sections

RENEWALS = Limit(5)
STAY, DELETE = "ajouter", "supprimer"


class StartView(PublicFormView):
    """The first screen, for anyone: what to prepare, in the staff's own words, and the first questions."""

    form_class, name = StartForm, "inscription"
    template_name = "espace_pro/inscription/start.html"

    def accept(self, form):
        inscription = services.start(form=form)
        return first_screen(screen_token(inscription), inscription)

    def get_context_data(self, **kwargs):
        root = Site.find_for_request(self.request).root_page
        page = Page.objects.live().public().descendant_of(root).filter(url_path=f"{root.url_path}{self.path}").first()
        page = page and page.specific
        return super().get_context_data(page=page, steps=progress(FARM), **kwargs)

    @property
    def path(self):
        """Where the staff's page of this address is in the tree."""
        return self.request.path.lstrip("/")


class ResumeView(LinkMixin, TemplateView):
    """Where the mailed link leads: what is done, what is left, and where to go on."""

    template_name = "espace_pro/inscription/resume.html"

    def get_context_data(self, **kwargs):
        steps = progress(None, self.answers, self.access.token)
        following = next((row for row in steps if not row["is_done"]), steps[-1])
        return super().get_context_data(**kwargs) | {"steps": steps, "following": following}


class StepView(LinkMixin, TemplateView):
    """One step: shows its questions with what was answered, keeps what is sent, goes to the next."""

    def get(self, request, *args, **kwargs):
        if self.step != FARM and self.answers.commune is None:
            return HttpResponseRedirect(self.url("step", FARM.slug))
        return super().get(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        if self.step != FARM and self.answers.commune is None:
            return HttpResponseRedirect(self.url("step", FARM.slug))
        self.form = self.answers.form(self.step, readable(request.POST), request.FILES)
        is_valid = self.form.is_valid()
        if self.step == PHOTOS:
            services.keep_photos(access=self.access, form=self.form, deleted=request.POST.get(DELETE, ""))
            is_staying = DELETE in request.POST or STAY in request.POST
            if is_valid and is_staying:
                return HttpResponseRedirect(f"{self.url('step', PHOTOS.slug)}#photos-gardees")
        elif self.step == REVIEW:
            return self.send() if is_valid else self.refuse()
        else:
            services.keep(access=self.access, step=self.step, form=self.form)
        return HttpResponseRedirect(self.following()) if is_valid else self.refuse()

    def send(self):
        """The last step: the draft is made, or the review says what is missing."""
        try:
            services.send(access=self.access, form=self.form)
        except services.IncompleteError:
            return self.refuse()
        return HttpResponseRedirect(self.url("receipt"))

    def refuse(self):
        """The same questions, with what was typed and what is wrong."""
        if self.step == PHOTOS:
            self.form.show(self.inscription.photos.all())
        self.access.inscription.refresh_from_db()
        return self.render_to_response(self.get_context_data(form=self.form))

    def following(self):
        """Where to go after this step: to the review when one came from there."""
        if self.step == FARM:
            self.inscription.refresh_from_db()
            return first_screen(self.access.token, self.inscription)
        if self.request.POST.get("retour") == REVIEW.slug:
            return self.url("step", REVIEW.slug)
        return self.url("step", after(self.step).slug)

    @cached_property
    def step(self):
        """The step in the address."""
        try:
            return BY_SLUG[self.kwargs["step"]]
        except KeyError as error:
            raise Http404 from error

    def get_template_names(self):
        return [self.step.template]

    def get_context_data(self, **kwargs):
        context = {"form": kwargs.pop("form", None) or self.answers.form(self.step), "step": self.step}
        context |= {"steps": progress(self.step, self.answers, self.access.token), "previous": self.previous_url}
        context["number"], context["total"] = STEPS.index(self.step) + 1, len(STEPS)
        context["next_title"] = getattr(after(self.step), "title", "")
        context["is_from_review"] = REVIEW.slug in (self.request.GET.get("retour"), self.request.POST.get("retour"))
        if self.step == REVIEW:
            context["sections"] = sections(self.answers, self.url)
            context["to_answer"] = [(step.title, self.url("step", step.slug)) for step in self.answers.to_answer]
        return super().get_context_data(**kwargs) | context | {"commune": self.answers.commune}

    @property
    def previous_url(self):
        """The step before."""
        return self.url("step", before(self.step).slug) if before(self.step) else ""


class PhotoView(LinkMixin, View):
    """A picture that waits, shown to whoever holds the link."""

    def get(self, request, token, photo):
        found = self.inscription.photos.filter(pk=photo).first()
        if found is None:
            raise Http404
        return FileResponse(found.file.open("rb"))


class ReceiptView(LinkMixin, TemplateView):
    """The number, and what happens next."""

    template_name = "espace_pro/inscription/receipt.html"
    is_after_sending = True

    def get(self, request, *args, **kwargs):
        if self.inscription.claim:
            return HttpResponseRedirect(self.inscription.claim.receipt_url)
        return super().get(request, *args, **kwargs)


class RenewView(View):
    """A new link in place of one that is too old: mailed, never shown."""

    def post(self, request, token):
        try:
            inscription = open_link(token).inscription
        except UnknownLinkError as error:
            raise Http404 from error
        except ExpiredLinkError as error:
            inscription = error.inscription
        if throttling.is_allowed("inscription-link", inscription.key, RENEWALS) and not inscription.is_sent:
            services.mail_the_link(inscription)
        return private(render(request, "espace_pro/inscription/renewed.html"))


def first_screen(token, inscription):
    """Where one goes after the first questions: « Est-ce vous ? » when a farm of the map looks like this one."""
    name, args = "step", [token, STEPS[1].slug]
    if not is_dismissed(inscription, candidates(inscription)):
        name, args = "claim", [token]
    return reverse(f"espace_pro:inscription_{name}", args=args)


def progress(current, answers=None, token=""):
    """The steps with their number, address, and where one stands."""
    return [
        {
            "number": number,
            "title": step.title,
            "is_current": step == current,
            "is_done": answers is not None and step != current and answers.is_done(step),
            "url": reverse("espace_pro:inscription_step", args=[token, step.slug]) if token else "",
        }
        for number, step in enumerate(STEPS, start=1)
    ]
