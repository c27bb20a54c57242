"""Settings of the tests: the product's own, with a fast hasher and nothing that leaves the process.

RUAMPHAEN_TEST_POSTGRES holds the address of a PostgreSQL server ("postgres://postgres@127.0.0.1/postgres")
to run the same tests there; without it they run on SQLite in memory.
"""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="ruamphaen-tests-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["RUAMPHAEN_DATA"] = _folder
os.environ.pop("DATABASE_URL", None)
os.environ.pop("RUAMPHAEN_SMTP", None)
if _postgres := os.environ.get("RUAMPHAEN_TEST_POSTGRES"):
    os.environ["DATABASE_URL"] = _postgres

from ruamphaen.settings import *  # noqa: E402, F403 -- the tests run the product's settings
from ruamphaen.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402 -- after its folder

# A pool keeps connections open, and a database with connections cannot be dropped.
DATABASES["default"].get("OPTIONS", {}).pop("pool", None)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
TASKS = {"default": {"BACKEND": "django.tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage",
}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns where there is none
