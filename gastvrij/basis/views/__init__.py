"""Pages of basis: the door, one's own page and the administration."""

from .deur import first_admin, home
from .gezond import alive, ready
from .weigering import csrf_failure, not_found, refused

__all__ = ["alive", "csrf_failure", "first_admin", "home", "not_found", "ready", "refused"]
