"""The officers' desk: queue, answers, groups, batches. Under /desk/<org>/proposals/."""

from django.urls import path

from ruamphaen.proposals.views import (
    alike,
    answering,
    desk,
    from_conversations,
    from_meetings,
    intake,
    progress,
    telling,
)

# The receipt stands last: no word of ours is ten signs of its alphabet.
urlpatterns = [
    path("", desk.queue, name="desk"),
    path("review/", desk.review, name="review"),
    path("undo/", desk.undo_reviews, name="undo_reviews"),
    path("homes/", desk.accept_homes, name="accept_homes"),
    path("ask/", answering.ask, name="ask_review"),
    path("requests/<int:pk>/back/", answering.take_back_request, name="take_back_request"),
    path("answer/", answering.answer, name="answer"),
    path("milestones/<int:pk>/back/", progress.take_back, name="take_back_progress"),
    path("calls/", telling.calls, name="calls"),
    path("calls/<int:pk>/told/", telling.told, name="told"),
    path("forums/", from_meetings.sayings, name="sayings"),
    path("conversations/<int:pk>/", from_conversations.statements, name="from_conversation"),
    path("alike/", alike.suggestions, name="alike"),
    path("alike/find/", alike.find, name="find_alike"),
    path("alike/<slug:receipt>/", alike.side_by_side, name="side_by_side"),
    path("groups/", alike.groups, name="groups"),
    path("groups/<int:pk>/", alike.group, name="group"),
    path("cards/", intake.cards, name="cards"),
    path("import/", intake.upload, name="import"),
    path("intakes/<int:pk>/", intake.report, name="intake"),
    path("intakes/<int:pk>/accept/", intake.accept, name="accept_intake"),
    path("intakes/<int:pk>/undo/", intake.undo, name="undo_intake"),
    path("export.<slug:kind>", intake.export, name="export"),
    path("<slug:receipt>/", desk.item, name="desk_item"),
    path("<slug:receipt>/progress/", progress.progress, name="progress"),
    path("<slug:receipt>/home/", desk.decide_home, name="decide_home"),
]
