"""Writes of kaders: read in, take over, publish, tie together."""

from .fouten import CannotAdopt, CannotPublish, CannotRead, CannotReject, CannotSetNorm
from .inlezen import read, refuse_size, reject, reread, upload
from .kruistabel import import_kruistabel, read_lines
from .norm import add_norm
from .overnemen import adopt, discard
from .vaststellen import expire_versions, is_own_work, publish

__all__ = [
    "CannotAdopt",
    "CannotPublish",
    "CannotRead",
    "CannotReject",
    "CannotSetNorm",
    "add_norm",
    "adopt",
    "discard",
    "expire_versions",
    "import_kruistabel",
    "is_own_work",
    "publish",
    "read",
    "read_lines",
    "refuse_size",
    "reject",
    "reread",
    "upload",
]
