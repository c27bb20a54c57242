"""For everyone: answering, the map, the big screen. Under /<org>/opinions/."""

from django.urls import path

from ruamphaen.opinions.views import appeals, maps, public, same_person

urlpatterns = [
    path("", public.conversations, name="conversations"),
    path("<int:pk>/", public.conversation, name="conversation"),
    path("<int:pk>/mine/", public.mine, name="mine"),
    path("<int:pk>/same-person/", same_person.same_person, name="same_person"),
    path("<int:pk>/forget/", public.forget, name="forget"),
    path("<int:pk>/add/", public.add, name="add"),
    path("<int:pk>/sent/<slug:receipt>/", public.sent, name="sent"),
    path("<int:pk>/sent/<slug:receipt>/appeal/", appeals.appeal, name="appeal"),
    path("<int:pk>/map/", maps.opinion_map, name="map"),
    path("<int:pk>/map/votes.csv", maps.votes_file, name="votes_file"),
    path("<int:pk>/map/statements.csv", maps.statements_file, name="statements_file"),
    path("<int:pk>/hall/", maps.hall, name="hall"),
]
