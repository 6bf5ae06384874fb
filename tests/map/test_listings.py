"""Records reach the public listings, and nothing else does."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.models import PageViewRestriction

from map import listings
from map.models import Attendance, Listing, ListingWord, OpeningException, SalePoint
from tests.factories import (
    AttendanceFactory,
    LabelFactory,
    ProducerPageFactory,
    ProductFactory,
    SalePointFactory,
    VideoFactory,
)

pytestmark = pytest.mark.django_db


def test_a_published_sale_point_gets_a_listing():
    point = SalePointFactory(title="Marché de Fleurance")
    listing = Listing.objects.get()
    assert (listing.title, listing.kind, listing.url) == ("Marché de Fleurance", "market", point.get_absolute_url())


def test_a_draft_never_reaches_the_map():
    SalePointFactory(live=False)
    assert not Listing.objects.exists()


def test_unpublishing_takes_a_place_off_the_map():
    point = SalePointFactory()
    point.unpublish()
    assert not Listing.objects.exists()


def test_a_change_kept_as_a_draft_does_not_show():
    point = SalePointFactory(title="Ancien nom")
    point.title = "Nouveau nom"
    point.save_revision()
    assert Listing.objects.get().title == "Ancien nom"


def test_publishing_a_draft_shows_it():
    point = SalePointFactory(title="Ancien nom")
    point.title = "Nouveau nom"
    point.save_revision().publish()
    assert Listing.objects.get().title == "Nouveau nom"


def test_deleting_a_sale_point_deletes_its_listing():
    SalePointFactory().delete()
    assert not Listing.objects.exists()


@pytest.mark.parametrize("everything", [False, True])
def test_deleting_a_place_where_people_sell_leaves_nothing_behind(everything):
    point = AttendanceFactory(producer=ProducerPageFactory(products=[ProductFactory()])).sale_point
    (SalePoint.objects.all() if everything else point).delete()
    assert list(Listing.objects.values_list("kind", flat=True)) == ["producer"]
    assert not ListingWord.objects.exclude(listing__kind="producer").exists()
    connection.check_constraints()


def test_a_producer_without_a_farm_sale_stands_on_the_map():
    page = ProducerPageFactory()
    listing = Listing.objects.get()
    assert (listing.kind, listing.url) == ("producer", page.url)


def test_a_farm_sale_stands_for_its_producer_and_leads_to_the_profile():
    farm = SalePointFactory(farm=True)
    listing = Listing.objects.get()
    assert (listing.kind, listing.url) == ("farm", farm.host.url)


def test_a_farm_sale_that_closes_gives_its_place_back_to_the_producer():
    farm = SalePointFactory(farm=True)
    farm.unpublish()
    assert Listing.objects.get().kind == "producer"


def test_a_producer_who_leaves_takes_no_profile_link_behind():
    farm = SalePointFactory(farm=True)
    farm.host.delete()
    assert Listing.objects.get().url == farm.get_absolute_url()


def test_a_place_sells_what_its_producers_sell():
    egg = ProductFactory(name="Œufs", slug="oeufs")
    attendance = AttendanceFactory(producer=ProducerPageFactory(products=[egg]))
    assert list(Listing.objects.with_goods("oeufs").of_kinds(["market"])) == [attendance.sale_point.listing]


def test_a_place_no_longer_sells_what_left_with_a_producer():
    egg = ProductFactory(slug="oeufs")
    AttendanceFactory(producer=ProducerPageFactory(products=[egg])).delete()
    assert not Listing.objects.of_kinds(["market"]).with_goods("oeufs").exists()


def test_an_unpublished_producer_brings_nothing_to_a_market():
    egg = ProductFactory(slug="oeufs")
    attendance = AttendanceFactory(producer=ProducerPageFactory(products=[egg]))
    attendance.producer.unpublish()
    listing = Listing.objects.get(kind="market")
    assert not listing.products.exists() and not listing.producers.exists()


def test_an_attendance_that_is_over_no_longer_counts():
    yesterday = timezone.localdate() - timedelta(days=1)
    AttendanceFactory(ends_on=yesterday)
    assert not Listing.objects.get(kind="market").producers.exists()


def test_a_sign_in_conversion_is_not_the_sign():
    organic = LabelFactory(slug="ab")
    ProducerPageFactory(labels=[(organic, "conversion_2")])
    assert not Listing.objects.with_goods(label="ab").exists()


def test_a_declared_sign_is_found():
    organic = LabelFactory(slug="ab")
    ProducerPageFactory(labels=[(organic, "declared")])
    assert Listing.objects.with_goods(label="ab").count() == 1


def test_a_film_is_announced_on_the_listing():
    VideoFactory()
    assert Listing.objects.get().has_video


def test_dated_exceptions_are_kept_with_the_listing():
    point = SalePointFactory(opening_hours="Sa 08:00-12:00")
    day = timezone.localdate()
    point.exceptions = [OpeningException(starts_on=day, ends_on=day, kind="closed", note="Jour férié")]
    point.save()
    assert Listing.objects.get().exceptions[0]["note"] == "Jour férié"


def test_rebuilding_changes_nothing_when_all_is_well():
    AttendanceFactory(producer=ProducerPageFactory(products=[ProductFactory()]))
    SalePointFactory(farm=True)
    outcome = listings.rebuild()
    assert (outcome.created, outcome.updated, outcome.deleted) == (0, 0, 0)
    assert outcome.unchanged == Listing.objects.count() == 3


def test_rebuilding_repairs_what_was_lost_or_spoilt():
    kept, lost = SalePointFactory(title="Vrai nom"), SalePointFactory()
    Listing.objects.filter(sale_point=kept).update(title="Faux nom")
    Listing.objects.filter(sale_point=lost).delete()
    outcome = listings.rebuild()
    assert (outcome.created, outcome.updated) == (1, 1)
    assert Listing.objects.get(sale_point=kept).title == "Vrai nom"


def test_rebuilding_repairs_the_words_a_place_is_found_by():
    place = SalePointFactory(title="Marché aux gras").listing
    spoilt = ListingWord.objects.filter(listing=place, stem="gras")
    spoilt.update(rank=0, stem="maigr")
    assert listings.rebuild().updated == 1
    assert spoilt.exists() and not ListingWord.objects.filter(stem="maigr").exists()


def test_a_place_that_leaves_takes_its_words_along():
    SalePointFactory().unpublish()
    assert not ListingWord.objects.exists()


def test_rebuilding_drops_the_rows_of_records_that_are_gone():
    SalePointFactory()
    SalePoint.objects.all()._raw_delete("default")
    Listing.objects.update(sale_point=None)
    assert listings.rebuild().deleted == 1


def test_many_saves_can_share_one_projection():
    with listings.paused():
        SalePointFactory()
        assert not Listing.objects.exists()
    assert Listing.objects.count() == 1


def test_projecting_twenty_places_costs_as_many_queries_as_two(django_assert_max_num_queries):
    def cost(number):
        SalePointFactory.create_batch(number)
        Attendance.objects.bulk_create(
            Attendance(sale_point=point, producer=ProducerPageFactory()) for point in SalePoint.objects.all()[:1]
        )
        Listing.objects.all().delete()
        with django_assert_max_num_queries(80) as queries:
            listings.rebuild()
        return len(queries)

    few = cost(2)
    SalePoint.objects.all().delete()
    assert cost(20) <= few


def test_a_product_that_thousands_sell_may_change_its_name(few_parameters):
    product, where = ProductFactory(name="Canard gras"), {"kind": "market", "latitude": 43.8, "longitude": 0.6}
    points = SalePoint.objects.bulk_create(SalePoint(title=f"Étal {n}", slug=f"m{n}", **where) for n in range(2_100))
    places = Listing.objects.bulk_create(Listing(ref=f"pv-{each.pk}", sale_point=each, **where) for each in points)
    for tie, ends in ((SalePoint.products, {"salepoint": points}), (Listing.products, {"listing": places})):
        ((name, records),) = ends.items()
        tie.through.objects.bulk_create(tie.through(**{name: record, "product": product}) for record in records)
    product.name = "Colvert"
    product.save()
    assert Listing.objects.filter(words__stem="colvert").count() == len(points)


def test_after_many_writes_the_database_has_looked_at_what_there_is():
    with listings.paused():
        SalePointFactory.create_batch(30)
    question = {
        "sqlite": "SELECT stat FROM sqlite_stat1 WHERE tbl = 'map_listing' LIMIT 1",
        "postgresql": "SELECT reltuples::int::text FROM pg_class WHERE relname = 'map_listing'",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(question)
        assert cursor.fetchone()[0].split()[0] == "30"


@pytest.mark.parametrize("whose", ["producer", "index"])
def test_a_private_producer_leaves_the_map_and_comes_back(whose):
    producer = ProducerPageFactory()
    market = AttendanceFactory(producer=producer).sale_point.listing
    page = producer if whose == "producer" else producer.get_parent()
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert not Listing.objects.filter(kind="producer").exists() and not market.producers.exists()
    restriction.delete()
    assert Listing.objects.filter(kind="producer").exists() and market.producers.get() == producer


def test_a_products_new_words_find_the_places_that_sell_it():
    product = ProductFactory(name="Canard gras")
    market, farm = SalePointFactory(), ProducerPageFactory()
    market.products.add(product)
    market.save()
    farm.product_lines.create(product=product)
    farm.save()
    product.synonyms = "magret"
    product.save()
    product.family.name = "Palmipèdes"
    product.family.save()
    for stem in ("magret", "palmiped"):
        assert Listing.objects.filter(words__stem=stem).count() == 2
