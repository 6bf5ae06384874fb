"""Addresses of the news beside their pages."""

from django.urls import path

from news.feeds import NewsFeed

urlpatterns = [path("actualites/rss/", NewsFeed(), name="news_feed")]
