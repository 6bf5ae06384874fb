"""Everything held about a farm and the person who asks, in one archive (regulation EU 2016/679, articles 15 and 20)."""

import io
import json
import zipfile
from pathlib import PurePath

from django.core.serializers.json import DjangoJSONEncoder
from django.forms.models import model_to_dict

from espace_pro.moderation.facts import facts_of
from espace_pro.profile.photos import pictures_of

PERSON = ("username", "email", "first_name", "last_name", "date_joined", "last_login")
RELATED = (
    "proposals",
    "presence_requests",
    "attendances",
    "invitations",
    "erasure_requests",
    "videos",
    "video_requests",
    "enquiries",
    "day_counts",
)
"""What belongs to a farm beside its page, by the names of its relations; others join by adding theirs."""


def archive_of(farm, user):
    """A ZIP as bytes: `donnees.json` in French words and in stored values, and the pictures."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("donnees.json", json.dumps(data_of(farm, user), cls=Encoder, ensure_ascii=False, indent=2))
        for image, _caption in pictures_of(farm):
            with image.file.storage.open(image.file.name) as file:
                archive.writestr(f"photos/{PurePath(image.file.name).name}", file.read())
    return content.getvalue()


class Encoder(DjangoJSONEncoder):
    """Writes files by their names and anything else unknown by its words."""

    def default(self, value):
        try:
            return super().default(value)
        except TypeError:
            return str(value)


def data_of(farm, user):
    """The same as plain data."""
    revisions, members = farm.revisions.order_by("created_at"), farm.members.select_related("user")
    related = {name: getattr(farm, name).all() for name in RELATED if hasattr(farm, name)}
    return {
        "personne": {name: getattr(user, name) for name in PERSON},
        "fiche": in_words(farm) | {"valeurs": stored(farm)},
        "points de vente": [in_words(place) | {"valeurs": stored(place)} for place in farm.own_sale_points.all()],
        "équipe": [{"adresse": each.user.email, "depuis": each.joined_at} for each in members],
        "autres": {name: [stored(each) for each in records] for name, records in related.items()},
        "versions": [{"le": each.created_at, "contenu": each.content} for each in revisions],
    }


def in_words(record):
    """A record as its page says it."""
    return {fact.label: fact.text for fact in facts_of(record)}


def stored(record):
    """Every stored value of a record."""
    values = model_to_dict(record)
    values |= {field.name: field.value_from_object(record) for field in record._meta.concrete_fields}
    return values
