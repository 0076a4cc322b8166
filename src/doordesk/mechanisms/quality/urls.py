"""Addresses of quality reviews: figures, draws, pieces, reviews, one's own."""

from django.urls import path

from doordesk.mechanisms.quality.views import figures, pieces, reviewing

app_name = "quality"
urlpatterns = [
    path("quality/", figures.figures, name="figures"),
    path("quality/quality.csv", figures.figures_csv, name="csv"),
    path("quality/draw", pieces.draw, name="draw"),
    path("quality/sample", pieces.sample, name="sample"),
    path("quality/rubric", reviewing.rubric, name="rubric"),
    path("quality/mine", reviewing.mine, name="mine"),
    path("quality/reviews/<int:pk>/", reviewing.review, name="review"),
    path("quality/reviews/<int:pk>/back", reviewing.hand_back, name="back"),
    path("quality/reviews/<int:pk>/give", pieces.give, name="give"),
    path("quality/pieces/<int:pk>/", pieces.piece, name="piece"),
    path("quality/pieces/<int:pk>/settle", pieces.settle, name="settle"),
    path("quality/pieces/<int:pk>/reviewers", pieces.find, name="find"),
]
