"""Static files as production sends them: hashed names, compressed copies, one style sheet."""

from django.conf import settings
from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

from cms.stylesheets import flatten, squeeze


class FlatStylesheets:
    """Our style sheets with their imports inside, where collectstatic expects the storage of a source file."""

    def __init__(self, paths):
        self.paths = paths

    def read(self, name):
        """The text of a file as it was found."""
        storage, path = self.paths[name]
        with storage.open(path) as file:
            return file.read().decode()

    def open(self, name, mode="rb"):
        """A style sheet as it will be sent, but for the hashes in its addresses."""
        return ContentFile(squeeze(flatten(name, self.read)).encode(), name=name)


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Keeps hashed files only, follows ES imports and joins the style sheets of ours."""

    support_js_module_import_aggregation = True
    keep_intermediate_files = False
    keep_only_hashed_files = True

    def post_process(self, paths, dry_run=False, **options):
        ours = {str(folder) for folder in settings.STATICFILES_DIRS}
        flat = FlatStylesheets(paths)
        sources = {
            name: (flat, name) if name.endswith(".css") and str(source[0].location) in ours else source
            for name, source in paths.items()
        }
        yield from super().post_process(sources, dry_run=dry_run, **options)

    def compress_files(self, paths):
        """Compress what is new: a hashed name never changes its content."""
        yield from super().compress_files([path for path in paths if not self.exists(f"{path}.gz")])
