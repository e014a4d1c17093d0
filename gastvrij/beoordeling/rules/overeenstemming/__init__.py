"""Overeenstemming: how far those who judge agree, in figures that are exact. Pure.

A figure is a function of a `Telling`, whole numbers that add up over items, and answers with a
fraction or with the reason why there is none.
"""

from .bootstrap import ROUNDS, Interval, bootstrap
from .drempel import Stand, shown, stand
from .gegevens import Gegevens, Oordeel, from_counts, from_oordelen, from_rows, from_table
from .gewichten import Weging, weights
from .icc import Vorm
from .inlezen import OnleesbareTabel, Tabel, read
from .maten import Cijfer, figures, maten
from .rasch import Meting, Score, measure
from .strengheid import Strengheid, severity
from .telling import Telling, count
from .uitkomst import TEKSTEN, Reden, Uitkomst

__all__ = [
    "ROUNDS",
    "TEKSTEN",
    "Cijfer",
    "Gegevens",
    "Interval",
    "Meting",
    "OnleesbareTabel",
    "Oordeel",
    "Reden",
    "Score",
    "Stand",
    "Strengheid",
    "Tabel",
    "Telling",
    "Uitkomst",
    "Vorm",
    "Weging",
    "bootstrap",
    "count",
    "figures",
    "from_counts",
    "from_oordelen",
    "from_rows",
    "from_table",
    "maten",
    "measure",
    "read",
    "severity",
    "shown",
    "stand",
    "weights",
]
