"""People of the espace pro: the service, and someone who looks after a farm."""

import pytest
from django.contrib.auth.models import Group

from home.roles import AGRICULTURE, ensure_roles
from tests.factories import ProducerIndexPageFactory, ProducerMemberFactory, UserFactory


@pytest.fixture
def service(db):
    """Someone of the agriculture service, with its rights."""
    ProducerIndexPageFactory()
    ensure_roles()
    user = UserFactory()
    user.groups.add(Group.objects.get(name=AGRICULTURE))
    return user


@pytest.fixture
def member(service):
    """Someone who looks after a published farm."""
    return ProducerMemberFactory(producer__title="La Ferme du Test", producer__phone="05 62 00 00 01")
