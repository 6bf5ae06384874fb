"""The form of the image library, by whichever way a picture comes in: one at a time, several, from a chooser."""

from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm

from cms.core.uploads import SafeImageField


class ImageForm(BaseImageForm):
    """Wagtail's image form with the safe field and a compulsory text alternative."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if stock := self.fields.get("file"):
            self.fields["file"] = SafeImageField(label=stock.label, widget=stock.widget, required=stock.required)
        description = self.fields["description"]
        description.required = True
        description.label = _("Ce que l’image montre")
        description.help_text = _(
            "Une phrase pour qui ne voit pas l’image (texte de remplacement). Si elle ne fait que décorer un texte, "
            "cochez « décorative » à l’endroit où vous l’insérez."
        )

    def save(self, commit=True):
        replaced = bool(self.original_file) and "file" in self.changed_data
        image = super().save(commit=commit)
        if commit and replaced:
            image.make_renditions()  # Wagtail has just thrown away those of the former file, and the new with them
        return image
