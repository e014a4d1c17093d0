"""Background work of help among colleagues: ids only from the queue."""

from uuid import UUID

from gastvrij.basis import queries as basis
from gastvrij.ontwikkeling import actions, queries


def mail(vraag: str, aan: str) -> None:
    """Send the mail about a question to who was asked or who asked, unless that no longer holds."""
    found = queries.find_hulpvraag(vraag)
    person = basis.who_gets_mail(UUID(aan))
    if found is None or person is None:
        return
    # Who was asked and answered meanwhile needs no mail about the question.
    if person.pk == found.van_id or found.beantwoord_op is None:
        actions.deliver_hulp_mail(vraag=found, aan=person)
