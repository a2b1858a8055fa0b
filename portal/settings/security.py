"""Who may come in, and what a browser may do with our pages."""

from csp.constants import NONE, SELF, UNSAFE_INLINE

AUTH_USER_MODEL = "users.User"
# The first reads who is signed in with their profile, once for each request.
AUTHENTICATION_BACKENDS = [
    "portal.users.backends.AccountBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# The portal lies at the root of its host. A prefix that a server hands in may be a visitor's
# header, and pages are kept for all with the links that it makes.
FORCE_SCRIPT_NAME = ""

# allauth is the only login form; Wagtail's own would bypass the second factor.
LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAILADMIN_LOGIN_URL = "admin_door"
# Those who may not enter are led on to their workspace.
LOGIN_REDIRECT_URL = "workspace"
LOGOUT_REDIRECT_URL = ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# Address and password are changed on the pages of the account, which ask for the password first.
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_USER_LOGIN_FORM = None
ACCOUNT_ADAPTER = "portal.users.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "portal.users.forms.SignInForm",
    "reset_password": "portal.users.forms.ResetPasswordForm",
}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
# Signing up is ours (portal/users/joining.py): allauth proves addresses or numbers, not either.
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "portal.users.tokens.PasswordTokens"  # noqa: S105 - a path
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Simpul Koperasi] "  # else the name that was asked
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
# Whose failures count against whom: portal/throttles/signing_in.py. allauth's own limit of all
# log-ins from one address would shut an office out for what one of its people does.
ACCOUNT_RATE_LIMITS = {
    "login": None,
    "login_failed": "5/5m/key",
    "login_failed_network": "20/m/ip",
    "login_failed_account": "30/10m/key",
}
# Messages to an address or number that somebody says is theirs; those to numbers cost money.
PROOF_LIMITS = {"proof": "5/h/key,10/d/key,60/h/ip", "proof_wrong": "60/h/ip"}
# Short messages cost money: all that leave, and those to numbers outside Indonesia.
TEXT_LIMITS = {"texts": "1000/h/key,5000/d/key", "texts_abroad": "50/h/key,200/d/key"}
# There are 31^8 = 8.5 × 10^11 codes on paper: among 10,000 open ones 5,000 guesses an hour, for two
# weeks, find one with a chance of 2 %. It takes 500 networks to close the door for everybody.
PAPER_CODE_LIMITS = {"paper_code": "10/h/key", "paper_code_everywhere": "5000/h/key"}
# Forms that meet the log-in page: each waits in a session of nobody.
STASH_LIMITS = {"stash": "10/h/key"}
# "cost" is in rows at some 0.2 ms of CPU, and places (partners/organisations/reconciliation/
# costing.py): lists and queries of one network together take some six seconds of each minute.
RECONCILIATION_LIMITS = {
    "list": "10/m/ip,100/h/ip",
    "queries": "120/m/ip",
    "cost": "30000/m/ip",
    "suggest": "150/m/ip",
}
# Numbers of certificates: nobody guesses one of 2^122, but each question costs a query.
CERTIFICATE_LIMITS = {"find": "30/m/ip"}
PAGE_PASSWORD_LIMITS = {
    "page_password": "5/5m/key",
    "page_password_network": "20/m/ip",
    "page_password_everywhere": "100/10m/key",
}
# One address for one person: a new one replaces the old one once it is confirmed.
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds
# Who may enter the admin needs a second factor.
SECOND_FACTOR_REQUIRED = True
MFA_ADAPTER = "portal.users.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Simpul Koperasi"
# Staff do not sign up: who made the account knows whose address it is.
MFA_ALLOW_UNVERIFIED_EMAIL = True

# Sessions end when nobody uses them, and at last however busy they are (in seconds).
SESSION_ENGINE = "portal.users.sessions"
STAFF_SESSION_IDLE = 12 * 3600
SESSION_COOKIE_AGE = 30 * 24 * 3600
SESSION_ABSOLUTE_AGE = 90 * 24 * 3600

SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "SAMEORIGIN"
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

# The public policy: nothing inline but our one sheet, which the middleware adds by hash.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [SELF],
        "connect-src": [SELF],
        "font-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "img-src": [SELF, "data:"],
        "manifest-src": [SELF],
        "media-src": [SELF],
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "worker-src": [SELF],
    }
}
# Wagtail's admin needs inline scripts and styles (its own templates contain them).
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}
# Wagtail shows previews in a frame of our own site: SAMEORIGIN, not DENY.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
