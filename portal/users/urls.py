"""Before allauth's of the same address, which they replace."""

from allauth.account.views import confirm_email
from django.contrib.auth.decorators import login_required
from django.urls import path, re_path
from django.utils.translation import pgettext_lazy

from portal.users.views import code, log_in, paper, password, phone, sign_up

urlpatterns = [
    path("login/", log_in.LogInView.as_view(), name="account_login"),
    path("signup/", sign_up.sign_up, name="account_signup"),
    path("code/", code.enter, name="account_code"),
    path("link/<str:token>/", code.follow, name="account_link"),
    path("phone/", phone.change, name="account_phone"),
    # Only its own person proves an address: who is not signed in is led there and back.
    re_path(
        r"^confirm-email/(?P<key>[-:\w]+)/$",
        login_required(confirm_email, login_url="account_login"),
        name="account_confirm_email",
    ),
    path("password/reset/", password.forgotten, name="account_reset_password"),
    path(pgettext_lazy("url", "paper/"), paper.enter, name="account_paper"),
    path(pgettext_lazy("url", "paper/join/"), paper.join, name="account_paper_join"),
    path(pgettext_lazy("url", "paper/number/"), paper.number, name="account_paper_number"),
]
