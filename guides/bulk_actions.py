"""« Publier » for several records chosen in a list: what an import or the public brought, once it was read."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from guides.models import Initiative, Platform, SaleMethod


class PublishBulkAction(SnippetBulkAction):
    """Publish the latest version of each, for those who may."""

    display_name = _("Publier")
    action_type = "publish"
    aria_label = _("Publier les fiches choisies")
    template_name = "guides/admin/confirm_publish.html"
    action_priority = 20
    models = (Initiative, Platform, SaleMethod)

    def check_perm(self, record):
        return self.request.user.has_perm(f"guides.publish_{record._meta.model_name}")

    def get_execution_context(self):
        return super().get_execution_context() | {"user": self.request.user}

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        for record in objects:
            (record.latest_revision or record.save_revision(user=user)).publish(user=user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        return ngettext("%d fiche publiée.", "%d fiches publiées.", num_parent_objects) % num_parent_objects
