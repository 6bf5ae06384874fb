"""One-use tokens of public forms: signed, dated, and known again when they come back."""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.utils import timezone

from cms.core import proof

SALT = "public-form"


@dataclass(frozen=True)
class FormToken:
    """What a form was given when it was shown: its name, a number used once, a question, and when (seconds)."""

    form: str
    nonce: str
    question: int
    shown_at: float

    @classmethod
    def new(cls, form):
        """A token for a form shown now."""
        return cls(form, secrets.token_urlsafe(12), proof.pick_question(), timezone.now().timestamp())

    @classmethod
    def read(cls, text, form):
        """The token as it comes back, None when it is not one that we made for this form within a day."""
        try:
            values = signing.loads(text, salt=SALT)
            token = cls(*values)
        except (signing.BadSignature, TypeError, ValueError):
            return None
        is_fresh = 0 <= token.age <= proof.LIFETIME.total_seconds()
        return token if token.form == form and is_fresh else None

    @property
    def age(self):
        """Seconds since the form was shown."""
        return timezone.now().timestamp() - self.shown_at

    @property
    def is_too_young(self):
        """Whether no person could have filled in the form since it was shown."""
        return self.age < settings.PUBLIC_FORM_MINIMUM_SECONDS

    def __str__(self):
        return signing.dumps([self.form, self.nonce, self.question, self.shown_at], salt=SALT)
