"""Addresses of the service's acts, for the templates of the admin."""

from django import template
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

register = template.Library()


@register.simple_tag
def confirm_url(record):
    """Where to note that a record was confirmed by telephone."""
    return reverse("confirmed_by_phone", args=[ContentType.objects.get_for_model(record).pk, record.pk])
