"""Who may touch the pages of farms."""

from wagtail.models import PagePermissionTester


class FarmPermissionTester(PagePermissionTester):
    """Only those who keep the farms’ contacts write in their pages, whatever they may do in the pages above."""

    def __init__(self, user, page):
        super().__init__(user, page)
        if user.is_active and not user.is_superuser and not user.has_perm("producers.manage_contact"):
            self.permissions = set()


class FarmRightsMixin:
    """A page that follows this rule."""

    def permissions_for_user(self, user):
        return FarmPermissionTester(user, self)
