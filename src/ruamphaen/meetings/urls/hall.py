"""In the hall: the desk, paper sheets, the console, catching what is said. Under /desk/<org>/meetings/."""

from django.urls import URLPattern, URLResolver, path

from ruamphaen.meetings.views import (
    hall_capture,
    hall_console,
    hall_deciding,
    hall_desk,
    hall_screen,
    hall_sheets,
)

_ITEM = "<int:pk>/console/items/<int:item>"
_MOTION = "<int:pk>/console/motions/<int:motion>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:pk>/desk/", hall_desk.desk, name="hall_desk"),
    path("<int:pk>/desk/walk-in/", hall_desk.walk_in, name="hall_walk_in"),
    path("<int:pk>/desk/meter/", hall_desk.meter, name="hall_meter"),
    path("<int:pk>/desk/<int:person>/", hall_desk.person, name="hall_person"),
    path("<int:pk>/desk/<int:person>/forget/", hall_desk.forget, name="forget_person"),
    path("<int:pk>/desk/<int:person>/<slug:act>/", hall_desk.act_on, name="hall_act"),
    path("<int:pk>/sheets/", hall_sheets.sheets, name="hall_sheets"),
    path("<int:pk>/sheets/<int:number>/", hall_sheets.sheet, name="hall_sheet"),
    path("<int:pk>/sheets/<int:number>/settle/", hall_sheets.settle, name="hall_settle"),
    path("<int:pk>/console/", hall_console.console, name="console"),
    path("<int:pk>/console/open/", hall_console.open_meeting, name="console_open"),
    path("<int:pk>/console/adjourn/", hall_console.adjourn, name="console_adjourn"),
    path("<int:pk>/console/resume/", hall_console.resume, name="console_resume"),
    path("<int:pk>/console/close/", hall_console.close, name="console_close"),
    path("<int:pk>/console/items/add/", hall_console.add_item, name="console_add_item"),
    path(f"{_ITEM}/start/", hall_console.start_item, name="console_start"),
    path(f"{_ITEM}/finish/", hall_console.finish_item, name="console_finish"),
    path(f"{_ITEM}/account/", hall_console.write_account, name="console_account"),
    path(f"{_ITEM}/motion/", hall_deciding.put_motion, name="console_motion"),
    path(f"{_ITEM}/resolve/", hall_deciding.resolve, name="console_resolve"),
    path(f"{_MOTION}/vote/", hall_deciding.open_vote, name="console_vote"),
    path(f"{_MOTION}/withdraw/", hall_deciding.withdraw, name="console_withdraw"),
    path(f"{_MOTION}/count/", hall_deciding.count, name="console_count"),
    path(f"{_MOTION}/roll/", hall_deciding.roll, name="console_roll"),
    path("<int:pk>/capture/", hall_capture.capture, name="capture"),
    path("<int:pk>/capture/latest/", hall_capture.latest, name="capture_latest"),
    path("<int:pk>/capture/<int:saying>/", hall_capture.edit, name="capture_edit"),
]

# Under /<org>/meetings/: for everyone in the hall.
public_urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:pk>/hall/", hall_screen.screen, name="hall_screen"),
]
