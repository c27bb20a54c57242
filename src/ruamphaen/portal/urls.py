"""Addresses of the public front pages."""

from django.urls import path

from ruamphaen.portal import mail, news, receipt_acts, views

app_name = "portal"
urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about_system, name="about_system"),
    path("law/", views.law, name="law"),
    path("privacy/", views.privacy, name="privacy"),
    path("r/", views.ask_receipt, name="ask_receipt"),
    path("r/<str:code>", views.receipt, name="receipt"),
    path("r/<str:code>/appeal/", receipt_acts.appeal, name="appeal"),
    path("r/<str:code>/withdraw/", receipt_acts.withdraw, name="withdraw_comment"),
    path("r/<str:code>/forget/", receipt_acts.forget, name="forget_commenter"),
    path("mail/stop/<str:code>/", mail.stop, name="stop_mail"),
    path("<slug:org>/proposals/feed.atom", news.proposals, name="proposal_feed"),
    path("<slug:org>/proposals/answers.atom", news.answers, name="answer_feed"),
    path("<slug:org>/meetings/calendar.ics", views.calendar, name="calendar"),
    path("<slug:org>/plan/calendar.ics", views.plan_calendar, name="plan_calendar"),
    path("<slug:org>/council/policy/", views.policy, name="policy"),
    path("<slug:org>/council/policy/<int:pk>/", views.policy_statement, name="policy_statement"),
    path("<slug:org>/", views.organisation, name="organisation"),
    path("<slug:org>/strategy/", views.strategy, name="strategy"),
    path("<slug:org>/strategy/<int:pk>/", views.node, name="node"),
    path("<slug:org>/search/", views.search, name="search"),
]
