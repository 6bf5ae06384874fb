"""The demo accounts."""

import secrets

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from home.roles import AGRICULTURE, COMMUNICATIONS, REVIEWERS, ensure_roles
from producers.models import ProducerMember, ProducerPage

ACCOUNTS = {
    "redaction": ("Communication", COMMUNICATIONS),
    "relecture": ("Relecture", REVIEWERS),
    "agriculture": ("Service Agriculture", AGRICULTURE),
    "producteur": ("Producteur de démonstration", None),
}

PROFILE = "les-canards-d-hippolyte"
"""The profile that the demo producer owns."""


def load_accounts(password):
    """Create the accounts that are missing; a random password when none is given, returned by name."""
    ensure_roles()
    created = {}
    for username, (name, group) in ACCOUNTS.items():
        user, is_new = get_user_model().objects.get_or_create(
            username=username, defaults={"first_name": name, "email": f"{username}@cestfaitdanslegers.example"}
        )
        if is_new or password:
            created[username] = password or secrets.token_urlsafe(15)
            user.set_password(created[username])
            user.save()
        if group:
            user.groups.add(Group.objects.get(name=group))
    _own_a_profile(get_user_model().objects.get(username="producteur"))
    return created


def _own_a_profile(user):
    """Give the demo producer a profile."""
    ProducerMember.objects.get_or_create(user=user, producer=ProducerPage.objects.get(slug=PROFILE))
