"""What a confirmation is worth as months go by."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from cms.core.confirmation import Delays, months_before
from cms.core.models import SiteSettings, confirmation_limits
from tests.factories import home_page

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("confirmed_on", "by", "freshness"),
    [
        (date(2026, 11, 24), "producer", "fresh"),
        (date(2025, 10, 25), "producer", "fresh"),
        (date(2025, 10, 24), "producer", "doubtful"),
        (date(2025, 9, 25), "phone", "doubtful"),
        (date(2025, 9, 24), "phone", "expired"),
        (date(2020, 4, 1), "", "expired"),
        (date(2020, 4, 1), "source", "doubtful"),
        (None, "source", "doubtful"),
        (None, "", "doubtful"),
    ],
)
def test_a_record_is_fresh_then_doubtful_then_expired(confirmed_on, by, freshness):
    assert Delays().limits(TODAY).freshness(confirmed_on, by) == freshness


def test_a_record_is_asked_about_after_a_year():
    limits = Delays().limits(TODAY)
    assert [limits.is_due(day) for day in (None, date(2025, 11, 24), date(2025, 11, 25))] == [True, True, False]


def test_months_are_counted_to_the_last_day_of_a_shorter_one():
    assert months_before(date(2027, 3, 31), 13) == date(2026, 2, 28)
    assert months_before(date(2026, 12, 5), 12) == date(2025, 12, 5)


@pytest.mark.django_db
def test_staff_set_the_delays():
    site = home_page().get_site()
    assert confirmation_limits() == Delays().limits(date.today())  # noqa: DTZ011
    settings = SiteSettings.objects.create(site=site, asked_after=6, doubtful_after=7, expired_after=8)
    assert confirmation_limits() == Delays(6, 7, 8).limits(date.today())  # noqa: DTZ011
    settings.expired_after = 1
    with pytest.raises(ValidationError):
        settings.full_clean()
