"""Background work of kaders."""

from django.utils import timezone

from . import actions


def expire_versions() -> int:
    """Close the versions that a newer one replaced since yesterday; return how many."""
    return actions.expire_versions(at=timezone.now())
