"""Static files under hashed names, the imports between our modules included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Without this a browser could mix old and new modules of one page after an upgrade."""

    support_js_module_import_aggregation = True
