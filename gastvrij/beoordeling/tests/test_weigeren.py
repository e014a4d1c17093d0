"""How a form says that its act was refused."""

import pytest
from django import forms
from django.http import QueryDict

from gastvrij.beoordeling import actions
from gastvrij.beoordeling.views.weigeren import refuse


class Vorm(forms.Form):
    tekst = forms.CharField()
    keuze = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B"), ("c", "C")])


def sent(prefix: str | None) -> Vorm:
    start = f"{prefix}-" if prefix else ""
    form = Vorm(
        QueryDict(f"{start}tekst=Bel+06-12345678&{start}keuze=a&{start}keuze=c"), prefix=prefix
    )
    assert form.is_valid()
    return form


@pytest.mark.parametrize("prefix", [None, "notitie"])
def test_what_points_at_a_citizen_is_masked_where_it_was_typed(prefix: str | None) -> None:
    form = sent(prefix)
    refuse(form, actions.PersonalDataFound("Bel [telefoonnummer]"), text="tekst", field="keuze")
    assert form["tekst"].value() == "Bel [telefoonnummer]"
    assert form["keuze"].value() == ["a", "c"]
    assert set(form.errors) == {"tekst"}
    assert "gegevens van een inwoner" in form.errors["tekst"][0]


@pytest.mark.parametrize(("field", "said_at"), [(None, "__all__"), ("keuze", "keuze")])
def test_another_refusal_leaves_what_was_typed(field: str | None, said_at: str) -> None:
    form = sent(None)
    refuse(form, actions.CannotAssess("Dit kan niet meer."), text="tekst", field=field)
    assert form["tekst"].value() == "Bel 06-12345678"
    assert form.errors == {said_at: ["Dit kan niet meer."]}
