"""How a form says that its act was refused."""

from django import forms
from django.http import QueryDict

from gastvrij.beoordeling import actions


def refuse(form: forms.Form, problem: Exception, *, text: str, field: str | None = None) -> None:
    """Say in a form that was filled in why its act was refused: at `field`, or at no field.

    What points at a citizen in the field `text` is masked there, to check and save again.
    """
    if isinstance(problem, actions.PersonalDataFound):
        data = QueryDict(mutable=True)
        data.update(form.data)
        data[form.add_prefix(text)] = problem.masked
        form.data = data
        form.full_clean()
        field = text
    form.add_error(field, str(problem))
