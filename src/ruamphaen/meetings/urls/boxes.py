"""Village boxes: handing out and merging. Under /desk/<org>/meetings/."""

from django.urls import path

from ruamphaen.meetings.views import boxes

urlpatterns = [
    path("<int:pk>/boxes/", boxes.boxes, name="boxes"),
    path("<int:pk>/boxes/merge/", boxes.send_journal, name="send_journal"),
    path("<int:pk>/boxes/merge/<int:file>/", boxes.look_into_journal, name="look_into_journal"),
    path("<int:pk>/boxes/journal/", boxes.journal, name="journal"),
    path("<int:pk>/boxes/clashes/", boxes.clashes, name="clashes"),
    path("<int:pk>/boxes/clashes/<int:clash>/", boxes.settle, name="settle_clash"),
    path("<int:pk>/boxes/<slug:code>/kit/", boxes.kit, name="box_kit"),
]
