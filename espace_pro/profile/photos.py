"""« Photos »: order, captions and removal of those that are there, and one more at a time."""

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model

from cms.core.fields import LineField
from cms.core.uploads import SafeImageField
from espace_pro.inscription.forms.photos import ACCEPTED
from espace_pro.pictures import collection
from espace_pro.profile.forms import SectionForm

MOST = 12
SALT = "espace_pro.photo"
PHOTO_HELP = _("JPEG, PNG, WebP ou HEIC, 8 Mo au plus.")


class PhotosForm(SectionForm):
    """The main photo and the others; a new one needs words for those who do not see it, and the right to show it.

    A good picture beside a wrong answer is kept on the server: its signed name comes back in `kept`.
    """

    photo = SafeImageField(
        label=_("Ajouter une photo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ACCEPTED, "data-photos": ""}),
    )
    description = LineField(
        label=_("Que voit-on sur cette photo ?"),
        help_text=_("Une phrase pour les personnes qui ne la voient pas."),
        max_length=200,
        required=False,
    )
    consent = forms.BooleanField(
        label=_("J’ai le droit de montrer cette photo, et les personnes reconnaissables sont d’accord"), required=False
    )
    kept = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    def __init__(self, *args, user=None, **kwargs):
        self.user = user
        super().__init__(*args, **kwargs)
        self.fields["photo"].help_text = PHOTO_HELP  # the field writes its own, in other words
        self.pictures = pictures_of(self.farm)
        choices = [(str(image.pk), caption or image.default_alt_text) for image, caption in self.pictures]
        if choices:
            self.fields["main"] = forms.ChoiceField(
                label=_("Photo principale"),
                choices=choices,
                widget=forms.RadioSelect,
                initial=choices[0][0],
                required=False,
            )
        for image, caption in self.pictures:
            self.fields[f"caption-{image.pk}"] = LineField(
                label=_("Légende"), max_length=200, required=False, initial=caption
            )
            self.fields[f"remove-{image.pk}"] = forms.BooleanField(label=_("Retirer cette photo"), required=False)

    def read(self):
        return {}

    def rows(self):
        """Each picture that is there with its two fields."""
        return [(image, self[f"caption-{image.pk}"], self[f"remove-{image.pk}"]) for image, _words in self.pictures]

    @property
    def kept_image(self):
        """The picture that was sent with an earlier try."""
        try:
            pk = signing.loads(str(self["kept"].value() or ""), salt=f"{SALT}.{self.farm.pk}", max_age=24 * 3600)
        except signing.BadSignature:
            return None
        return get_image_model().objects.filter(pk=pk).first()

    def clean(self):
        cleaned = super().clean()
        self.new_image = self.kept_image
        if cleaned.get("photo"):
            self.new_image = self._store(cleaned["photo"])
        if self.new_image:
            if not cleaned.get("description"):
                self.add_error("description", _("Dites en une phrase ce que l’on voit."))
            if not cleaned.get("consent"):
                self.add_error("consent", _("Cochez cette case : sans ce droit, la photo ne peut pas paraître."))
            if len(self.pictures) >= MOST:
                self.add_error("photo", _("Douze photos au plus : retirez-en une d’abord."))
        return cleaned

    def _store(self, file):
        """Keep a checked picture, which nothing shows yet."""
        words = self.cleaned_data.get("description") or self.farm.title
        image = get_image_model()(
            title=f"{self.farm.title} – photo"[:255],
            description=words[:255],
            file=file,
            uploaded_by_user=self.user,
            collection=collection(),
        )
        image._set_image_file_metadata()
        image.save()
        self.data = self.data.copy()
        self.data["kept"] = signing.dumps(image.pk, salt=f"{SALT}.{self.farm.pk}")
        return image

    def apply(self):
        data = self.cleaned_data
        kept = [
            (image, data[f"caption-{image.pk}"]) for image, _words in self.pictures if not data[f"remove-{image.pk}"]
        ]
        if self.new_image:
            self.new_image.description = data["description"]
            self.new_image.save(update_fields=["description"])
            kept.append((self.new_image, ""))
        kept.sort(key=lambda pair: str(pair[0].pk) != data.get("main"))
        self.farm.photo = kept[0][0] if kept else None
        model = self.farm.gallery.model
        self.farm.gallery.set(
            [model(image=image, caption=caption, sort_order=n) for n, (image, caption) in enumerate(kept[1:])]
        )
        return [self.farm]


def pictures_of(farm):
    """The pictures of a version of a farm, the main one first, each with its caption."""
    main = [(farm.photo, "")] if farm.photo else []
    gallery = [(photo.image, photo.caption) for photo in farm.gallery.all() if photo.image_id != farm.photo_id]
    return [*main, *gallery]
