"""Settings: one file; what differs between installations comes from the environment."""

import os
import secrets
import sys
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

ENV = os.environ
BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR = Path(ENV.get("GASTVRIJ_VAR") or BASE_DIR / "var")
VAR.mkdir(mode=0o700, parents=True, exist_ok=True)


def _secret(name: str) -> str:
    """Return a secret from the environment, else from a file that is made once."""
    if given := ENV.get(name):
        return given
    path = VAR / name.lower().replace("_", "-")
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


TESTING = "pytest" in sys.modules
DEBUG = False
SECRET_KEY = _secret("GASTVRIJ_SECRET_KEY")
AUDIT_KEY = _secret("GASTVRIJ_AUDIT_KEY")

# The address under which people reach this installation decides about secure cookies.
PUBLIC_URL = ENV.get("GASTVRIJ_URL", "http://127.0.0.1:8000")
_address = urlsplit(PUBLIC_URL)
HTTPS = _address.scheme == "https"
if not HTTPS and _address.hostname not in {"127.0.0.1", "localhost", "::1"}:
    msg = f"GASTVRIJ_URL is {PUBLIC_URL}: gebruik https, of http alleen op deze machine zelf."
    raise ImproperlyConfigured(msg)
ALLOWED_HOSTS = [_address.hostname or "", "127.0.0.1", "localhost"]
CSRF_TRUSTED_ORIGINS = [f"{_address.scheme}://{_address.netloc}"]

INSTALLED_APPS = [
    "gastvrij.basis",
    "gastvrij.kaders",
    "gastvrij.klantcontact",
    "gastvrij.kennis",
    "gastvrij.taken",
    "gastvrij.beoordeling",
    "gastvrij.ontwikkeling",
    "gastvrij.sturing",
    "gastvrij.werkplek",
    "gastvrij.koppelvlakken",
    "gastvrij.koppelvlakken.case",
    "gastvrij.koppelvlakken.badges",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "django_q",
]

MIDDLEWARE = [
    "gastvrij.basis.middleware.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "gastvrij.basis.middleware.Language",
    "gastvrij.basis.middleware.NotKept",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gastvrij.config.urls"
WSGI_APPLICATION = "gastvrij.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gastvrij.basis.context.page",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        ENV.get("DATABASE_URL") or f"sqlite:///{VAR / 'gastvrij.sqlite3'}"
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;"
        ),
    }
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    # The background work forks, and processes cannot share the connections of one pool.
    # Compiling a query pays off in reports of minutes, not in pages of milliseconds.
    DATABASES["default"]["OPTIONS"] = {
        "pool": not TESTING and "qcluster" not in sys.argv,
        "options": "-c jit=off",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

FORM_RENDERER = "gastvrij.basis.renderer.PlainFields"

AUTH_USER_MODEL = "basis.Medewerker"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "gastvrij.basis.backend.Login",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "gastvrij.basis.passwords.NotOneself"},
    {
        "NAME": "gastvrij.basis.passwords.Length",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "gastvrij.basis.passwords.NotCommon"},
    {"NAME": "gastvrij.basis.passwords.NotOnlyDigits"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "basis:home"
LOGOUT_REDIRECT_URL = "login"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 2

AXES_FAILURE_LIMIT = 5
# The name of the login field, not of the field in the table: else all names count as one.
AXES_USERNAME_FORM_FIELD = "username"
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "next", "csrfmiddlewaretoken"]
AXES_LOCKOUT_TEMPLATE = "registration/locked_out.html"
AXES_HTTP_RESPONSE_CODE = 429
SILENCED_SYSTEM_CHECKS = ["axes.W003"]

SESSION_COOKIE_NAME = "gastvrij_sessie"
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "gastvrij.basis.views.csrf_failure"
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = ["^gezond/"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Published frameworks are for people who log in, until the gemeente opens them to everybody.
CASE_PUBLIC = ENV.get("GASTVRIJ_CASE_OPENBAAR", "") == "1"

# The secret key that signs badges, made by `gastvrij badge-key`; outside the database.
BADGE_KEY_FILE = Path(ENV.get("GASTVRIJ_BADGE_SLEUTEL") or VAR / "gastvrij-badge-sleutel")

UPLOAD_LIMIT = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", _("Nederlands")), ("en", _("Engels"))]
LOCALE_PATHS = [BASE_DIR / "gastvrij" / "locale"]
USE_I18N = True
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING
# Tests make a client each, which would list every file of the pages; they look one up instead.
WHITENOISE_AUTOREFRESH = TESTING

EMAIL_HOST = ENV.get("GASTVRIJ_SMTP_HOST", "127.0.0.1")
EMAIL_PORT = int(ENV.get("GASTVRIJ_SMTP_PORT", "25"))
EMAIL_HOST_USER = ENV.get("GASTVRIJ_SMTP_USER", "")
EMAIL_HOST_PASSWORD = ENV.get("GASTVRIJ_SMTP_PASSWORD", "")
EMAIL_USE_TLS = ENV.get("GASTVRIJ_SMTP_TLS", "") == "1"
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
DEFAULT_FROM_EMAIL = ENV.get("GASTVRIJ_MAIL_FROM", "gastvrij@localhost")
# Where inwoners answer to: the mailbox that is read for new questions.
MAIL_REPLY_TO = ENV.get("GASTVRIJ_MAIL_ANTWOORDEN_NAAR", DEFAULT_FROM_EMAIL)

# The mailbox in which questions come in; without a host nothing is fetched.
IMAP_HOST = ENV.get("GASTVRIJ_IMAP_HOST", "")
IMAP_SSL = ENV.get("GASTVRIJ_IMAP_SSL", "1") == "1"
IMAP_PORT = int(ENV.get("GASTVRIJ_IMAP_PORT", "993" if IMAP_SSL else "143"))
IMAP_USER = ENV.get("GASTVRIJ_IMAP_USER", "")
IMAP_PASSWORD = ENV.get("GASTVRIJ_IMAP_PASSWORD", "")
IMAP_FOLDER = ENV.get("GASTVRIJ_IMAP_MAP", "INBOX")

# How long one ring of a telephone lasts; three of them are the norm of most gemeenten.
RING_SECONDS = int(ENV.get("GASTVRIJ_SECONDEN_PER_KEER_OVERGAAN", "5"))

Q_CLUSTER = {
    "name": "gastvrij",
    "orm": "default",
    "workers": 1,
    "timeout": 300,
    "retry": 360,
    "max_attempts": 3,
    "catch_up": False,
    "save_limit": 200,
    "poll": 1,
    "label": "Gastvrij",
}

# The timetable of the background work: name, function without arguments, minutes between.
JOBS = (
    ("kaders.readings", "gastvrij.kaders.jobs.retry_readings", 1),
    ("kaders.expire", "gastvrij.kaders.jobs.expire_versions", 60),
    ("basis.seal", "gastvrij.basis.jobs.seal", 1),
    ("basis.verify", "gastvrij.basis.jobs.verify", 60 * 24),
    ("basis.clean", "gastvrij.basis.jobs.clean", 60 * 24),
    ("sturing.day_figures", "gastvrij.sturing.jobs.update_day_figures", 1),
    (
        "beoordeling.destroy_due",
        "gastvrij.beoordeling.jobs.destroy_due_observaties",
        60 * 24,
    ),
    (
        "beoordeling.destroy_due_proeven",
        "gastvrij.beoordeling.jobs.destroy_due_proeven",
        60 * 24,
    ),
    ("beoordeling.remind_proeven", "gastvrij.beoordeling.jobs.remind_proeven", 60),
    ("ontwikkeling.close_uitvragen", "gastvrij.ontwikkeling.jobs.schattingen.close_due", 60),
    ("ontwikkeling.remind_uitvragen", "gastvrij.ontwikkeling.jobs.schattingen.remind", 60),
    ("ontwikkeling.remind_plan", "gastvrij.ontwikkeling.jobs.plan.remind", 60),
    (
        "ontwikkeling.destroy_due_dossiers",
        "gastvrij.ontwikkeling.jobs.vertrek.destroy_due_dossiers",
        60 * 24,
    ),
    ("taken.announce", "gastvrij.taken.jobs.announce", 1),
    ("taken.watch_terms", "gastvrij.taken.jobs.watch_terms", 10),
    ("klantcontact.mail_out", "gastvrij.klantcontact.jobs.send_mail", 1),
    ("klantcontact.drafts", "gastvrij.klantcontact.jobs.clean_drafts", 1),
    ("klantcontact.oproepen", "gastvrij.klantcontact.jobs.clean_oproepen", 10),
    *([("klantcontact.mail_in", "gastvrij.klantcontact.jobs.fetch_mail", 1)] if IMAP_HOST else []),
)

# Which registers tell who somebody is: the partijen of this installation, or BRP and KvK over HTTP.
REGISTERS = {
    "personen": {
        "adapter": ENV.get("GASTVRIJ_BRP", "lokaal"),
        "url": ENV.get("GASTVRIJ_BRP_URL", ""),
        "sleutel": ENV.get("GASTVRIJ_BRP_SLEUTEL", ""),
        "doelbinding": ENV.get("GASTVRIJ_BRP_DOELBINDING", ""),
        "verwerking": ENV.get("GASTVRIJ_BRP_VERWERKING", ""),
    },
    "organisaties": {
        "adapter": ENV.get("GASTVRIJ_KVK", "lokaal"),
        "url": ENV.get("GASTVRIJ_KVK_URL", ""),
        "sleutel": ENV.get("GASTVRIJ_KVK_SLEUTEL", ""),
        "doelbinding": ENV.get("GASTVRIJ_KVK_DOELBINDING", ""),
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "gastvrij.basis.logs.JsonFormatter"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stdout"], "level": ENV.get("GASTVRIJ_LOG_LEVEL", "INFO")},
    "loggers": {
        "django.server": {"handlers": [], "propagate": False},
        "django.request": {"handlers": ["stdout"], "level": "ERROR", "propagate": False},
        "axes": {"level": "ERROR"},
    },
}

# Triggers and navigation of every room; basis installs and shows them without knowing the rooms.
TRIGGERS = [
    "gastvrij.basis.triggers.TRIGGERS",
    "gastvrij.kaders.triggers.TRIGGERS",
    "gastvrij.kennis.triggers.TRIGGERS",
    "gastvrij.taken.triggers.TRIGGERS",
    "gastvrij.beoordeling.triggers.TRIGGERS",
    "gastvrij.ontwikkeling.triggers.TRIGGERS",
]
NAVIGATION = "gastvrij.config.navigation.NAVIGATION"
BEHEER = "gastvrij.config.navigation.BEHEER"
# What is kept about staff, of every room: the tables, and how long what is for a purpose stays.
VERANTWOORDING = "gastvrij.config.verantwoording.GEGEVENS"
VERANTWOORDING_TERMIJNEN = "gastvrij.config.verantwoording.TERMIJNEN"
