"""The link under every letter: whoever holds it stops further ones, without signing in."""

from django.core import signing
from django.urls import reverse

from ruamphaen.base.addresses import absolute

_SIGNER = signing.Signer(salt="ruamphaen.base.stop_links", sep="~")


def stop_path(stop: str) -> str:
    """The page on which whoever holds the link stops further letters. Nothing of them is in it."""
    return reverse("portal:stop_mail", args=[_SIGNER.sign(stop)])


def stop_address(stop: str) -> str:
    """The same with the site's address, for a letter."""
    return absolute(stop_path(stop))


def read_stop(code: str) -> str:
    """Who may be stopped by a link; empty where we did not sign it."""
    try:
        return _SIGNER.unsign(code)
    except signing.BadSignature:
        return ""
