"""No visitor waits for a picture to be drawn: every size that a page or a feed shows was made at upload."""

import pytest

from cms.core.models import Rendition
from tests.factories import ArticlePageFactory, ProducerPageFactory, VideoFactory
from tests.pictures import make_image

pytestmark = pytest.mark.django_db


def test_pages_and_feeds_show_sizes_made_at_upload(client):
    picture, poster = make_image(), make_image()
    article = ArticlePageFactory(hero_image=picture)
    farm = ProducerPageFactory(photo=picture)
    VideoFactory(producer=farm, poster=poster)
    made = Rendition.objects.count()
    assert made
    for address in (article.url, article.get_parent().url, farm.url, "/actualites/rss/", "/actualites/atom/"):
        response = client.get(address)
        assert response.status_code == 200, address
        assert Rendition.objects.count() == made, address
