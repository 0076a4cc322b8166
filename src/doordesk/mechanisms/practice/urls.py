"""Addresses of practice. A case is named by its slug: it is a file of the product, or the company's own."""

from django.urls import path

from doordesk.mechanisms.practice.views import accuracy, listing, own, results, writing

app_name = "practice"
urlpatterns = [
    path("practice/", listing.cases, name="list"),
    path("practice/mine.csv", listing.mine_csv, name="csv"),
    path("practice/results/<int:sheet>/", results.result, name="result"),
    path("practice/people/<int:pk>/", accuracy.over_time, name="accuracy"),
    path("practice/people/<int:pk>/accuracy.csv", accuracy.accuracy_csv, name="accuracy_csv"),
    path("practice/own/add", own.add, name="add"),
    path("practice/own/<int:own_case>/edit", own.edit, name="edit"),
    path("practice/own/<int:own_case>/retire", own.retire, name="retire"),
    path("practice/own/<int:own_case>/restore", own.restore, name="restore"),
    path("practice/cases/<slug:case>/", writing.case, name="case"),
    path("practice/cases/<slug:case>/key", writing.key, name="key"),
    path("practice/cases/<slug:case>/save", writing.save, name="save"),
]
