"""The demo content goes in once, and its accounts with it."""

import pytest
from django.contrib.auth import authenticate
from django.core import mail
from django.core.management import CommandError, call_command
from wagtail.models import Page

from guides.models import DriveSupportRequest
from map.models import Attendance, Listing, SalePoint
from producers.models import ProducerPage, Video

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("demo")]


def counts():
    return [model.objects.count() for model in (Page, SalePoint, Attendance, Video, Listing, DriveSupportRequest)]


def test_the_demo_fills_an_empty_site_and_a_second_run_adds_nothing(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    call_command("load_demo", password="un mot de passe de test")
    first = counts()
    call_command("load_demo", password="un mot de passe de test")
    assert counts() == first
    assert ProducerPage.objects.live().count() >= 60
    assert ProducerPage.objects.values("commune").distinct().count() >= 40
    assert SalePoint.objects.exclude(source="").count() >= 26
    assert Video.objects.filter(live=True).count() >= 4 and Video.objects.exclude(file="").exists()
    for username in ("redaction", "relecture", "agriculture", "producteur"):
        assert authenticate(username=username, password="un mot de passe de test")
    assert DriveSupportRequest.objects.late().count() == 1 and not mail.outbox
    assert ProducerPage.objects.filter(members__user__username="producteur", live=True).count() == 1


def test_the_demo_refuses_a_production_site(settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError):
        call_command("load_demo")
    assert not SalePoint.objects.exists()
