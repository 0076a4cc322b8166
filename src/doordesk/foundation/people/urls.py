"""Addresses of people."""

from django.urls import path

from doordesk.foundation.people import views

app_name = "people"
urlpatterns = [
    path("people/", views.people, name="list"),
    path("people/people.csv", views.as_csv, name="csv"),
    path("people/add/", views.add, name="add"),
    path("people/import/", views.roster, name="import"),
    path("people/import/apply/", views.apply_roster, name="apply"),
    path("people/import/template.csv", views.template, name="template"),
    path("people/invite/", views.invite_all, name="invite_all"),
    path("people/profile/", views.profile, name="profile"),
    path("people/profile/sign-out-everywhere/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("people/welcome/<str:token>/", views.welcome, name="welcome"),
    path("people/<int:pk>/", views.detail, name="detail"),
    path("people/<int:pk>/edit/", views.edit, name="edit"),
    path("people/<int:pk>/roles/", views.roles, name="roles"),
    path("people/<int:pk>/invite/", views.invite, name="invite"),
    path("people/<int:pk>/revoke/", views.revoke, name="revoke"),
    path("people/<int:pk>/leave/", views.leave, name="leave"),
    path("people/<int:pk>/return/", views.come_back, name="return"),
]
