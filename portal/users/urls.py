"""Before allauth's of the same address, which they replace."""

from django.urls import path

from portal.users.views import code, password, phone, sign_up

urlpatterns = [
    path("signup/", sign_up.sign_up, name="account_signup"),
    path("code/", code.enter, name="account_code"),
    path("link/<str:token>/", code.follow, name="account_link"),
    path("phone/", phone.change, name="account_phone"),
    path("password/reset/", password.forgotten, name="account_reset_password"),
]
