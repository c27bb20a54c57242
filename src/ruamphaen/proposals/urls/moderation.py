"""The moderators' desk. Under /desk/<org>/proposals/moderation/."""

from django.urls import path

from ruamphaen.proposals.views import moderation

urlpatterns = [
    path("", moderation.queue, name="moderation"),
    path("undo/<uuid:batch>/", moderation.undo, name="undo_judgement"),
    path("done/", moderation.done, name="judged"),
    path("appeals/", moderation.appeals, name="appeals"),
    path("appeals/<int:pk>/", moderation.appeal, name="answer_appeal"),
    path("comments/<int:pk>/forget/", moderation.forget, name="forget_commenter"),
    path("threads/<int:pk>/", moderation.thread, name="open_thread"),
]
