"""`/developper-un-drive/demande/`."""

from django.utils.translation import gettext_lazy as _

from cms.core.public_forms import PublicFormView
from guides.drive_requests.forms import DriveRequestForm


class DriveRequestView(PublicFormView):
    """A group asks for help; the receipt is its private page."""

    form_class = DriveRequestForm
    name = "demande-drive"
    template_name = "guides/drive_request/form.html"
    title = _("Demander un accompagnement")
    standfirst = _(
        "Votre groupe veut ouvrir un drive, ou en a déjà un ? Dites où vous en êtes. Le service Agriculture vous "
        "répond dans les dix jours."
    )
    submit_label = _("Envoyer la demande")
    extra_context = {"parent_title": _("Développer un drive"), "parent_url": "/developper-un-drive/"}

    def accept(self, form):
        support_request = form.save(commit=False)
        support_request.open(consent=form)
        form.save_m2m()
        return support_request.receipt_url
