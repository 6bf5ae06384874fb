"""Where one signs in and out, and where the staff keeps its second factor."""

from allauth.account import views
from django.urls import include, path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

INSCRIPTION = "/espace-pro/je-minscris-sur-la-carte/"

urlpatterns = [
    path("espace-pro/connexion/", never_cache(views.request_login_code), name="account_request_login_code"),
    path("espace-pro/connexion/code/", views.confirm_login_code, name="account_confirm_login_code"),
    path("espace-pro/connexion/mot-de-passe/", views.login, name="account_login"),
    path("espace-pro/deconnexion/", never_cache(views.logout), name="account_logout"),
    path("espace-pro/inscription/", RedirectView.as_view(url=INSCRIPTION), name="account_signup"),
    path("compte/inactif/", views.account_inactive, name="account_inactive"),
    path("compte/confirmer/", views.reauthenticate, name="account_reauthenticate"),
    path("compte/2fa/", include("allauth.mfa.urls")),
]
