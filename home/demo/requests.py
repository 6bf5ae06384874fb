"""Requests of the demo, for the desk to have something to show: never mailed to anyone."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from cms.core.models import AnswerTemplate
from cms.core.requests import DAYS_TO_ANSWER
from guides.models import DriveSupportRequest
from home.demo.source import read
from map.models import Commune
from producers.models import ProductFamily


def load_answer_templates():
    """Words to answer with; those that are there, by name, stay as they are."""
    for row in read("answer_templates"):
        AnswerTemplate.objects.get_or_create(title=row.pop("title"), defaults=row)


def load_drive_requests():
    """Invented groups that ask for help; those that are there, by name, stay as they are."""
    for row in read("drive_requests"):
        if not DriveSupportRequest.objects.filter(group_name=row["group_name"]).exists():
            _ask(row)


def _ask(row):
    families, messages = row.pop("families"), row.pop("messages", [])
    sent_at = timezone.now() - timedelta(days=row.pop("days_ago"))
    made = DriveSupportRequest(
        **row | {"commune": Commune.objects.get(code_insee=row["commune"])},
        created_at=sent_at,
        due_on=timezone.localdate(sent_at) + timedelta(days=DAYS_TO_ANSWER),
    )
    made.open(quietly=True)
    made.families.set(ProductFamily.objects.filter(slug__in=families))
    service = get_user_model().objects.filter(username="agriculture").first()
    for message in messages:
        author = None if message["kind"] == "sender" else service
        made.messages.create(**message, author=author, created_at=sent_at + timedelta(days=1))
