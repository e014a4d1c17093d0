"""Writes of kaders: read in, take over, publish, tie together."""

from .bewerken import edit, redo, undo
from .controleren import choose_kader, decide, undecide
from .fouten import (
    CannotAdopt,
    CannotCheck,
    CannotDecide,
    CannotEdit,
    CannotPublish,
    CannotRead,
    CannotReject,
    CannotSetNorm,
    CannotSwitch,
    CannotTie,
)
from .gelijk import decide_identities
from .ingebruik import take_into_use, withdraw_use
from .inlezen import read, refuse_size, reject, reread, upload
from .kruistabel import discard_kruistabel, import_kruistabel, read_lines, start_kruistabel
from .kruistabel_bewerken import (
    is_own_kruistabel,
    reject_verband,
    remove_verband,
    set_verband,
    sign_kruistabel,
    withdraw_rejection,
)
from .lezen import (
    ask_reread,
    dismiss,
    is_crosswalk,
    read_lezing,
    retry_stalled,
    submit,
    submit_again,
)
from .norm import add_norm
from .normen import TERMIJNEN, end_norm, save_norm
from .overnemen import adopt, discard
from .vaststellen import expire_versions, is_own_work, publish

__all__ = [
    "TERMIJNEN",
    "CannotAdopt",
    "CannotCheck",
    "CannotDecide",
    "CannotEdit",
    "CannotPublish",
    "CannotRead",
    "CannotReject",
    "CannotSetNorm",
    "CannotSwitch",
    "CannotTie",
    "add_norm",
    "adopt",
    "ask_reread",
    "choose_kader",
    "decide",
    "decide_identities",
    "discard",
    "discard_kruistabel",
    "dismiss",
    "edit",
    "end_norm",
    "expire_versions",
    "import_kruistabel",
    "is_crosswalk",
    "is_own_kruistabel",
    "is_own_work",
    "publish",
    "read",
    "read_lezing",
    "read_lines",
    "redo",
    "refuse_size",
    "reject",
    "reject_verband",
    "remove_verband",
    "reread",
    "retry_stalled",
    "save_norm",
    "set_verband",
    "sign_kruistabel",
    "start_kruistabel",
    "submit",
    "submit_again",
    "take_into_use",
    "undecide",
    "undo",
    "upload",
    "withdraw_rejection",
    "withdraw_use",
]
