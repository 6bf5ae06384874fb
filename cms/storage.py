"""Static files as production sends them: hashed names, compressed copies, one style sheet."""

from django.conf import settings
from django.core.files.base import ContentFile
from rjsmin import jsmin
from whitenoise.storage import CompressedManifestStaticFilesStorage

from cms.stylesheets import flatten, squeeze

VENDOR = "vendor/"


class LeanSources:
    """Our style sheets in one piece and our scripts, less what only readers of the source need.

    Stands where collectstatic expects the storage of a source file.
    """

    def __init__(self, paths):
        self.paths = paths

    def read(self, name):
        """The text of a file as it was found."""
        storage, path = self.paths[name]
        with storage.open(path) as file:
            return file.read().decode()

    def open(self, name, mode="rb"):
        """A file as it will be sent, but for the hashes in its addresses."""
        text = squeeze(flatten(name, self.read)) if name.endswith(".css") else jsmin(self.read(name))
        return ContentFile(text.encode(), name=name)


class StaticStorage(CompressedManifestStaticFilesStorage):
    """Keeps hashed files only, follows ES imports, joins our style sheets and strips our scripts."""

    support_js_module_import_aggregation = True
    keep_intermediate_files = False
    keep_only_hashed_files = True

    def post_process(self, paths, dry_run=False, **options):
        lean = LeanSources(paths)
        sources = {name: (lean, name) if is_ours(name, source) else source for name, source in paths.items()}
        yield from super().post_process(sources, dry_run=dry_run, **options)

    def compress_files(self, paths):
        """Compress what is new: a hashed name never changes its content."""
        yield from super().compress_files([path for path in paths if not self.exists(f"{path}.gz")])


def is_ours(name, source):
    """Whether a file found (storage, path) is a style sheet or a script that we wrote."""
    folders = {str(folder) for folder in settings.STATICFILES_DIRS}
    is_source = name.endswith((".css", ".js")) and not name.startswith(VENDOR)
    return is_source and str(source[0].location) in folders
