"""Choices and rows of a form field: what is offered, under which text, and to which fields."""

from datetime import date

import pytest
from django import forms

from gastvrij.basis.keuzes import set_choices, set_queryset
from gastvrij.basis.models import Sluitingsdag


class Sluit(forms.Form):
    dag = forms.ModelChoiceField(Sluitingsdag.objects.none(), empty_label=None)
    soort = forms.ChoiceField()
    reden = forms.CharField()


def offered(form: Sluit, name: str) -> list[tuple[str, str]]:
    """Return value and label of each choice, as the page shows them."""
    return [(str(one.data["value"]), one.data["label"]) for one in form[name].subwidgets]


def test_choices_come_after_the_one_that_stands_for_nothing() -> None:
    form, without = Sluit(), Sluit()
    set_choices(form.fields["soort"], [("a", "A"), (2, "B")], empty="Kies")
    assert offered(form, "soort") == [("", "Kies"), ("a", "A"), ("2", "B")]
    set_choices(without.fields["soort"], [("a", "A")])
    assert offered(without, "soort") == [("a", "A")]


@pytest.mark.django_db
def test_rows_are_offered_by_their_own_text_or_by_a_given_one() -> None:
    brugdag = Sluitingsdag.objects.create(dag=date(2026, 12, 24), reden="Brugdag")
    own, named, other = Sluit(), Sluit(), Sluit({"dag": str(brugdag.pk), "soort": "", "reden": ""})
    set_queryset(own.fields["dag"], Sluitingsdag.objects.all())
    set_queryset(named.fields["dag"], Sluitingsdag.objects.all(), label=lambda one: one.reden)
    assert offered(own, "dag") == [(str(brugdag.pk), str(brugdag))]
    assert offered(named, "dag") == [(str(brugdag.pk), "Brugdag")]
    assert f'value="{brugdag.pk}">Brugdag</option>' in str(named["dag"])
    assert "dag" in other.errors
    set_queryset(other.fields["dag"], Sluitingsdag.objects.all())
    other.full_clean()
    assert other.cleaned_data["dag"] == brugdag


def test_a_field_that_offers_nothing_to_choose_is_refused() -> None:
    form = Sluit()
    with pytest.raises(TypeError):
        set_choices(form.fields["reden"], [("a", "A")])
    for name in ("reden", "soort"):
        with pytest.raises(TypeError):
            set_queryset(form.fields[name], Sluitingsdag.objects.all())
