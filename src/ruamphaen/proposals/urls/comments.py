"""Talking under proposals, reporting, and the public log. Under /<org>/proposals/."""

from django.urls import path

from ruamphaen.proposals.views import comments, moderation_log

urlpatterns = [
    path("moderation/", moderation_log.log, name="moderation_log"),
    path("moderation.csv", moderation_log.log_csv, name="moderation_csv"),
    path("comments/<int:pk>/reply/", comments.reply, name="reply"),
    path("comments/<int:pk>/report/", comments.report_comment, name="report_comment"),
    path("<slug:receipt>/comments/", comments.comment, name="comment"),
    path("<slug:receipt>/report/", comments.report_proposal, name="report_proposal"),
]
