"""The council: /<org>/council/, and its desk under /desk/<org>/council/.

What everyone reads of policy, /<org>/council/policy/, is portal's.
"""

from django.urls import path

from ruamphaen.meetings.views import council, policy

DESK = "desk/<slug:org>/council/"
urlpatterns = [
    path("<slug:org>/council/", council.council, name="council"),
    path(DESK, council.council_desk, name="council_desk"),
    path(f"{DESK}sessions/new/", council.fix_session, name="fix_session"),
    path(f"{DESK}sessions/<int:pk>/", council.edit_session, name="edit_session"),
    path(f"{DESK}sessions/<int:pk>/announce/", council.announce_session, name="announce_session"),
    path(f"{DESK}sessions/<int:pk>/remove/", council.remove_session, name="remove_session"),
    path(f"{DESK}policy/new/", policy.state_policy, name="state_policy"),
    path(f"{DESK}policy/<int:pk>/", policy.edit_statement, name="edit_statement"),
    path(f"{DESK}policy/<int:pk>/remove/", policy.remove_statement, name="remove_statement"),
    path(f"{DESK}policy/<int:pk>/reports/", policy.start_report, name="start_policy_report"),
    path(f"{DESK}reports/<int:pk>/", policy.policy_report, name="policy_report"),
    path(f"{DESK}reports/<int:pk>/present/", policy.present_report, name="present_policy_report"),
]
