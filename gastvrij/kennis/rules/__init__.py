"""Rules of kennis: words, compounds, spelling, questions and validity. Pure."""

from .artikelen import SOON, Geldigheid, differing, first_part, geldigheid, is_web_address, missing
from .samenstellingen import Bekend, split
from .spelling import nearest, variants
from .woorden import Woord, normalise, participle_base, stem, telling, words
from .zoekvraag import Groep, Kennis, Vraag, fts5, groups, lookups, read, soft, term_keys, tsquery

__all__ = [
    "SOON",
    "Bekend",
    "Geldigheid",
    "Groep",
    "Kennis",
    "Vraag",
    "Woord",
    "differing",
    "first_part",
    "fts5",
    "geldigheid",
    "groups",
    "is_web_address",
    "lookups",
    "missing",
    "nearest",
    "normalise",
    "participle_base",
    "read",
    "soft",
    "split",
    "stem",
    "telling",
    "term_keys",
    "tsquery",
    "variants",
    "words",
]
