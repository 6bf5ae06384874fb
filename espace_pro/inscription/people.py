"""Accounts of the people who look after farms: found, or made, by their mail address."""

import secrets

from django.contrib.auth import get_user_model


def person_for(*, email, first_name="", last_name=""):
    """The account of a mail address; a new one has no password: one signs in by a mailed code."""
    users = get_user_model()
    known = users.objects.filter(email__iexact=email, is_active=True).order_by("pk").first()
    if known:
        return known
    user = users(username=f"p-{secrets.token_hex(8)}", email=email.lower(), first_name=first_name, last_name=last_name)
    user.set_unusable_password()
    user.save()
    return user


def forget_person(user):
    """Delete an account that only ever waited: no farm, no password, nobody ever signed in with it."""
    if user.last_login is None and not user.has_usable_password() and not user.farms.exists():
        user.delete()
