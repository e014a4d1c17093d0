"""What must stay as it was published, whatever program writes."""

from gastvrij.basis.triggers import Trigger

TRIGGERS: list[Trigger] = []
