"""Addresses under /<org>/strategy/ that keep the tree; the public pages are portal's."""

from django.urls import path

from ruamphaen.strategy import views

app_name = "strategy"
urlpatterns = [
    path("edit/", views.edit_trees, name="edit_trees"),
    path("edit/import/", views.import_tree, name="import_tree"),
    path("edit/<int:pk>/", views.edit_tree, name="edit_tree"),
    path("edit/<int:pk>/words/", views.tree_words, name="tree_words"),
    path("edit/<int:pk>/json/", views.tree_json, name="tree_json"),
    path("edit/<int:pk>/remove/", views.remove_tree, name="remove_tree"),
    path("edit/<int:pk>/add/", views.add_node, name="add_root"),
    path("edit/<int:pk>/add/<int:parent>/", views.add_node, name="add_node"),
    path("node/<int:pk>/", views.edit_node, name="edit_node"),
    path("node/<int:pk>/align/", views.align_node, name="align_node"),
    path("node/<int:pk>/align/<int:link>/remove/", views.unalign_node, name="unalign_node"),
    path("node/<int:pk>/fulfil/", views.fulfil, name="fulfil"),
    path("node/<int:pk>/fulfil/<int:link>/remove/", views.unfulfil, name="unfulfil"),
    path("node/<int:pk>/move/", views.move_node, name="move_node"),
    path("node/<int:pk>/remove/", views.remove_node, name="remove_node"),
]
