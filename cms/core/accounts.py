"""Who signs in, and how: producers by a code sent by mail, the staff by a password and a second factor.

`is_staff_member(user)` says whether somebody works in the admin. A producer's account has an e-mail address and needs
no password: create it with `open_account(email, name)`. A view of theirs is decorated with Django's `login_required`,
and starts from what the user owns. Addresses are in `cms/account_urls.py`, rules in the settings (django-allauth).
"""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ConfirmLoginCodeForm, LoginForm, RequestLoginCodeForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.conf import settings
from django.contrib.auth import get_user_model
from django.shortcuts import resolve_url
from django.utils.translation import gettext_lazy as _

from cms.core import mail
from cms.core.forms import printable
from cms.core.throttling import client_address

ADMIN_RIGHT = "wagtailadmin.access_admin"


def is_staff_member(user):
    """Whether somebody may open the admin."""
    return user.is_active and user.has_perm(ADMIN_RIGHT)


def open_account(email, name=""):
    """The account of a producer's address: the existing one, or a new one without a password."""
    users = get_user_model()
    found = users.objects.filter(email__iexact=email).order_by("pk").first()
    if found:
        return found
    account = users(username=email.lower()[:150], email=email.lower(), first_name=name[:150])
    account.set_unusable_password()
    account.save()
    return account


class AccountAdapter(DefaultAccountAdapter):
    """Mails through our queue, nobody signs up here, the staff goes to the admin."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": _("Ce code n’est pas le bon. Vérifiez-le dans le dernier courriel reçu."),
        "too_many_login_attempts": _("Trop d’essais. Attendez cinq minutes, puis recommencez."),
        "username_password_mismatch": _("Le nom ou le mot de passe n’est pas le bon."),
        "email_password_mismatch": _("L’adresse ou le mot de passe n’est pas le bon."),
        "invalid_login": _("Le nom ou le mot de passe n’est pas le bon."),
    }

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix, email, context):
        mail.send(template_prefix.replace("/email/", "/"), email, {"code": context.get("code", "")})

    def get_client_ip(self, request):
        return client_address(request) or "127.0.0.1"

    def get_login_redirect_url(self, request):
        return resolve_url("wagtailadmin_home" if is_staff_member(request.user) else settings.LOGIN_REDIRECT_URL)


class PlainFieldsMixin:
    """Texts without control characters, labels rather than placeholders."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class CodeRequestForm(PlainFieldsMixin, RequestLoginCodeForm):
    """An address; the staff's own are answered as unknown ones: a code alone never opens the admin."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("Votre adresse électronique")
        self.fields["email"].help_text = _("Celle que vous nous avez donnée. Exemple : nom@domaine.fr")

    def clean_email(self):
        email = super().clean_email()
        if email and self._user and is_staff_member(self._user):
            self._user = None
        return email


class CodeForm(PlainFieldsMixin, ConfirmLoginCodeForm):
    """The code of the mail."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code reçu par courriel")
        self.fields["code"].max_length = 20
        self.fields["code"].widget.attrs |= {"maxlength": 20, "autocapitalize": "characters", "spellcheck": "false"}


class PasswordForm(PlainFieldsMixin, LoginForm):
    """A name or an address, and a password."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("Nom d’utilisateur ou adresse électronique")
        self.fields["login"].widget.attrs["autocomplete"] = "username"
        self.fields["password"].help_text = ""

    def clean_login(self):
        return printable(super().clean_login())[:254]


class SecondFactorForm(PlainFieldsMixin, AuthenticateForm):
    """The code of the application, or a spare one."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code de l’application, ou code de secours")


class NewSecondFactorForm(PlainFieldsMixin, ActivateTOTPForm):
    """The first code of an application."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code affiché par l’application")
