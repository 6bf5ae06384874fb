"""Whom to write to about a farm."""


def addresses_of(farm):
    """Those who look after it, else its own address; active accounts only."""
    members = farm.members.filter(user__is_active=True).exclude(user__email="").select_related("user")
    return sorted({member.user.email for member in members}) or list(filter(None, [farm.email]))
