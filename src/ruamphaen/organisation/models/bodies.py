"""Committees and the council: bodies named in law, their seats and who sits in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ruamphaen.organisation.models.organisation import Organisation
from ruamphaen.organisation.models.people import User


class Committee(models.Model):
    """คณะกรรมการ/สภา — one body of an organisation; `body` is its code in law.bodies."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="committees")
    body = models.CharField(_("คณะ"), max_length=40)
    order_number = models.CharField(_("คำสั่งแต่งตั้งเลขที่"), max_length=80, blank=True)
    appointed_on = models.DateField(_("แต่งตั้งเมื่อ"), null=True, blank=True)

    class Meta:
        ordering = ["body", "-appointed_on", "-pk"]

    @property
    def chain(self) -> str:
        return self.organisation.chain


class Seat(models.Model):
    """ที่นั่ง — one member of a body: in which group of the law, who, from when to when."""

    committee = models.ForeignKey(Committee, models.CASCADE, related_name="seats")
    group = models.CharField(_("ประเภทกรรมการ"), max_length=40)
    name = models.CharField(_("ชื่อ–สกุล"), max_length=120)
    # The sign-in of the member, where they have one.
    user = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="seats")
    role = models.CharField(_("หน้าที่"), max_length=60, blank=True)
    since = models.DateField(_("ตั้งแต่"), null=True, blank=True)
    until = models.DateField(_("ถึง"), null=True, blank=True)

    class Meta:
        ordering = ["committee", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def chain(self) -> str:
        return self.committee.organisation.chain
