"""The form of every page in the admin: a draft may lack anything; what is published or under review may not."""

from itertools import count

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import Panel
from wagtail.fields import StreamField

from cms.core.publication import problems_of


class DraftsMayLackMixin:
    """A form whose record may lack something as long as it is a draft that nobody reviews."""

    @property
    def may_lack(self):
        """Whether what is saved is a mere draft: a reviewer may approve at any time what waits for a review."""
        return self.is_deferred_validation and not (self.instance.pk and self.instance.workflow_in_progress)


class PublishablePageForm(DraftsMayLackMixin, WagtailAdminPageForm):
    """Refuses what `problems_of` calls an error, unless the page is only saved as a draft."""

    def clean_slug(self):
        """An address that is free: a page nobody has seen yet takes the next one, a public page is asked to choose."""
        slug = self.cleaned_data["slug"]
        taken = set(self.parent_page.get_children().exclude(pk=self.instance.pk).values_list("slug", flat=True))
        if slug not in taken:
            return slug
        if self.instance.first_published_at:
            raise ValidationError(_("Une autre page a déjà cette adresse : changez-en la fin."))
        return next(free for number in count(2) if (free := f"{slug}-{number}") not in taken)

    def _post_clean(self):
        super()._post_clean()
        if self.may_lack:
            return
        for problem in problems_of(self.instance):
            if problem.is_error and problem.field not in self.errors:
                self.add_error(problem.field if self._is_plain(problem.field) else None, problem.text)

    def _is_plain(self, name):
        """Whether a field shows a sentence as its error: a stream expects one error for each of its blocks."""
        return name in self.fields and not isinstance(self.instance._meta.get_field(name), StreamField)


class PublicationPanel(Panel):
    """« Avant de publier »: what is missing, as the page was last saved."""

    def __init__(self, **kwargs):
        super().__init__(**{"heading": _("Avant de publier")} | kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "core/panels/publication.html"

        def get_context_data(self, parent_context=None):
            page, user = self.instance, self.request.user
            judged = page if page.pk else self.form.parent_page
            return super().get_context_data(parent_context) | {
                "problems": problems_of(page) if page.pk else None,
                "may_publish": judged.permissions_for_user(user).can_publish(),
                "is_reviewed": page.pk and page.workflow_in_progress,
            }
