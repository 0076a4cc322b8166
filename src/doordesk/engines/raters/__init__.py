"""How near somebody's ratings are to the experts', and how far two or more raters agree. Rules P2, P5.

Numbers go in and dataclasses come out; nothing here knows a database, and nothing rates a candidate (Y4).
"""

from doordesk.engines.raters.accuracy import Accuracy, accuracy
from doordesk.engines.raters.agreement import Agreement, Raters, agreement
from doordesk.engines.raters.blocks import Block, Matrix, TooLittle, complete_block
from doordesk.engines.raters.kappa import FEWEST, Kappa
from doordesk.engines.raters.shares import Share

__all__ = [
    "FEWEST",
    "Accuracy",
    "Agreement",
    "Block",
    "Kappa",
    "Matrix",
    "Raters",
    "Share",
    "TooLittle",
    "accuracy",
    "agreement",
    "complete_block",
]
