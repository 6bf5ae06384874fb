"""How much of a profile is filled in, and what would help most next."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

PHOTOS_WANTED = 3


@dataclass(frozen=True)
class Step:
    """Something a good profile has: its weight, what to do to have it, and the section where."""

    weight: int
    advice: str
    section: str
    is_done: bool


@dataclass(frozen=True)
class Completeness:
    """A share in percent, and the step that adds most (None when all is done)."""

    percent: int
    next_step: Step | None


def completeness(steps):
    """The `Completeness` of these steps."""
    total = sum(step.weight for step in steps)
    done = sum(step.weight for step in steps if step.is_done)
    missing = [step for step in steps if not step.is_done]
    return Completeness(round(100 * done / total), max(missing, key=lambda step: step.weight, default=None))


def steps_of(*, photos, has_story, has_products, has_place, has_contact, has_hours, has_practical_info, sells_at_home):
    """The steps of a profile, from plain facts; `photos` is how many there are."""
    lacking = max(PHOTOS_WANTED - photos, 0)
    advice = {1: _("Ajouter une photo"), 2: _("Ajouter deux photos")}.get(lacking, _("Ajouter trois photos"))
    steps = [
        Step(20, advice, "photos", not lacking),
        Step(20, _("Cocher vos produits"), "produits", has_products),
        Step(20, _("Placer le repère de la ferme"), "lieu", has_place),
        Step(20, _("Raconter votre ferme en quelques lignes"), "presentation", has_story),
        Step(10, _("Indiquer un téléphone ou une adresse que tout le monde voit"), "contact", has_contact),
        Step(10, _("Donner vos infos pratiques"), "contact", has_practical_info),
    ]
    if sells_at_home:
        steps.append(Step(20, _("Indiquer vos horaires"), "horaires", has_hours))
    return steps


def completeness_of(farm, place):
    """The `Completeness` of a version of a farm and of its own sale (or None)."""
    return completeness(
        steps_of(
            photos=bool(farm.photo_id) + len(farm.gallery.all()),
            has_story=bool(farm.story),
            has_products=bool(farm.product_lines.all()),
            has_place=farm.point is not None,
            has_contact=bool(farm.public.phone or farm.public.email),
            has_hours=bool(place and place.opening_hours),
            has_practical_info=bool(farm.practical_info),
            sells_at_home=place is not None,
        )
    )
