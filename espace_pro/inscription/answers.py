"""What an inscription says, read by the forms that asked for it: nothing stored is trusted."""

from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property

from cms.core.geo import Point
from espace_pro.inscription.steps import FARM, PHOTOS, PLACE, REVIEW, SALES, STEPS
from map.pin import place_said

MAX_VALUES, MAX_LENGTH = 100, 1200
"""How much of what one field was sent is kept."""
UNKEPT = ("consent", "photos")


class Answers:
    """The forms of an inscription, bound to what was typed."""

    def __init__(self, inscription):
        self.inscription = inscription
        self._kept = {}

    def form(self, step, data=None, files=None):
        """The form of a step: on `data`, else on what was typed before, else empty."""
        stored = self.inscription.answers.get(step.slug)
        if data is None and stored is not None and step not in (PHOTOS, REVIEW):
            data = MultiValueDict(stored)
        options = self._options(step)
        if data is None and step == REVIEW:
            options["initial"] = {"note": self.inscription.answer(step.slug, "note")}
        return step.form_class(data, files, **options)

    def _options(self, step):
        if step == PLACE:
            hamlet = place_said(self.inscription.answer(FARM.slug, "commune"))[1]
            return {"commune": self.commune, "initial": {"locality": hamlet}}
        if step == SALES:
            return {"point": self.point}
        if step == PHOTOS:
            return {"kept": self.inscription.photos.all()}
        return {}

    def kept(self, step):
        """The form of a step on what was typed before, made once."""
        if step not in self._kept:
            self._kept[step] = self.form(step)
        return self._kept[step]

    def cleaned(self, step):
        """What a step says, empty as long as it is not answered well."""
        form = self.kept(step)
        return form.cleaned_data if form.is_valid() else {}

    def is_done(self, step):
        """Whether a step was answered, and well."""
        if step == PHOTOS:
            return PHOTOS.slug in self.inscription.answers
        return step != REVIEW and self.kept(step).is_valid()

    @cached_property
    def to_answer(self):
        """The steps that still miss something; photos are never missed."""
        return [step for step in STEPS if step not in (PHOTOS, REVIEW) and not self.is_done(step)]

    @cached_property
    def commune(self):
        """The farm's `Commune`, None as long as the first step does not say."""
        form = self.kept(FARM)
        form.is_valid()
        return form.cleaned_data.get("commune") if form.is_bound else None

    @cached_property
    def point(self):
        """Where the farm is (`Point`): its pin, else the centre of its commune."""
        return self.cleaned(PLACE).get("coordinates") or Point(
            float(self.commune.latitude), float(self.commune.longitude)
        )


def typed(form):
    """What the fields of a bound form were sent, as lists of texts short enough to keep."""
    names = [field.name for field in getattr(form, "own_fields", form) if field.name not in UNKEPT]
    sent = {name: form.data.getlist(name) for name in names if name in form.data}
    return {name: [value[:MAX_LENGTH] for value in values[:MAX_VALUES]] for name, values in sent.items()}
