"""How often: a token bucket in the database for what anyone may send without an account.

A bucket is known by an HMAC of the day and the sender's network, so that no address is kept, and
buckets of earlier days are thrown away: there is no history of who came from where. Halls and
mobile carriers share addresses, so limits are loose.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import date, timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from ruamphaen.base.errors import Refused
from ruamphaen.base.models import Bucket


@dataclass(frozen=True)
class Limit:
    """ขีดจำกัด — at most `most` at once from one network, refilled over `per`."""

    name: str
    most: int
    per: timedelta


@transaction.atomic
def spend(limit: Limit, request: HttpRequest, today: date) -> None:
    """Take one token. Raises Refused (429) with a sentence when there is none left."""
    key = _key(limit, request.META.get("REMOTE_ADDR", ""), today)
    now = timezone.now()
    bucket, new = Bucket.objects.select_for_update().get_or_create(
        key=key, defaults={"tokens": float(limit.most), "at": now}
    )
    if new:
        Bucket.objects.filter(at__lt=now - timedelta(days=1)).delete()
    refilled = (now - bucket.at) / limit.per * limit.most
    tokens = min(float(limit.most), bucket.tokens + max(refilled, 0.0))
    if tokens < 1:
        raise Refused(
            _("มีการส่งจากเครือข่ายเดียวกันถี่เกินไป รอสักครู่แล้วลองใหม่ สิ่งที่ท่านกรอกยังไม่ถูกบันทึก"), status=429
        )
    bucket.tokens, bucket.at = tokens - 1, now
    bucket.save(update_fields=["tokens", "at"])


def _key(limit: Limit, address: str, today: date) -> str:
    """The bucket's name: the sender's network (/24 or /64) under a key that lasts one day."""
    said = f"{limit.name}|{today.isoformat()}|{_network(address)}"
    return hmac.new(settings.SECRET_KEY.encode(), said.encode(), hashlib.sha256).hexdigest()


def _network(address: str) -> str:
    try:
        version = ip_address(address).version
    except ValueError:  # behind a socket there is no address: all share one bucket
        return "nowhere"
    return str(ip_network(f"{address}/{24 if version == 4 else 64}", strict=False))
