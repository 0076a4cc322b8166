"""Django's settings for one installation, read from the environment (docs/reference/environment.md)."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from doordesk.config import database, mail
from doordesk.config.demo import require_own_ground
from doordesk.config.environment import Mode, choice, count, flag, home_for, read_mode, secret_key, words

database.prefer_newer_sqlite()

MODE = read_mode()
HOME = home_for(MODE)
BASE_DIR = Path(__file__).resolve().parent.parent
PRODUCTION = MODE is Mode.PRODUCTION
DEMO = MODE is Mode.DEMO
DEBUG = MODE is Mode.DEVELOPMENT
SECRET_KEY = "only for tests " * 5 if MODE is Mode.TEST else secret_key(HOME)

# -- Where it answers --------------------------------------------------------------------------------------
# DOORDESK_URL is what links in letters begin with; DOORDESK_HOSTS are further names it answers to.
SITE_URL = os.environ.get("DOORDESK_URL", "http://127.0.0.1:8000").rstrip("/")
HTTPS = urlsplit(SITE_URL).scheme == "https"
LOOPBACK = ["127.0.0.1", "localhost"]
ALLOWED_HOSTS = LOOPBACK if DEMO else [urlsplit(SITE_URL).hostname or "", *words("DOORDESK_HOSTS"), *LOOPBACK]
CSRF_TRUSTED_ORIGINS = [SITE_URL] if HTTPS else []
ROOT_URLCONF = "doordesk.config.urls"
WSGI_APPLICATION = "doordesk.config.wsgi.application"

# -- The parts ---------------------------------------------------------------------------------------------
# Lowest floor first. A new mechanism is one line here, one in .importlinter.
DOORDESK_APPS = [
    "doordesk.foundation.ui",
    "doordesk.foundation.access",
    "doordesk.foundation.audit",
    "doordesk.foundation.live",
    "doordesk.foundation.mail",
    "doordesk.foundation.people",
    "doordesk.foundation.rulebook",
    "doordesk.foundation.reminders",
    "doordesk.mechanisms.principles",
    "doordesk.mechanisms.writing",
    "doordesk.mechanisms.training",
    "doordesk.mechanisms.course",
    "doordesk.mechanisms.practice",
    "doordesk.mechanisms.openings",
    "doordesk.mechanisms.candidates",
    "doordesk.mechanisms.loops",
    "doordesk.mechanisms.assessments",
    "doordesk.mechanisms.debriefs",
    "doordesk.mechanisms.quality",
    "doordesk.mechanisms.shadowing",
    "doordesk.mechanisms.coaching",
    "doordesk.mechanisms.programme",
    "doordesk.mechanisms.imports",
]
if MODE in {Mode.DEMO, Mode.TEST}:  # anyone signs in as anyone: only where there is nobody real
    DOORDESK_APPS.append("doordesk.mechanisms.demo")

INSTALLED_APPS = [
    *DOORDESK_APPS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "django.forms",
    "django_cotton.apps.SimpleAppConfig",  # the loader below is our own
    "django_htmx",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "doordesk.config.headers.SecurityHeaders",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "doordesk.foundation.people.middleware.ReaderZone",
    "allauth.account.middleware.AccountMiddleware",
    "doordesk.config.activity.RecentActivity",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "doordesk.foundation.ui.refusals.RefusalPages",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": False,
        "DIRS": [BASE_DIR / "config" / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "doordesk.config.context.navigation",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "doordesk.foundation.ui.loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # forms are drawn by foundation/ui's templates

# -- Data --------------------------------------------------------------------------------------------------
# Actions open their own transactions, so a request is not one.
DATABASES = {"default": database.describe(os.environ.get("DATABASE_URL", ""), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {  # sign-in limits count across processes, hence the database; `doordesk migrate` makes the table
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "doordesk_cache"}
}
FILES = HOME / "files"
MEDIA_ROOT = FILES  # never served by address: each file comes through its guarded view
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = [
    "doordesk.foundation.ui.uploads.UploadLimit",  # first: nothing over its limit is kept
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# -- Backups -----------------------------------------------------------------------------------------------
# Each night into a folder, when one is named. The demo has nothing worth keeping.
_FOLDER = "" if DEMO else os.environ.get("DOORDESK_BACKUPS", "")
BACKUPS = Path(_FOLDER).expanduser().resolve() if _FOLDER else None
BACKUPS_KEEP = count("DOORDESK_BACKUPS_KEEP", default=14)

# -- Live events -------------------------------------------------------------------------------------------
LIVE = choice("DOORDESK_LIVE", "listen", "poll")  # on PostgreSQL; SQLite has no bell to listen to

# -- Time and language -------------------------------------------------------------------------------------
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = True
LANGUAGES = [("en", "English")]  # one more line with each translation: a page never mixes two

# -- Accounts ----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
]
LOGIN_URL = "demo:door" if DEMO else "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL
PASSWORD_RESET_TIMEOUT = int(timedelta(hours=24).total_seconds())

ACCOUNT_ADAPTER = "doordesk.config.accounts.ByInvitation"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is proved by the invitation that was sent to it
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # every other session ends; this one has just shown who it is
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True  # a letter when a password was changed
ACCOUNT_FORMS = {
    "login": "doordesk.foundation.people.forms.SignIn",
    "change_password": "doordesk.foundation.people.forms.ChangePassword",
    "reset_password": "doordesk.foundation.people.forms.AskForReset",
    "reset_password_from_key": "doordesk.foundation.people.forms.ResetPassword",
    "reauthenticate": "doordesk.foundation.people.forms.Reauthenticate",
}
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
    "reset_password_from_key": "20/m/ip",
    "change_password": "5/m/user",
    "reauthenticate": "10/m/user",
}
USERSESSIONS_TRACK_ACTIVITY = True

# -- Sessions, cookies, headers ----------------------------------------------------------------------------
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = int(timedelta(days=14).total_seconds())
SESSION_COOKIE_NAME = "doordesk"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "doordesk_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
# On plain HTTP these would lock the browser out; `doordesk check` says what is missing then.
SECURE = PRODUCTION and HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_SECONDS = int(timedelta(days=365).total_seconds()) if SECURE else 0
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # preloading binds a company's whole domain: theirs to decide
SECURE_REDIRECT_EXEMPT = [r"^health$"]
if flag("DOORDESK_BEHIND_PROXY", default=False):  # only where a proxy sets the header itself
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # sign-in limits count each visitor, not the proxy

# -- Static files ------------------------------------------------------------------------------------------
STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
HASHED = MODE in {Mode.PRODUCTION, Mode.DEMO}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if HASHED
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = not HASHED

# -- Mail --------------------------------------------------------------------------------------------------
globals().update(mail.describe(os.environ.get("EMAIL_URL", ""), MODE, HOME))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("DOORDESK_MAIL_FROM", "Doordesk <doordesk@localhost>")

# -- Log ---------------------------------------------------------------------------------------------------
# One line an event, on standard error. No request body, no form value, no local variable ever reaches it.
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "doordesk.config.logs.WithoutContent",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("DOORDESK_LOG", "WARNING")},
    "loggers": {
        "django": {"handlers": [], "propagate": True},
        "doordesk": {"level": os.environ.get("DOORDESK_LOG", "INFO")},
    },
}

if MODE is Mode.TEST:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

require_own_ground(MODE, DATABASES["default"], HOME)
