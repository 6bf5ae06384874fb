"""Choosing in the admin among more records than one wants to leaf through."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet


class CommuneFilterForm(BaseFilterForm):
    """What a visitor may type for a commune, an editor may as well."""

    q = forms.CharField(label=_("Nom ou code postal"), max_length=100, required=False)

    def filter(self, objects):
        objects = super().filter(objects)
        if text := self.cleaned_data.get("q"):
            self.is_searching, self.search_query = True, text
            return objects.named(text)
        return objects


class CommuneChooseView(ChooseView):
    """The window of the chooser."""

    filter_form_class = CommuneFilterForm


class CommuneChooseResultsView(ChooseResultsView):
    """The list in that window, as it is filtered."""

    filter_form_class = CommuneFilterForm


class CommuneChooserViewSet(SnippetChooserViewSet):
    """The chooser of communes."""

    choose_view_class = CommuneChooseView
    choose_results_view_class = CommuneChooseResultsView
