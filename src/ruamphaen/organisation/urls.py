"""Addresses of the staff desk and of an organisation's own pages."""

from django.urls import include, path

from ruamphaen.organisation.views import (
    about,
    bodies,
    desk,
    figures,
    holidays,
    local_rules,
    mail,
    parts,
    people,
)

app_name = "organisation"

parts_pages = [
    path("", parts.parts, name="parts"),
    path("departments/add/", parts.add_department, name="add_department"),
    path("departments/<int:pk>/", parts.department, name="department"),
    path("departments/<int:pk>/remove/", parts.remove_department, name="remove_department"),
    path("communities/add/", parts.add_community, name="add_community"),
    path("communities/import/", parts.import_communities, name="import_communities"),
    path("communities/<int:pk>/", parts.community, name="community"),
    path("communities/<int:pk>/remove/", parts.remove_community, name="remove_community"),
]

people_pages = [
    path("", people.people, name="people"),
    path("<int:pk>/", people.post, name="post"),
    path("<int:pk>/edit/", people.edit_post, name="edit_post"),
    path("<int:pk>/remove/", people.remove_post, name="remove_post"),
    path("<int:pk>/hand-over/", people.hand_over, name="hand_over"),
    path("<int:pk>/vacate/", people.vacate, name="vacate"),
    path("<int:pk>/new-person/", people.take_in, name="take_in"),
    path("<int:pk>/new-password/<int:user>/", people.new_password, name="new_password"),
]

bodies_pages = [
    path("", bodies.bodies, name="bodies"),
    path("new/<slug:body>/", bodies.form_committee, name="form_committee"),
    path("<int:pk>/", bodies.committee, name="committee"),
    path("<int:pk>/edit/", bodies.amend_committee, name="amend_committee"),
    path("<int:pk>/seats/", bodies.seat_member, name="seat_member"),
    path("seats/<int:pk>/end/", bodies.end_seat, name="end_seat"),
    path("seats/<int:pk>/remove/", bodies.remove_seat, name="remove_seat"),
]

holidays_pages = [
    path("", holidays.holidays, name="holidays"),
    path("fixed/", holidays.add_fixed_holidays, name="add_fixed_holidays"),
    path("<int:pk>/remove/", holidays.remove_holiday, name="remove_holiday"),
]

figures_pages = [
    path("", figures.figures, name="figures"),
    path("import/", figures.import_figures, name="import_figures"),
    path("<int:pk>/remove/", figures.remove_figure, name="remove_figure"),
]

rules_pages = [
    path("", local_rules.rules, name="rules"),
    path("<str:name>/", local_rules.rule, name="rule"),
    path("<str:name>/forget/", local_rules.forget_rule, name="forget_rule"),
]

urlpatterns = [
    path("desk/", desk.desk, name="desk"),
    path("desk/mail/", mail.tell_by_mail, name="tell_by_mail"),
    path("desk/<slug:org>/parts/", include(parts_pages)),
    path("desk/<slug:org>/people/", include(people_pages)),
    path("desk/<slug:org>/bodies/", include(bodies_pages)),
    path("desk/<slug:org>/holidays/", include(holidays_pages)),
    path("desk/<slug:org>/figures/", include(figures_pages)),
    path("desk/<slug:org>/rules/", include(rules_pages)),
    path("desk/<slug:org>/settings/", parts.settings, name="settings"),
    path("<slug:org>/about/", about.about, name="about"),
]
