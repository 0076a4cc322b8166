"""Published data sets and results."""

from doordesk.engines.raters import Matrix

# SAS/STAT, PROC FREQ: two raters, three categories, as printed in statsmodels, stats/tests/test_inter_rater.
SAS_TABLE = [[0, 4, 1], [0, 8, 0], [0, 1, 5]]
SAS = [[i, j] for i, row in enumerate(SAS_TABLE) for j, count in enumerate(row) for _ in range(count)]
SAS_KAPPA, SAS_ERROR = 0.4842, 0.1380
SAS_LINEAR, SAS_LINEAR_ERROR = 0.4701, 0.1457

# R package irr, data set `anxiety`, raters 2 and 3: kappa2(anxiety[, 2:3], "squared"), as printed in the same
# file. Nobody gave a 5, and irr counts categories that occur: the 6 of the data set is the fifth, a 5 here.
ANXIETY = list(
    zip(
        [3, 5, 4, 5, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4],
        [2, 1, 4, 4, 3, 2, 1, 5, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2],
        strict=True,
    )
)
ANXIETY_SQUARED = 0.2520325

# R package irrCAC 1.0 (K. L. Gwet), data set `cac.raw4raters`: pa.coeff.raw and fleiss.kappa.raw, unweighted.
GWET: Matrix = [
    [1, 1, None, 1],
    [2, 2, 3, 2],
    [3, 3, 3, 3],
    [3, 3, 3, 3],
    [2, 2, 2, 2],
    [1, 2, 3, 4],
    [4, 4, 4, 4],
    [1, 1, 2, 1],
    [2, 2, 2, 2],
    [None, 5, 5, 5],
    [None, None, 1, 1],
    [None, None, 3, None],
]
GWET_EXACT, GWET_FLEISS, GWET_FLEISS_ERROR = 0.8181818, 0.76117, 0.15302

# The same package, data set `distrib.6raters` (psychiatrists by diagnosis): fleiss.kappa.dist, unweighted.
SIX_RATERS = [
    [0, 0, 0, 6, 0],
    [0, 3, 0, 0, 3],
    [0, 1, 4, 0, 1],
    [0, 0, 0, 0, 6],
    [0, 3, 0, 3, 0],
    [2, 0, 4, 0, 0],
    [0, 0, 4, 0, 2],
    [2, 0, 3, 1, 0],
    [2, 0, 0, 4, 0],
    [0, 0, 0, 0, 6],
    [1, 0, 0, 5, 0],
    [1, 1, 0, 4, 0],
    [0, 3, 3, 0, 0],
    [1, 0, 0, 5, 0],
    [0, 2, 0, 3, 1],
]
SIX = [[place for place, count in enumerate(row) for _ in range(count)] for row in SIX_RATERS]
SIX_FLEISS = 0.4139265

# P. E. Shrout and J. L. Fleiss (1979), Intraclass correlations, Psychological Bulletin 86, 420-428, tables 2
# and 3: six targets by four judges, mean squares between targets, between judges, and of the rest.
SHROUT_FLEISS = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7]]
TARGETS_MEAN_SQUARE, JUDGES_MEAN_SQUARE, REST_MEAN_SQUARE = 11.24, 32.49, 1.02
