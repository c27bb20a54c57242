"""What everyone sees, and proposing. Under /<org>/proposals/."""

from django.urls import path

from ruamphaen.proposals.views import mine, proposing, public, supporting

# The receipt stands last: no word of ours is ten signs of its alphabet.
urlpatterns = [
    path("", public.proposals, name="proposals"),
    path("new/", proposing.propose, name="propose"),
    path("new/photos/<uuid:uid>/<int:pk>/", proposing.kept_photo, name="kept_photo"),
    path("similar/", proposing.similar, name="similar"),
    path("mine/", mine.mine, name="mine"),
    path("same-person/", supporting.same_person, name="same_person"),
    path("<slug:receipt>/", public.proposal, name="proposal"),
    path("<slug:receipt>/support/", supporting.support, name="support"),
    path("<slug:receipt>/photos/<int:pk>/", public.photo, name="photo"),
    path("<slug:receipt>/withdraw/", mine.withdraw, name="withdraw"),
    path("<slug:receipt>/forget/", mine.forget, name="forget"),
]
