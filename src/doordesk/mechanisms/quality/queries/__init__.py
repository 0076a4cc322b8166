"""Reading quality reviews: what waits, marks side by side, figures (rule P5)."""

from doordesk.mechanisms.quality.queries.desk import line_of, on_a_growth_page, to_review
from doordesk.mechanisms.quality.queries.figures import Figures, Looked, figures, of_author, own_figures
from doordesk.mechanisms.quality.queries.marks import Beside, Given, apart, beside
from doordesk.mechanisms.quality.queries.pages import (
    PIECES,
    WITH,
    PiecePage,
    ReviewPage,
    is_complete,
    listed,
    next_period,
    open_reviews,
    piece_page,
    readable_pieces,
    review_page,
    typed_so_far,
)
from doordesk.mechanisms.quality.queries.programme import on_the_programmes_page
from doordesk.mechanisms.quality.queries.rubric import Rubric, rubric
from doordesk.mechanisms.quality.queries.sampling import Look, look, shares

__all__ = (
    "PIECES",
    "WITH",
    "Beside",
    "Figures",
    "Given",
    "Look",
    "Looked",
    "PiecePage",
    "ReviewPage",
    "Rubric",
    "apart",
    "beside",
    "figures",
    "is_complete",
    "line_of",
    "listed",
    "look",
    "next_period",
    "of_author",
    "on_a_growth_page",
    "on_the_programmes_page",
    "open_reviews",
    "own_figures",
    "piece_page",
    "readable_pieces",
    "review_page",
    "rubric",
    "shares",
    "to_review",
    "typed_so_far",
)
