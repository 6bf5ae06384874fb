"""Up to six photos, checked one by one: a refused one never takes the others with it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from cms.core.fields import LineField
from cms.core.uploads import SafeImageField

MOST = 6
ACCEPTED = "image/jpeg,image/png,image/webp,image/heic,image/heif"
MAX_NAME = 60


class SeveralFiles(forms.FileInput):
    """A box for several files at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name) if hasattr(files, "getlist") else []


class PicturesField(forms.FileField):
    """Several pictures; the form looks at each of them."""

    widget = SeveralFiles(attrs={"accept": ACCEPTED, "data-photos": ""})

    def clean(self, data, initial=None):
        return data or []


class PhotosForm(forms.Form):
    """« Photos »: new ones, and what is seen on those that are there (`kept`, `InscriptionPhoto`)."""

    photos = PicturesField(
        label=_("Ajouter des photos"),
        help_text=_("Six au plus, en JPEG, PNG, WebP ou HEIC, de 8 Mo au plus chacune."),
        required=False,
    )

    def __init__(self, *args, kept, **kwargs):
        super().__init__(*args, **kwargs)
        self.accepted = []
        self.show(kept)

    def show(self, kept):
        """Take these photos as those that are there."""
        self.kept = list(kept)
        for photo in self.kept:
            self.fields[self.name_of(photo)] = LineField(
                label=_("Que voit-on sur cette photo ?"),
                help_text=_("Une phrase pour les personnes qui ne la voient pas."),
                max_length=200,
                required=False,
                initial=photo.description,
            )

    @staticmethod
    def name_of(photo):
        """The field that describes a photo."""
        return f"description-{photo.pk}"

    @property
    def room(self):
        """How many photos may still be added."""
        return max(MOST - len(self.kept), 0)

    def rows(self):
        """The photos that are there, each with its bound field."""
        return [(photo, self[self.name_of(photo)]) for photo in self.kept]

    def clean_photos(self):
        """Keep the good ones in `accepted`, say what is wrong with each of the others."""
        problems = []
        for file in self.cleaned_data["photos"]:
            if len(self.accepted) >= self.room:
                problems.append(_("Six photos au plus : les suivantes n’ont pas été gardées."))
                break
            name = file.name[-MAX_NAME:]
            try:
                self.accepted.append(SafeImageField().clean(file))
            except forms.ValidationError as error:
                problems.append(f"« {name} » : {' '.join(error.messages)}")
        if problems:
            raise forms.ValidationError(problems)
        return self.accepted

    def descriptions(self):
        """What is said of each photo that is there."""
        return [(photo, self.cleaned_data.get(self.name_of(photo), photo.description)) for photo in self.kept]
