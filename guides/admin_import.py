"""Initiatives from a spreadsheet, in the admin: choose a file, read what would be done, confirm."""

from collections import Counter
from pathlib import Path
from tempfile import NamedTemporaryFile

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.views.generic import View

from guides.exchange import COLUMNS, REQUIRED, import_rows, read
from map.importing.limits import MAX_BYTES, FileProblem

SALT = "guides.admin_import"
GOOD_FOR = 3600
"""Seconds between the report and its confirmation."""
STALE = _("Ce compte rendu a plus d’une heure : choisissez à nouveau le fichier.")


class FileForm(forms.Form):
    """A spreadsheet; once valid, `rows` is what it holds."""

    file = forms.FileField(label=_("Tableur"), help_text=_("CSV, XLSX ou ODS, 20 Mo et 2 000 lignes au plus."))

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(_("Le fichier dépasse 20 Mo : partagez-le en plusieurs."))
        with NamedTemporaryFile(suffix=Path(file.name).suffix[:8]) as copy:
            copy.writelines(file.chunks())
            copy.flush()
            try:
                self.rows = read(Path(copy.name))
            except FileProblem as problem:
                raise forms.ValidationError(str(problem)) from problem
        return file


class ConfirmForm(forms.Form):
    """The rows whose report was read, sealed; whether to publish them at once, for those who may."""

    rows = forms.CharField(widget=forms.HiddenInput, error_messages={"required": STALE})
    publish = forms.BooleanField(label=_("Publier tout de suite, sans relecture"), required=False)

    def clean_rows(self):
        try:
            return signing.loads(self.cleaned_data["rows"], salt=SALT, max_age=GOOD_FOR)
        except signing.BadSignature as error:
            raise forms.ValidationError(STALE) from error


class ImportInitiativesView(View):
    """One address for both steps: a file gives a report, its confirmation writes."""

    index_url_name = ""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perms(["guides.add_initiative", "guides.change_initiative"]):
            raise PermissionDenied
        self.may_publish = request.user.has_perm("guides.publish_initiative")
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return self._ask(FileForm())

    def post(self, request):
        if "rows" in request.POST:
            return self._confirm(ConfirmForm(request.POST))
        form = FileForm(request.POST, request.FILES)
        return self._report(form.rows) if form.is_valid() else self._ask(form)

    def _ask(self, form):
        columns = [{"name": name, "is_required": name in REQUIRED} for name in COLUMNS]
        return self._show("choose", {"form": form, "columns": columns})

    def _report(self, rows):
        lines = import_rows(rows, user=self.request.user, dry_run=True)
        form = ConfirmForm(initial={"rows": signing.dumps(rows, salt=SALT, compress=True)})
        return self._show("report", {"form": form, "lines": lines, "counts": told(lines)})

    def _confirm(self, form):
        if not form.is_valid():
            messages.error(self.request, " ".join(form.errors["rows"]))
            return self._ask(FileForm())
        publish = form.cleaned_data["publish"] and self.may_publish
        lines = import_rows(form.cleaned_data["rows"], user=self.request.user, publish=publish)
        messages.success(self.request, _t("Import terminé : %s.") % told(lines))
        return redirect(self.index_url_name)

    def _show(self, step, context):
        shared = {"may_publish": self.may_publish, "index_url_name": self.index_url_name}
        return render(self.request, f"guides/admin/import_{step}.html", shared | context)


def told(lines):
    """« ajoutée : 12, refusée : 3 »: how many rows had each outcome."""
    counts = Counter(str(line.outcome) for line in lines)
    return ", ".join(f"{outcome} : {count}" for outcome, count in counts.items())
