"""What can be done: set up an organisation, keep its parts, its posts and people, its bodies and rules."""

from ruamphaen.organisation.actions.bodies import (
    amend_committee,
    end_seat,
    form_committee,
    remove_seat,
    seat_member,
)
from ruamphaen.organisation.actions.figures import keep_figures, remove_figure
from ruamphaen.organisation.actions.holidays import (
    add_fixed_holidays,
    add_holiday,
    remove_holiday,
)
from ruamphaen.organisation.actions.local_rules import choose_local_rule, forget_local_rule
from ruamphaen.organisation.actions.mail import choose_mail
from ruamphaen.organisation.actions.parts import (
    add_communities,
    add_community,
    add_department,
    create_organisation,
    describe_organisation,
    edit_community,
    remove_community,
    remove_department,
    rename_department,
)
from ruamphaen.organisation.actions.people import (
    create_post,
    create_user,
    edit_post,
    give_new_password,
    hand_over,
    remove_post,
    take_in,
)

__all__ = [
    "add_communities",
    "add_community",
    "add_department",
    "add_fixed_holidays",
    "add_holiday",
    "amend_committee",
    "choose_local_rule",
    "choose_mail",
    "create_organisation",
    "create_post",
    "create_user",
    "describe_organisation",
    "edit_community",
    "edit_post",
    "end_seat",
    "forget_local_rule",
    "form_committee",
    "give_new_password",
    "hand_over",
    "keep_figures",
    "remove_community",
    "remove_department",
    "remove_figure",
    "remove_holiday",
    "remove_post",
    "remove_seat",
    "rename_department",
    "seat_member",
    "take_in",
]
