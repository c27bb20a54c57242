"""Addresses as people outside a page meet them: on paper, in a QR code."""

from urllib.parse import urlsplit

from django.conf import settings


def absolute(path: str, host: str | None = None) -> str:
    """A path of the site ("/r/7K2MX4RTB9") with the site's own address, or that of another host."""
    address = settings.SITE_ADDRESS
    if host:
        address = f"{urlsplit(address).scheme}://{host}"
    return f"{address}{path}"
