"""The desk: running conversations, the queue, cards. Under /desk/<org>/opinions/."""

from django.urls import path

from ruamphaen.opinions.views import appeals, cards, desk, queue

urlpatterns = [
    path("", desk.conversations, name="desk_conversations"),
    path("new/", desk.new, name="new_conversation"),
    path("appeals/", appeals.appeals, name="appeals"),
    path("appeals/<int:pk>/", appeals.answer, name="answer_appeal"),
    path("<int:pk>/", desk.conversation, name="desk_conversation"),
    path("<int:pk>/edit/", desk.edit, name="edit_conversation"),
    path("<int:pk>/open/", desk.open_it, name="open_conversation"),
    path("<int:pk>/close/", desk.close_it, name="close_conversation"),
    path("<int:pk>/discard/", desk.discard, name="discard_conversation"),
    path("<int:pk>/seeds/", desk.seeds, name="seeds"),
    path("<int:pk>/queue/", queue.queue, name="queue"),
    path("<int:pk>/queue/decide/", queue.decide, name="decide"),
    path("<int:pk>/queue/<int:statement>/replace/", queue.replace, name="replace"),
    path("<int:pk>/cards/", cards.cards, name="opinion_cards"),
    path("<int:pk>/cards/make/", cards.make, name="make_cards"),
    path("<int:pk>/cards/<int:batch>/print/", cards.printed, name="print_opinion_cards"),
]
