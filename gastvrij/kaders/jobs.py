"""Background work of kaders."""

from uuid import UUID

from django.utils import timezone

from . import actions


def expire_versions() -> int:
    """Close the versions that a newer one replaced since yesterday; return how many."""
    return actions.expire_versions(at=timezone.now())


def read_document(uuid: UUID) -> str:
    """Read one file that waits; return what became of it."""
    lezing = actions.read_lezing(uuid=uuid, clock=timezone.now)
    return "" if lezing is None else lezing.status


def retry_readings() -> int:
    """Queue the readings again whose worker fell silent; return how many stood still."""
    return actions.retry_stalled(at=timezone.now())
