"""Addresses of the news beside their pages."""

from django.urls import path

from news.feeds import NewsAtom, NewsFeed

urlpatterns = [
    path("actualites/rss/", NewsFeed(), name="news_feed"),
    path("actualites/atom/", NewsAtom(), name="news_atom"),
]
