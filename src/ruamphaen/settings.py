"""Settings: read from the environment, safe by default. Each one is explained in docs/operate.md."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.contrib.messages import constants as messages

HERE = Path(__file__).resolve().parent

# ------------------------------------------------------------------ where things are kept


def _data_folder() -> Path:
    """The folder that was named; else var/ beside ./run, or in this folder where there is no checkout."""
    checkout = HERE.parents[1]
    home = checkout if (checkout / "run").exists() else Path.cwd()
    folder = Path(os.environ.get("RUAMPHAEN_DATA") or home / "var")
    folder.mkdir(parents=True, exist_ok=True, mode=0o750)
    return folder.resolve()


def _secret_key(folder: Path) -> str:
    """The installation's key: given, or made once and kept beside the database."""
    if given := os.environ.get("RUAMPHAEN_SECRET_KEY"):
        return given
    kept = folder / "secret-key"
    if not kept.exists():
        made = kept.with_suffix(".new")
        made.write_text(secrets.token_urlsafe(64), encoding="ascii")
        made.chmod(0o600)
        made.replace(kept)
    return kept.read_text(encoding="ascii").strip()


def _mailer(address: str) -> dict[str, object]:
    """Where mail goes: "smtp://user:password@host:587", or the terminal where none is named."""
    if not address:
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    server = urlsplit(address)
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": server.hostname or "localhost",
            "port": server.port or 587,
            "username": unquote(server.username or ""),
            "password": unquote(server.password or ""),
            "use_tls": server.scheme == "smtp"
            and server.hostname not in {"localhost", "127.0.0.1"},
            "use_ssl": server.scheme == "smtps",
            "timeout": 20,
        },
    }


def _flag(name: str, default: bool = False) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "on"}


def _words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def _address(hosts: list[str], tls: bool) -> str:
    """The address of the first host that is one (not a pattern); this machine where none is named."""
    host = next((host for host in hosts if host[0] not in "*."), "localhost")
    local = host in {"localhost", "127.0.0.1", "[::1]"}
    return f"{'https' if tls else 'http'}://{host}{':8000' if local else ''}"


DATA_FOLDER = _data_folder()
SECRET_KEY = _secret_key(DATA_FOLDER)
DEBUG = _flag("RUAMPHAEN_DEBUG")
ALLOWED_HOSTS = _words("RUAMPHAEN_HOSTS", "localhost,127.0.0.1,[::1]")
# True where people reach the site through TLS: cookies and headers then insist on it.
TLS = _flag("RUAMPHAEN_TLS")
# True behind a proxy of ours: it says how people reached it, and from where.
BEHIND_PROXY = _flag("RUAMPHAEN_PROXY")
CSRF_TRUSTED_ORIGINS = _words("RUAMPHAEN_ORIGINS")
# Where people find the site, as printed on paper (QR codes): named, or made of the first host.
SITE_ADDRESS = os.environ.get("RUAMPHAEN_ADDRESS", "").rstrip("/") or _address(ALLOWED_HOSTS, TLS)

# ------------------------------------------------------------------ the house

INSTALLED_APPS = [
    # windows and river, downstream first; upstream apps never import these
    "ruamphaen.portal",
    "ruamphaen.documents",
    "ruamphaen.plan",
    "ruamphaen.opinions",
    "ruamphaen.proposals",
    "ruamphaen.strategy",
    "ruamphaen.meetings",
    "ruamphaen.organisation",
    "ruamphaen.base",
    # the framework
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.forms",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks_db",
    "allauth",
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "ruamphaen.base.middleware.sender",
    "django.middleware.security.SecurityMiddleware",
    "ruamphaen.base.middleware.headers",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "ruamphaen.base.middleware.language_and_day",
    "django.middleware.common.CommonMiddleware",
    "ruamphaen.base.middleware.bounded",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ruamphaen.base.middleware.Refusals",
    "ruamphaen.organisation.middleware.Doors",
]

ROOT_URLCONF = "ruamphaen.urls"
WSGI_APPLICATION = "ruamphaen.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ruamphaen.base.context.frame",
                "ruamphaen.organisation.context.visitor",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "ruamphaen.base.templatetags.thai",
                "ruamphaen.base.templatetags.ui",
            ],
        },
    }
]
FORM_RENDERER = "ruamphaen.base.forms.Renderer"

# ------------------------------------------------------------------ databases

DATABASES = {
    "default": dj_database_url.config(
        default=f"sqlite:///{DATA_FOLDER / 'ruamphaen.sqlite3'}", conn_max_age=0
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        # A transaction takes the pen at its start, so two writers queue instead of failing half-way.
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        # FULL and no memory map: an acknowledged write survives a power cut (docs/decisions/0003).
        # trusted_schema stays on: Django's JSON columns carry CHECK (JSON_VALID(…)), which common
        # versions of SQLite refuse to run in an untrusted schema.
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            "PRAGMA mmap_size=0; PRAGMA cell_size_check=ON;"
            "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-20000;"
        ),
    }
else:
    DATABASES["default"]["OPTIONS"] = {
        "pool": {"min_size": 2, "max_size": 8},
        "options": "-c lock_timeout=5000 -c statement_timeout=15000",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ------------------------------------------------------------------ people

# The classes of our notices.
MESSAGE_TAGS = {
    messages.INFO: "info",
    messages.SUCCESS: "ok",
    messages.WARNING: "warn",
    messages.ERROR: "bad",
}

AUTH_USER_MODEL = "organisation.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_ADAPTER = "ruamphaen.organisation.signing_in.Adapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS = {"login_failed": "10/15m/ip,10/15m/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Ruamphaen"
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day for staff
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SESSION_COOKIE_NAME = "__Host-session" if TLS else "rp-session"
CSRF_COOKIE_NAME = "__Host-csrf" if TLS else "rp-csrf"
CSRF_COOKIE_HTTPONLY = True  # the token is in the page; no script reads the cookie
CSRF_FAILURE_VIEW = "ruamphaen.base.errors.csrf_failure"

# ------------------------------------------------------------------ language and time

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "rp-language"
LOCALE_PATHS = [HERE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"

# ------------------------------------------------------------------ files

STATIC_URL = "/static/"
STATIC_ROOT = DATA_FOLDER / "static"
FILES_FOLDER = DATA_FOLDER / "files"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": FILES_FOLDER},
    },
    "staticfiles": {"BACKEND": "ruamphaen.base.static_files.Storage"},
}
WHITENOISE_MAX_AGE = 3600
UPLOAD_LIMIT_BYTES = 20 * 1024 * 1024
# Four photographs of a proposal, the most that any form sends at once.
REQUEST_LIMIT_BYTES = 5 * UPLOAD_LIMIT_BYTES
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# ------------------------------------------------------------------ work done afterwards

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "papers"]}}
# In the database, so that the limits on signing in are shared by all processes.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}
}
MAILERS = {"default": _mailer(os.environ.get("RUAMPHAEN_SMTP", ""))}
# Without a server that takes mail nothing is put into the outbox, and no page speaks of it.
MAIL_IS_SENT = bool(os.environ.get("RUAMPHAEN_SMTP"))
DEFAULT_FROM_EMAIL = os.environ.get("RUAMPHAEN_MAIL_FROM", "ruamphaen@localhost")

# ------------------------------------------------------------------ what browsers are told

SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "object-src": ["'none'"],
    "manifest-src": ["'self'"],
}
# Pictures of a map server under the outlines, where the office has one: "https://host/{z}/{x}/{y}.png".
# None by default: no page asks anything of anybody else.
TILES = os.environ.get("RUAMPHAEN_TILES", "")
TILES_CREDIT = os.environ.get("RUAMPHAEN_TILES_CREDIT", "")
if TILES:
    SECURE_CSP["img-src"].append("{0.scheme}://{0.netloc}".format(urlsplit(TILES)))
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_SSL_REDIRECT = TLS
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

# ------------------------------------------------------------------ logs: no bodies, no personal data

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "ruamphaen.base.logs.JsonLine"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": os.environ.get("RUAMPHAEN_LOG", "WARNING")},
}
